namespace Candor.Core.Ask;

/// <summary>When one may ring: workdays, nine to five where the other person is, not on a public holiday (E5).</summary>
public static class OfficeHours
{
    public const int Opens = 9;

    public const int Closes = 17;

    /// <summary>No run of holidays and weekends is longer.</summary>
    public static readonly TimeSpan LongestClosed = TimeSpan.FromDays(Furthest);

    /// <summary>
    /// Whoever may ring within a day has at least so much of their office hours for it: half a working day, in which a
    /// quiet quarter of an hour can be found. Candor's own choice.
    /// </summary>
    public static readonly TimeSpan Enough = TimeSpan.FromHours(4);

    /// <summary>Days looked ahead. Longer than any run of holidays and weekends.</summary>
    private const int Furthest = 16;

    /// <summary>
    /// The part of a window in which one may ring: its first and its last such moment. Where there is none before
    /// <paramref name="latest"/>, the first office hours after it, and <c>Fits</c> is false. Where a night or a weekend
    /// leaves less than <see cref="Enough"/> of a window that is longer, it closes later, and <c>Longer</c> says so.
    /// </summary>
    public static (DateTimeOffset First, DateTimeOffset Last, bool Fits, bool Longer) Within(
        DateTimeOffset earliest,
        DateTimeOffset latest,
        TimeZoneInfo zone,
        in FreeDays free
    )
    {
        var (first, closes) = Next(earliest, zone, free);
        if (first > latest)
        {
            return (first, closes, false, false);
        }

        var last = Last(latest, first, zone, free);
        var enough = latest - earliest < Enough ? last : AfterEnough(first, closes, zone, free);
        return enough > last ? (first, enough, true, true) : (first, last, true, false);
    }

    // The moment at which so many office hours have gone by.
    private static DateTimeOffset AfterEnough(
        DateTimeOffset from,
        DateTimeOffset closes,
        TimeZoneInfo zone,
        in FreeDays free
    )
    {
        var left = Enough;
        while (from + left > closes)
        {
            left -= closes - from;
            (from, closes) = Next(closes, zone, free);
            if (closes <= from)
            {
                return from;
            }
        }

        return from + left;
    }

    private static (DateTimeOffset First, DateTimeOffset Closes) Next(
        DateTimeOffset from,
        TimeZoneInfo zone,
        in FreeDays free
    )
    {
        var wall = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        for (var day = 0; day < Furthest; day++)
        {
            var date = wall.Date.AddDays(day);
            if (free.Has(DateOnly.FromDateTime(date)) || (day == 0 && wall.Hour >= Closes))
            {
                continue;
            }

            var closes = LocalTime.At(date.AddHours(Closes), zone);
            return day == 0 && wall.Hour >= Opens ? (from, closes) : (LocalTime.At(date.AddHours(Opens), zone), closes);
        }

        return (from, from);
    }

    private static DateTimeOffset Last(DateTimeOffset latest, DateTimeOffset first, TimeZoneInfo zone, in FreeDays free)
    {
        var wall = TimeZoneInfo.ConvertTime(latest, zone).DateTime;
        for (var day = 0; day < Furthest; day++)
        {
            var date = wall.Date.AddDays(-day);
            if (free.Has(DateOnly.FromDateTime(date)) || (day == 0 && wall.Hour < Opens))
            {
                continue;
            }

            var last = day == 0 && wall.Hour < Closes ? latest : LocalTime.At(date.AddHours(Closes), zone);
            return last > first ? last : first;
        }

        return latest;
    }
}

/// <summary>When nobody works in one place: its weekends and public holidays, and days that were named besides.</summary>
public readonly record struct FreeDays(Holidays Holidays, string Place, IReadOnlySet<DateOnly> Named)
{
    public bool Has(DateOnly day) => Holidays.IsFree(day, Place) || (Named.Count > 0 && Named.Contains(day));
}
