using System.Globalization;

namespace Candor.Core.Ask;

/// <summary>Moments as people write them: with an offset exactly that instant, without one on the clock of a zone.</summary>
public static class ReadTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>
    /// Reads <c>2026-03-10T16:40</c>, <c>2026-03-10 16:40</c>, either with <c>Z</c> or an offset, or a day alone, which
    /// means nine in the morning.
    /// </summary>
    public static bool TryRead(string text, TimeZoneInfo zone, out DateTimeOffset at)
    {
        text = text.Trim();
        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            return Fits(wall, zone, out at);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Fits(day.ToDateTime(new TimeOnly(9, 0)), zone, out at);
        }

        return DateTimeOffset.TryParseExact(
                text,
                [.. Forms.Select(form => form + "K")],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out at
            ) && at.Year is > 1900 and < 2200;
    }

    private static bool Fits(DateTime wall, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (wall.Year is <= 1900 or >= 2200)
        {
            return false;
        }

        at = LocalTime.At(wall, zone);
        return true;
    }
}
