namespace Candor.Core.Practise;

/// <summary>What a listener could count in the sound alone, in seconds.</summary>
/// <param name="Stretches">When there was talk; at least one.</param>
/// <param name="Talk">Time with talk in it.</param>
/// <param name="Length">From the first sound of talk to the last.</param>
/// <param name="Pauses">Silences of <see cref="MeasurePace.ShortestPause"/> and more between talk.</param>
/// <param name="SyllablesPerSecond">
/// Syllables over the time of talk, pauses left out; an estimate (de Jong &amp; Wempe 2009). Calm English has about four.
/// Null where too little was said.
/// </param>
public sealed record Heard(
    IReadOnlyList<Stretch> Stretches,
    double Length,
    double Talk,
    IReadOnlyList<Stretch> Pauses,
    Stretch? LongestPause,
    double PausesPerMinute,
    double? SyllablesPerSecond
)
{
    public Stretch Opening => Stretches[0];

    /// <summary>0–1: talk over <see cref="Length"/>.</summary>
    public double TalkShare => Length == 0 ? 0 : Talk / Length;
}

/// <summary>Length, talk, pauses and pace from what was heard.</summary>
public static class MeasureSound
{
    /// <summary>Seconds of talk under which a pace says nothing.</summary>
    private const double EnoughForPace = 3;

    /// <summary>Null where nobody spoke.</summary>
    public static Heard? Of(Sound sound)
    {
        if (sound.Talk.Count == 0)
        {
            return null;
        }

        var length = sound.Talk[^1].To - sound.Talk[0].From;
        var talk = sound.Talk.Sum(stretch => stretch.Seconds);
        List<Stretch> pauses =
        [
            .. sound
                .Talk.Zip(sound.Talk.Skip(1), (before, after) => new Stretch(before.To, after.From))
                .Where(pause => pause.Seconds >= MeasurePace.ShortestPause),
        ];
        return new(
            sound.Talk,
            length,
            talk,
            pauses,
            pauses.Count == 0 ? null : pauses.MaxBy(pause => pause.Seconds),
            length == 0 ? 0 : pauses.Count * 60 / length,
            sound.Syllables is { } syllables && talk >= EnoughForPace ? syllables / talk : null
        );
    }
}
