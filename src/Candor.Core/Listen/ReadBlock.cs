using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>One block while it is read: its sentences cut into clauses, each judged, the telling ones kept.</summary>
internal sealed class ReadBlock
{
    private readonly string text;
    private readonly Span span;
    private readonly Polarity sign;
    private readonly string speaker;
    private readonly bool disagreed;
    private readonly ReadText read;
    private readonly List<PhraseFound<Cue>> cues;
    private readonly List<PhraseFound<TopicCue>> topics;

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
        (this.text, this.span, this.sign, this.speaker, this.disagreed) = (text, span, sign, speaker, disagreed);
        read = ReadText.Of(text[span.Start..span.End]);
        cues = [.. hearing.Find(read)];
        this.topics = [.. topics.Find(read)];
    }

    public IReadOnlyList<FoundPoint> Points()
    {
        var judge = new Judge(read, cues, topics, sign);
        var found = new List<(Clause Clause, Judged Judged)>();
        foreach (var sentence in read.Sentences)
        {
            var first = true;
            foreach (var clause in CutClauses.Of(read, sentence, judge))
            {
                var judged = judge.Of(clause);
                var onward = first && found.Count > 0 && judge.GoesOn(clause);
                first = false;
                if (
                    onward
                    && (
                        judged is null
                        || SameThing(found[^1].Judged, judged with { Topic = judged.Topic ?? found[^1].Judged.Topic })
                    )
                )
                {
                    found[^1] = (found[^1].Clause with { End = clause.End }, found[^1].Judged);
                }
                else if (judged is null)
                {
                    // What judges nothing itself explains what stands before it in the sentence.
                    if (
                        found.Count > 0
                        && found[^1].Clause.End == clause.First
                        && found[^1].Clause.First >= sentence.First
                        && !CutClauses.Turns.Contains(read.Words[clause.First].Form, StringComparer.Ordinal)
                        && !judge.IsAside(clause)
                    )
                    {
                        found[^1] = (found[^1].Clause with { End = clause.End }, found[^1].Judged);
                    }
                }
                else
                {
                    if (
                        found.Count > 0
                        && judged.Topic is not null
                        && found[^1].Clause.End >= sentence.First
                        && found[^1].Clause.End == clause.First
                        && SameThing(found[^1].Judged, judged)
                    )
                    {
                        found[^1] = (found[^1].Clause with { End = clause.End }, found[^1].Judged);
                    }
                    else
                    {
                        found.Add((clause, judged));
                    }
                }
            }
        }

        return [.. found.Select(pair => Point(pair.Clause, pair.Judged, judge)).OfType<FoundPoint>()];
    }

    private static bool SameThing(Judged one, Judged other) =>
        one.Polarity == other.Polarity && one.Topic?.Id == other.Topic?.Id;

    private FoundPoint? Point(Clause clause, Judged judged, Judge judge)
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
            topic?.Category ?? judge.CategoryOf(clause),
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
internal sealed record Judged(Polarity Polarity, Topic? Topic);
