using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>One block while it is read: its sentences cut into clauses, each judged, the telling ones kept.</summary>
internal sealed class ReadBlock
{
    private readonly string text;
    private readonly Span span;
    private readonly string speaker;
    private readonly bool disagreed;
    private readonly ReadText read;
    private readonly List<PhraseFound<Cue>> cues;
    private readonly Judge judge;

    public ReadBlock(
        string text,
        Span span,
        Polarity sign,
        string speaker,
        bool disagreed,
        Hearing hearing,
        Topics topics
    )
    {
        (this.text, this.span, this.speaker, this.disagreed) = (text, span, speaker, disagreed);
        read = ReadText.Of(text[span.Start..span.End]);
        cues = [.. hearing.Find(read)];
        judge = new(read, cues, [.. topics.Find(read)], sign);
        Judges = judge.Judges();
    }

    /// <summary>Whether a stock sentence of a rejection stands in it (A3).</summary>
    public bool IsStock => cues.Exists(c => c.What == Cue.Stock);

    /// <summary>Whether something in it judges in words; plain facts count only in a text where something does.</summary>
    public bool Judges { get; }

    public IReadOnlyList<FoundPoint> Points(bool withFacts)
    {
        var found = new List<Piece>();
        foreach (var sentence in read.Sentences)
        {
            var first = true;
            foreach (var clause in CutClauses.Of(read, sentence, judge))
            {
                Take(found, clause, sentence, first, withFacts);
                first = false;
            }
        }

        return [.. found.Select(piece => Point(piece.Clause, piece.Judged)).OfType<FoundPoint>()];
    }

    /// <summary>How specific each sentence is that belongs to no point and is neither thanks nor stock.</summary>
    public IEnumerable<double> Beside(IReadOnlyList<FoundPoint> points) =>
        from sentence in read.Sentences
        let at = new Span(span.Start + sentence.Span.Start, span.Start + sentence.Span.End)
        let clause = new Clause(sentence.First, sentence.End)
        where !points.Any(point => point.Span.Meets(at)) && !judge.IsAside(clause)
        select MeasureSpecificity.Of(read, clause, cues, topic: null).Specificity;

    private void Take(List<Piece> found, Clause clause, Sentence sentence, bool first, bool withFacts)
    {
        var judged = judge.Of(clause);
        var told = judged is null && withFacts ? judge.Told(clause) : null;
        var before = found.Count > 0 ? found[^1] : null;
        var adjacent = before is not null && before.Clause.End == clause.First;
        var sameSentence = adjacent && before!.Clause.First >= sentence.First;
        if (judged is null && told is null)
        {
            // What judges nothing itself explains what stands before it.
            if (
                sameSentence && !judge.StartsTurn(clause) && !judge.IsAside(clause)
                || first && before is not null && judge.GoesOn(clause)
            )
            {
                Extend(found, clause);
            }
        }
        else if (before is not null && Continues(before, clause, judged, told, first, adjacent, sameSentence))
        {
            Extend(found, clause);
        }
        else
        {
            found.Add(new(clause, judged ?? told!));
        }
    }

    private bool Continues(
        Piece before,
        Clause clause,
        Judged? judged,
        Judged? told,
        bool first,
        bool adjacent,
        bool sameSentence
    )
    {
        if (judged is not null)
        {
            // "Not great.", "A pity.": weight for the point before it, not one more.
            if (
                first
                && adjacent
                && judged.Topic is null
                && clause.End - clause.First <= 5
                && judged.Polarity == before.Judged.Polarity
                && !judge.IsSigned
            )
            {
                return true;
            }

            return first
                    && judge.GoesOn(clause)
                    && SameThing(before.Judged, judged with { Topic = judged.Topic ?? before.Judged.Topic })
                || sameSentence && judged.Topic is not null && SameThing(before.Judged, judged);
        }

        if (told!.Polarity == Polarity.Neutral || judge.StartsTurn(clause))
        {
            return false;
        }

        // A fact after a judgement is mostly its instance: "When I asked …", "That took an hour", "Said it was faster".
        return sameSentence || adjacent && judge.TellsOn(clause);
    }

    private static void Extend(List<Piece> found, Clause clause) =>
        found[^1] = found[^1] with { Clause = found[^1].Clause with { End = clause.End } };

    private static bool SameThing(Judged one, Judged other) =>
        one.Polarity == other.Polarity && one.Topic?.Id == other.Topic?.Id;

    private FoundPoint? Point(Clause clause, Judged judged)
    {
        var (first, end) = CutClauses.Trim(read, clause);
        if (first >= end)
        {
            return null;
        }

        var at = new Span(span.Start + read.Words[first].Span.Start, span.Start + read.Words[end - 1].Span.End);
        var (specificity, shown) = MeasureSpecificity.Of(read, new(first, end), cues, judged.Topic);
        var moved = shown.Select(s => s with { Span = new(span.Start + s.Span.Start, span.Start + s.Span.End) });
        var topic = judged.Topic;
        return new(
            at,
            at.Of(text),
            topic is { Personal: true } ? Polarity.Neutral : judged.Polarity,
            judged.Category,
            topic?.Id ?? "",
            specificity,
            judge.CauseOf(clause, judged),
            [.. moved],
            speaker,
            topic is { Personal: true },
            disagreed
        );
    }
}

/// <summary>Words of a block: from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct Clause(int First, int End)
{
    public bool Holds<T>(PhraseFound<T> found) => First <= found.First && found.End <= End;

    public bool Holds(int word) => First <= word && word < End;
}

/// <summary>What a clause says: for or against, about what.</summary>
internal sealed record Judged(Polarity Polarity, Category Category, Topic? Topic);

/// <summary>A point while it is put together.</summary>
internal sealed record Piece(Clause Clause, Judged Judged);
