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

    /// <summary>The same time of day so many days on, or what <see cref="At"/> makes of it.</summary>
    public static DateTimeOffset AddDays(DateTimeOffset from, int days, TimeZoneInfo zone)
    {
        // Nearly always the clocks show the same offset then and had not just been changed: then a day is 24 hours.
        var there = from.AddDays(days);
        var offset = zone.GetUtcOffset(from);
        if (zone.GetUtcOffset(there) == offset && zone.GetUtcOffset(there.AddHours(-3)) == offset)
        {
            return there.ToOffset(offset);
        }

        return At(DateTime.SpecifyKind(from.ToOffset(offset).DateTime.AddDays(days), DateTimeKind.Unspecified), zone);
    }

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
