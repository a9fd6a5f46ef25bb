namespace Candor.Core;

/// <summary>
/// Something measured that the candidate can switch off; it is then gone from every page. Somebody who stutters needs no
/// count of repeats, and not everybody looks at people's eyes.
/// </summary>
public enum Aspect
{
    Length,
    Thinking,
    Pace,
    Pauses,
    Fillers,
    Restarts,
    Hedges,
    We,
    Detail,
    Story,
    Answered,
    Looking,
    Smile,
    Movement,
    Framing,
}
