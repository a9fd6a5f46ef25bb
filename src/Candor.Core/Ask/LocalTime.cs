namespace Candor.Core.Ask;

/// <summary>Days and hours as people in a zone live them, also on the two odd days of daylight saving.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant of a wall-clock time. One that the clocks skip in spring is moved on by what they skip; one that
    /// comes twice in autumn is taken the first time.
    /// </summary>
    public static DateTimeOffset At(DateTime wall, TimeZoneInfo zone)
    {
        if (!zone.SupportsDaylightSavingTime)
        {
            return new(wall, zone.GetUtcOffset(wall));
        }

        if (zone.IsInvalidTime(wall))
        {
            var before = zone.GetUtcOffset(wall.AddHours(-3));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, before), zone);
        }

        if (zone.IsAmbiguousTime(wall))
        {
            return new(wall, zone.GetAmbiguousTimeOffsets(wall).Max());
        }

        return new(wall, zone.GetUtcOffset(wall));
    }

    public static DateTimeOffset AddDays(DateTimeOffset from, int days, TimeZoneInfo zone) =>
        At(
            DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(from, zone).DateTime.AddDays(days), DateTimeKind.Unspecified),
            zone
        );

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
