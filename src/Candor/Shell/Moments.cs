using System.Globalization;

namespace Candor.Shell;

/// <summary>An instant as one would say it: "today, 16:40", "Thursday, 9:05", "12 March, 14:00", "12 March 2025, 14:00".</summary>
public static class Moments
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>In the candidate's zone; <paramref name="now"/> decides what "today" is there.</summary>
    public static string Say(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{SayDay(at, zone, now)}, {Clock(at, zone)}";

    /// <summary>The time of day alone: "9:05".</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("H:mm", British);

    /// <summary>The day alone: "today", "tomorrow", "Thursday" inside a week, then the date.</summary>
    public static string SayDay(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 1 and < 7 => day.ToString("dddd", British),
            < -1 and > -7 => "last " + day.ToString("dddd", British),
            _ when day.Year == today.Year => day.ToString("d MMMM", British),
            _ => day.ToString("d MMMM yyyy", British),
        };
    }

    /// <summary>The whole of it, for a title or a table: "Sunday, 22 November 2026, 16:40 (Europe/London)".</summary>
    public static string SayFully(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(at, zone).ToString("dddd, d MMMM yyyy, H:mm", British)} ({zone.Id})";

    /// <summary>A zone by its IANA name; UTC where the machine does not know it.</summary>
    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
