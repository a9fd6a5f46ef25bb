using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>One block while it is read: its words, and the wordings that were found in them.</summary>
/// <param name="whole">The text that it is a part of.</param>
/// <param name="sign">What the sign or heading above it says of all in it.</param>
internal sealed class ReadBlock(
    string whole,
    Span span,
    Polarity sign,
    string speaker,
    char mark,
    Hearing hearing,
    Topics topics
)
{
    public ReadText Text { get; } = ReadText.Of(whole[span.Start..span.End]);

    public List<PhraseFound<Cue>> Cues => field ??= [.. hearing.Find(Text)];

    public List<PhraseFound<TopicCue>> TopicCues => field ??= [.. topics.Find(Text)];

    public Span Span => span;

    public Polarity Sign => sign;

    public string Speaker => speaker;

    /// <summary>The list mark before it, a space where there is none.</summary>
    public char Mark => mark;

    /// <summary>Whether a wording of this kind stands in the clause.</summary>
    public bool Holds(Clause clause, Cue what)
    {
        foreach (var cue in Cues)
        {
            if (cue.What == what && clause.Holds(cue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Inside thanks or a stock sentence nothing is meant: "thank you for the great conversation".</summary>
    public bool IsPassed(int first, int end)
    {
        foreach (var cue in Cues)
        {
            if (IsPassing(cue.What) && cue.First <= first && end <= cue.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How specific each sentence is that belongs to no point and is neither thanks nor stock nor a question.</summary>
    public IEnumerable<double> Beside(IReadOnlyList<FoundPoint> points, MeasureSpecificity measure) =>
        from sentence in Text.Sentences
        let at = new Span(span.Start + sentence.Span.Start, span.Start + sentence.Span.End)
        let clause = new Clause(sentence.First, sentence.End)
        where !points.Any(point => point.Span.Meets(at)) && !IsAside(clause)
        select measure.Of(Text, clause, Cues, about: null).Specificity;

    /// <summary>A stretch of it as a point; null where only marks are left of it.</summary>
    public FoundPoint? Point(Clause clause, Meaning meaning, MeasureSpecificity measure)
    {
        var trimmed = CutUnits.Trim(Text, clause);
        if (trimmed.First >= trimmed.End)
        {
            return null;
        }

        var personal = NameTopic.Personal(this, clause);
        var category = personal?.Category ?? meaning.Category;
        var topic = personal ?? NameTopic.Of(this, clause, category);
        var at = new Span(
            span.Start + Text.Words[trimmed.First].Span.Start,
            span.Start + Text.Words[trimmed.End - 1].Span.End
        );
        var (specificity, shown) = measure.Of(Text, trimmed, Cues, category);
        return new(
            at,
            at.Of(whole),
            meaning.Polarity,
            category,
            topic?.Id ?? "",
            specificity,
            category == Category.Outside ? Cause.Outside : NameTopic.CauseOf(this, clause, topic, meaning.Polarity),
            [.. shown.Select(one => one with { Span = Moved(one.Span) })],
            personal is null ? [.. meaning.Reasons.Select(one => one with { Span = Moved(one.Span) })] : [],
            speaker,
            personal is not null,
            mark == '!'
        );
    }

    private Span Moved(Span inBlock) => new(span.Start + inBlock.Start, span.Start + inBlock.End);

    private bool IsAside(Clause clause)
    {
        foreach (var cue in Cues)
        {
            if (IsPassing(cue.What) && clause.First < cue.End && cue.First < clause.End)
            {
                return true;
            }
        }

        return Text.Words[clause.End - 1].Form == "?";
    }

    private static bool IsPassing(Cue what) => what is Cue.Courtesy or Cue.Stock or Cue.NextStep;
}

/// <summary>Words of a block: from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct Clause(int First, int End)
{
    public bool Holds<T>(PhraseFound<T> found) => First <= found.First && found.End <= End;
}
