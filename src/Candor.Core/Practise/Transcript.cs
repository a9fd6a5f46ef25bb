using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>A word as it was said.</summary>
/// <param name="Span">Where it stands in the transcript's text, its marks left out.</param>
/// <param name="Start">Seconds from the recording's start, or null where the transcript does not say.</param>
/// <param name="End">Seconds; never before <paramref name="Start"/>.</param>
public readonly record struct SpokenWord(Span Span, double? Start, double? End)
{
    public bool IsTimed => Start is not null && End is not null;
}

/// <summary>What was answered: a text, and for a recording the time of each word.</summary>
/// <param name="Question">What was asked, where the transcript says so.</param>
/// <param name="Text">
/// The words in order. Of a recording whose transcript has no marks at all, a comma stands where the speaker paused
/// and a full stop where the pause was long, so that a reader (and the measures) see the phrases.
/// </param>
/// <param name="Notes">What was wrong with the transcript and what that leaves unmeasured; a line each, none for a good one.</param>
public sealed record Transcript(
    string? Question,
    string Text,
    IReadOnlyList<SpokenWord> Words,
    IReadOnlyList<string> Notes
)
{
    /// <summary>It came with word times, or at least with a place for them.</summary>
    public bool IsRecording { get; init; }

    /// <summary>When others spoke, or the speaker laughed: no words, and no silence either.</summary>
    public IReadOnlyList<Stretch> Filled { get; init; } = [];

    /// <summary>Who speaks in it, by the names it gives them; empty where it gives none.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>A typed answer, or a transcript without times.</summary>
    public static Transcript OfText(string text, string? question = null) =>
        new(question, text, [.. SplitWords.In(text).Select(span => new SpokenWord(span, null, null))], []);
}
