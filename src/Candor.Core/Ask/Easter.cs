namespace Candor.Core.Ask;

/// <summary>Easter Sunday, from which a third of Europe's public holidays counts.</summary>
internal static class Easter
{
    /// <summary>Of the western churches: the anonymous Gregorian computus (Nature, 1876), good for every year of the calendar.</summary>
    public static DateOnly Western(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * late + 114;
        return new(year, days / 31, days % 31 + 1);
    }

    /// <summary>Of the orthodox churches: Meeus's Julian rule, thirteen days on in our calendar from 1900 to 2099.</summary>
    public static DateOnly Orthodox(int year)
    {
        var moon = (19 * (year % 19) + 15) % 30;
        var sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
        var days = moon + sunday + 114;
        return new DateOnly(year, days / 31, days % 31 + 1).AddDays(13);
    }
}
