namespace Candor.Shell;

/// <summary>
/// Where and when the candidate looks at the page; the layout hands it down:
/// <c>[CascadingParameter] public Here Here { get; set; } = Here.Unknown;</c>
/// It does not reach into interactive components: give them the zone's name as a parameter.
/// </summary>
public sealed record Here(TimeZoneInfo Zone, DateTimeOffset Now)
{
    public static readonly Here Unknown = new(TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch);

    /// <summary>See <see cref="Moments.Say"/>.</summary>
    public string Say(DateTimeOffset at) => Moments.Say(at, Zone, Now);

    /// <summary>The time of day alone: "9:05".</summary>
    public string Clock(DateTimeOffset at) => Moments.Clock(at, Zone);

    /// <summary>See <see cref="Moments.SayDay"/>.</summary>
    public string SayDay(DateTimeOffset at) => Moments.SayDay(at, Zone, Now);
}
