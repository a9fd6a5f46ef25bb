using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>One part of the story: whether it is there, and how much of the answer it takes.</summary>
/// <param name="Present">Told in so many words, not only guessed from its place.</param>
/// <param name="Share">0–1 of the answer's words; 0 where it is not present.</param>
public readonly record struct PartShare(bool Present, double Share);

/// <summary>A stretch of the answer with what it is, in UTF-16 units of the transcript's text.</summary>
/// <param name="At">Seconds from the recording's start, or null where the word has no time.</param>
/// <param name="File">The knowledge file that marks it, empty where none does.</param>
public readonly record struct Marked(MarkKind Kind, Span Span, double? At, string File);

/// <summary>A stretch that tells one part, in UTF-16 units.</summary>
public readonly record struct PartSpan(Part Part, Span Span);

/// <summary>Silences between words, of <see cref="MeasurePace.ShortestPause"/> seconds and more.</summary>
/// <param name="TalkShare">Talk over the time from the first word to the last, the turns of others left out.</param>
/// <param name="TalkSeconds">Time of talk: without pauses, without the turns of others and without laughter.</param>
public readonly record struct Pauses(
    int Count,
    double LongestSeconds,
    double PerMinute,
    double TalkShare,
    double TalkSeconds
);

/// <summary>
/// What could be measured of one answer. No score of confidence, feeling or chances: only what a listener could count
/// too. Where something could not be measured it is null, named in <see cref="NotMeasured"/>, and the reason stands
/// in <see cref="Notes"/>.
/// </summary>
public sealed record Measured
{
    public required Transcript Transcript { get; init; }

    /// <summary>Every word, fillers too.</summary>
    public required int Words { get; init; }

    /// <summary>Different words, whatever their case.</summary>
    public required int UniqueWords { get; init; }

    public required int Sentences { get; init; }

    /// <summary>From the first word's start to the last word's end.</summary>
    public double? Seconds { get; init; }

    /// <summary>Every word, fillers too, over <see cref="Seconds"/>, pauses and all. About 110–160 is an ordinary speaking pace in English.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>
    /// Every word over the time of talk alone, pauses left out: how fast the words come while they come (the literature's
    /// articulation rate, in words). Null where pauses could not be told.
    /// </summary>
    public double? TalkingWordsPerMinute { get; init; }

    public Pauses? Pauses { get; init; }

    /// <summary>Everything marked, in the text's order.</summary>
    public required IReadOnlyList<Marked> Marks { get; init; }

    /// <summary>Situation, task, action, result.</summary>
    public IReadOnlyDictionary<Part, PartShare>? Parts { get; init; }

    public IReadOnlyList<PartSpan> PartSpans { get; init; } = [];

    /// <summary>It tells of something that happened, rather than describing the speaker.</summary>
    public bool TellsOfAnEvent { get; init; }

    /// <summary>"I", "I'm", "my" … as against <see cref="We"/>.</summary>
    public int I { get; init; }

    /// <summary>"we", "us", "our" …</summary>
    public int We { get; init; }

    /// <summary>0–1, a hint: how much of the question comes back in the answer. Null without a question.</summary>
    public double? Answered { get; init; }

    /// <summary>Seconds from the question to the first word; null where nobody counted.</summary>
    public double? ThinkingSeconds { get; init; }

    /// <summary>What was heard of it, beside the words; null for a text.</summary>
    public Heard? Heard { get; init; }

    /// <summary>What a camera saw; null without one.</summary>
    public Seen? Seen { get; init; }

    /// <summary>What the candidate has switched off: nothing is said of it.</summary>
    public IReadOnlyCollection<Aspect> Off { get; init; } = [];

    /// <summary>Words a minute that the candidate holds for easy to follow; advice, and adjustable.</summary>
    public (int From, int To) PaceRange { get; init; } = (110, 165);

    /// <summary>The names of fields that could not be measured.</summary>
    public required IReadOnlyList<string> NotMeasured { get; init; }

    /// <summary>Why, and whatever else was wrong with the transcript.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public int Count(MarkKind kind) => Marks.Count(mark => mark.Kind == kind);

    /// <summary>Concrete things told: numbers, names, times, outcomes.</summary>
    public int Detail =>
        Marks.Count(mark => mark.Kind is MarkKind.Number or MarkKind.Name or MarkKind.Time or MarkKind.Outcome);

    public double PerHundredWords(int count) => Words == 0 ? 0 : 100.0 * count / Words;
}
