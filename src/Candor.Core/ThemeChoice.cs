namespace Candor.Core;

/// <summary>
/// What the candidate decided about themes; it goes before all grouping. Exactly one of three things: a point belongs to
/// another theme (<see cref="PointId"/>), a whole theme belongs to another (<see cref="Theme"/> and <see cref="Into"/>),
/// a theme has a name of the candidate's own (<see cref="Theme"/> and <see cref="Name"/>).
/// </summary>
public sealed class ThemeChoice : IOwned
{
    /// <summary>How the key of a theme begins that the candidate made.</summary>
    public const string Own = "own/";

    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The point that is moved.</summary>
    public Guid? PointId { get; set; }

    /// <summary>The key of the theme that is merged or named; empty where a point is moved.</summary>
    public string Theme { get; set; } = "";

    /// <summary>The key of the theme into which; empty where a theme is named.</summary>
    public string Into { get; set; } = "";

    /// <summary>The name given; empty elsewhere.</summary>
    public string Name { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
