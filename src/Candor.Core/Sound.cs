namespace Candor.Core;

/// <summary>A stretch of time, in seconds from the answer's start.</summary>
/// <param name="To">Never before <paramref name="From"/>.</param>
public readonly record struct Stretch(double From, double To)
{
    public double Seconds => To - From;
}

/// <summary>What was heard of a spoken answer: stretches and counts, never the sound itself.</summary>
public sealed record Sound
{
    /// <summary>From the press of "answer" to its end.</summary>
    public double Seconds { get; init; }

    /// <summary>When there was talk, in order and apart by 0.3 seconds at least; empty for a silent recording.</summary>
    public IReadOnlyList<Stretch> Talk { get; init; } = [];

    /// <summary>Syllables counted in the sound, an estimate; null where it could not be made.</summary>
    public int? Syllables { get; init; }

    /// <summary>The microphone gave nothing at all: muted, unplugged, or another one than thought.</summary>
    public bool Dead { get; init; }

    /// <summary>The device was unplugged before the end; what was heard until then holds.</summary>
    public bool CutShort { get; init; }
}
