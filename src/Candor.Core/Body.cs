namespace Candor.Core;

/// <summary>
/// What the camera saw during a spoken answer, each against the calibration at its start ("look at the camera",
/// "smile"): stretches, never a picture.
/// </summary>
public sealed record Body
{
    /// <summary>Seconds watched, whatever was seen.</summary>
    public double Seconds { get; init; }

    /// <summary>Pictures looked at; about twelve a second on a small machine.</summary>
    public int Frames { get; init; }

    /// <summary>The head is turned away from where it was when the candidate looked at the camera.</summary>
    public IReadOnlyList<Stretch> Away { get; init; } = [];

    /// <summary>No face to be found.</summary>
    public IReadOnlyList<Stretch> Lost { get; init; } = [];

    /// <summary>Too little light for anything else to be measured.</summary>
    public IReadOnlyList<Stretch> Dark { get; init; } = [];

    /// <summary>More than one face: whose would be measured?</summary>
    public IReadOnlyList<Stretch> Several { get; init; } = [];

    /// <summary>The mouth is nearer to the calibrated smile than to rest; null where the smile was not calibrated.</summary>
    public IReadOnlyList<Stretch>? Smile { get; init; }

    /// <summary>The face is a quarter larger or more than at the start: leaning in.</summary>
    public IReadOnlyList<Stretch> Near { get; init; } = [];

    /// <summary>The face touches the picture's edge or leaves its middle.</summary>
    public IReadOnlyList<Stretch> Edge { get; init; } = [];

    /// <summary>Share of the measured time, 0–1, in which the head moved; null where too little was measured.</summary>
    public double? Moving { get; init; }

    /// <summary>The camera was unplugged before the end.</summary>
    public bool CutShort { get; init; }
}
