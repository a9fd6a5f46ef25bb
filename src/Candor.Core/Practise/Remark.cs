using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>Something that can be counted about an answer and that a remark may hang on.</summary>
public enum Measure
{
    Words,

    /// <summary>
    /// Length against the question's range: below 0 too short (−1 is nothing), 0 to 1 within, above 1 too long (2 is
    /// twice the most).
    /// </summary>
    Length,
    FillersPerHundred,
    HedgesPerHundred,
    RestartsPerHundred,
    DetailPerHundred,
    Numbers,
    Names,
    Times,
    Outcomes,
    SituationShare,
    TaskShare,
    ActionShare,
    ResultShare,

    /// <summary>How many of the four parts of a story are there.</summary>
    Parts,
    I,
    We,

    /// <summary>Share of "we" among "I" and "we".</summary>
    WeShare,
    WordsASentence,
    WordsPerMinute,

    /// <summary>Words a minute against the candidate's range: below 0 slower, 0 to 1 within, above 1 quicker (2 is twice the most).</summary>
    Pace,
    LongestPauseSeconds,
    PausesPerMinute,

    /// <summary>Talk over the time from the first sound to the last.</summary>
    TalkShare,

    /// <summary>An estimate from the sound.</summary>
    SyllablesPerSecond,
    ThinkingSeconds,

    /// <summary>Share of the time in which the head was turned away from the camera.</summary>
    AwayShare,
    LongestAwaySeconds,
    SmileShare,
    MovingShare,

    /// <summary>Share of the time in which the face left the middle of the picture.</summary>
    EdgeShare,
    Answered,
}

/// <summary>A moment of a recording that shows what a remark says.</summary>
public enum MomentShown
{
    /// <summary>The first words.</summary>
    Start,
    LongestPause,
    LongestAway,
    FirstSmile,
}

/// <summary>Said of what was done well, or as the one thing to try next time.</summary>
public enum RemarkKind
{
    Good,
    Try,
}

/// <summary>A condition: the measure lies in the range, ends included. What was not measured meets none.</summary>
public readonly record struct When(Measure Measure, double From, double To);

/// <summary>
/// A file of <c>knowledge/practise/remarks/</c>: when a thing is worth saying of an answer, and how it is said.
/// </summary>
/// <param name="Rank">Lower is said first; two of one kind never share one.</param>
/// <param name="Shapes">Only for answers of these shapes; for all where empty.</param>
/// <param name="ShowsParts">Parts whose words are the proof.</param>
/// <param name="ShowsMarks">Marks whose words are the proof.</param>
/// <param name="ShowsMoment">The moment of a recording that is the proof.</param>
public sealed record Remark(
    string Id,
    RemarkKind Kind,
    double Rank,
    string Message,
    string Why,
    IReadOnlyList<string> Sources,
    IReadOnlyList<AnswerShape> Shapes,
    IReadOnlyList<When> Whens,
    IReadOnlyList<Part> ShowsParts,
    IReadOnlyList<MarkKind> ShowsMarks,
    MomentShown? ShowsMoment
)
{
    internal static Remark? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var remark = new Remark(
            file.Id,
            entry.One<RemarkKind>("remark"),
            entry.Number("rank", 1, 1000),
            entry.Text("message"),
            entry.Text("why"),
            Knowledge.Sources.Of(entry),
            entry.Some<AnswerShape>("shapes"),
            [.. entry.Maps("when").Select(Condition)],
            entry.Some<Part>("shows-parts"),
            entry.Some<MarkKind>("shows-marks"),
            entry.Some<MomentShown>("shows-moment") is [var moment, ..] ? moment : null
        );
        if (remark.Whens.Count == 0)
        {
            entry.Wrong("'when' is missing: a list of 'measure', 'from', 'to'");
        }

        entry.Elsewhere("examples");
        entry.Done();
        return remark;
    }

    private static When Condition(Entry entry)
    {
        var when = new When(
            entry.One<Measure>("measure"),
            entry.Number("from", -1, 100_000, -1),
            entry.Number("to", -1, 100_000, 100_000)
        );
        entry.Done();
        return when;
    }
}
