using System.Globalization;
using Candor.Core;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>A measure as the pages follow it from take to take.</summary>
/// <param name="Aspect">What it belongs to, and goes with when it is switched off; null for what always stays.</param>
/// <param name="Of">Null where it was not measured.</param>
/// <param name="Needs">The way of answering without which there is nothing to measure.</param>
public sealed record Followed(
    string Name,
    Aspect? Aspect,
    Func<Measured, double?> Of,
    string Format,
    Way Needs = Way.Typed
)
{
    /// <summary>What changes from practising, in the order that the pages show it.</summary>
    private static readonly IReadOnlyList<Followed> All =
    [
        new("Parts of the story told", Core.Aspect.Story, m => m.Parts?.Values.Count(part => part.Present), "0"),
        new("Concrete details in 100 words", Core.Aspect.Detail, m => OfWords(m, m.Detail), "0.0"),
        new("Fillers in 100 words", Core.Aspect.Fillers, m => OfWords(m, m.Count(MarkKind.Filler)), "0.0"),
        new(
            "Restarts and repeats in 100 words",
            Core.Aspect.Restarts,
            m => OfWords(m, m.Count(MarkKind.Repeat) + m.Count(MarkKind.Restart)),
            "0.0"
        ),
        new("Hedges in 100 words", Core.Aspect.Hedges, m => OfWords(m, m.Count(MarkKind.Hedge)), "0.0"),
        new("Words", null, m => m.Words == 0 ? null : m.Words, "0"),
        new("Different words", null, m => m.Words == 0 ? null : m.UniqueWords, "0"),
        new("Words a sentence", null, m => m.Sentences == 0 ? null : (double)m.Words / m.Sentences, "0"),
        new("Thinking first, seconds", Core.Aspect.Thinking, m => m.ThinkingSeconds, "0", Way.Spoken),
        new("Length, seconds", Core.Aspect.Length, m => m.Seconds, "0", Way.Spoken),
        new("Words a minute, pauses counted in", Core.Aspect.Pace, m => m.WordsPerMinute, "0", Way.Spoken),
        new("Words a minute of talk, pauses left out", Core.Aspect.Pace, m => m.TalkingWordsPerMinute, "0", Way.Spoken),
        new("Syllables a second, an estimate", Core.Aspect.Pace, m => m.Heard?.SyllablesPerSecond, "0.0", Way.Spoken),
        new(
            "Talk, share of the time",
            Core.Aspect.Pauses,
            m => (m.Heard?.TalkShare ?? m.Pauses?.TalkShare) * 100,
            "0 '%'",
            Way.Spoken
        ),
        new(
            "Pauses a minute",
            Core.Aspect.Pauses,
            m => m.Heard?.PausesPerMinute ?? m.Pauses?.PerMinute,
            "0.0",
            Way.Spoken
        ),
        new(
            "Longest pause, seconds",
            Core.Aspect.Pauses,
            m => m.Heard?.LongestPause?.Seconds ?? m.Pauses?.LongestSeconds,
            "0.0",
            Way.Spoken
        ),
        new("Turned away, share of the time", Core.Aspect.Looking, m => m.Seen?.Away * 100, "0 '%'", Way.Camera),
        new(
            "Longest turned away, seconds",
            Core.Aspect.Looking,
            m => m.Seen is { } seen ? seen.LongestAway?.Seconds ?? 0 : null,
            "0.0",
            Way.Camera
        ),
        new("Smiling, share of the time", Core.Aspect.Smile, m => m.Seen?.Smile * 100, "0 '%'", Way.Camera),
        new("Head moving, share of the time", Core.Aspect.Movement, m => m.Seen?.Moving * 100, "0 '%'", Way.Camera),
        new("Leaning in, share of the time", Core.Aspect.Framing, m => m.Seen?.Near * 100, "0 '%'", Way.Camera),
        new("Out of the middle, share of the time", Core.Aspect.Framing, m => m.Seen?.Edge * 100, "0 '%'", Way.Camera),
    ];

    /// <summary>What the candidate has not switched off.</summary>
    public static IEnumerable<Followed> For(PracticeSettings settings)
    {
        var off = settings.SwitchedOff;
        return All.Where(one => one.Aspect is not { } aspect || !off.Contains(aspect));
    }

    /// <summary>
    /// Whether it can say anything of an answer given in this way; a transcript with times is as good as speech, and of
    /// speech without a transcript no words can be told.
    /// </summary>
    public bool Fits(Take take) =>
        Of(take.Measured) is not null || (take.Answer.Way >= Needs && (Needs != Way.Typed || take.Measured.Words > 0));

    public string Say(Measured measured) => Of(measured) is { } value ? Say(value) : "not measured";

    public string Say(double value) => value.ToString(Format, CultureInfo.InvariantCulture);

    private static double? OfWords(Measured measured, int count) =>
        measured.Parts is null ? null : measured.PerHundredWords(count);
}
