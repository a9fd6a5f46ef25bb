using System.Globalization;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>What becomes of a holiday that falls on a free weekend day.</summary>
public enum HolidayMove
{
    /// <summary>It stays there.</summary>
    Never,

    /// <summary>The next day that is neither weekend nor another holiday is free too, as in the United Kingdom.</summary>
    NextWorkday,

    /// <summary>Saturday's goes to Friday, Sunday's to Monday, as with federal holidays of the United States.</summary>
    Nearest,

    /// <summary>Only Sunday's goes to the next free workday, as in South Africa.</summary>
    SundayOnly,
}

/// <summary>
/// One public holiday as its file says it: <c>25 December</c>, <c>easter-2</c>, <c>orthodox-easter+1</c>, <c>last
/// monday in May</c>, <c>monday before 25 May</c>, <c>friday from 19 June</c>, or days such as <c>2026-07-10</c> that a
/// law names one by one.
/// </summary>
internal sealed record Holiday(string Name, Func<int, DateOnly?> On, HolidayMove Move, IReadOnlyList<string> Regions)
{
    private const int FirstYear = 1950;

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>In a region, or everywhere where it names none.</summary>
    public bool IsIn(string region) => Regions.Count == 0 || Regions.Contains(region, StringComparer.Ordinal);

    public static Holiday Read(Entry entry)
    {
        var name = entry.Text("name");
        var on = Rule(entry);
        var (from, to) = (
            (int)entry.Number("from", FirstYear, 2200, FirstYear),
            (int)entry.Number("to", FirstYear, 2200, 2200)
        );
        var holiday = new Holiday(
            name,
            year => year >= from && year <= to ? on(year) : null,
            entry.One<HolidayMove>("moves", HolidayMove.Never),
            entry.Texts("regions")
        );
        entry.Done();
        return holiday;
    }

    private static Func<int, DateOnly?> Rule(Entry entry)
    {
        var texts = entry.Texts("on");
        if (texts is [var rule] && Rule(rule) is { } one)
        {
            return one;
        }

        var days = new Dictionary<int, DateOnly>();
        foreach (var text in texts)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", English, DateTimeStyles.None, out var day))
            {
                days[day.Year] = day;
            }
            else
            {
                entry.Wrong(
                    $"'{text}' is no day; write '25 December', 'easter-2', 'last monday in May', 'monday before 25 May', 'friday from 19 June', or 2026-07-10",
                    "on"
                );
            }
        }

        if (texts.Count == 0)
        {
            entry.Wrong("'on' is missing: the day, such as '25 December' or 'easter+1'");
        }

        return year => days.TryGetValue(year, out var day) ? day : null;
    }

    private static Func<int, DateOnly?>? Rule(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var easter] => AroundEaster(easter),
            [var day, var month] => Fixed($"{day} {month}"),
            [var which, var weekday, "in", var month] => Nth(which, weekday, month),
            [var weekday, "before", var day, var month] => Near(weekday, $"{day} {month}", before: true),
            [var weekday, "from", var day, var month] => Near(weekday, $"{day} {month}", before: false),
            _ => null,
        };
    }

    private static Func<int, DateOnly?>? AroundEaster(string word)
    {
        Func<int, DateOnly>? easter =
            word.StartsWith("easter", StringComparison.Ordinal) ? Easter.Western
            : word.StartsWith("orthodox-easter", StringComparison.Ordinal) ? Easter.Orthodox
            : null;
        var rest = word[(word.IndexOf("easter", StringComparison.Ordinal) + "easter".Length)..];
        var days = 0;
        return
            easter is null
            || (rest.Length > 0 && !int.TryParse(rest, NumberStyles.AllowLeadingSign, English, out days))
            || Math.Abs(days) > 100
            ? null
            : year => easter(year).AddDays(days);
    }

    private static Func<int, DateOnly?>? Fixed(string dayAndMonth) =>
        DateOnly.TryParseExact($"{dayAndMonth} 2024", "d MMMM yyyy", English, DateTimeStyles.None, out var day)
            // 29 February is there in leap years only.
            ? year => day.Day <= DateTime.DaysInMonth(year, day.Month) ? new DateOnly(year, day.Month, day.Day) : null
            : null;

    private static Func<int, DateOnly?>? Nth(string which, string weekday, string month)
    {
        var nth = Array.IndexOf(Ordinals, which);
        if (
            (nth < 0 && which != "last")
            || !Token.TryRead<DayOfWeek>(weekday, out var day)
            || Fixed($"1 {month}") is not { } begins
        )
        {
            return null;
        }

        return year =>
        {
            var first = begins(year)!.Value;
            if (which == "last")
            {
                return OnOrAfter(first.AddMonths(1).AddDays(-7), day);
            }

            var found = OnOrAfter(first, day).AddDays(7 * nth);
            return found.Month == first.Month ? found : null;
        };
    }

    private static Func<int, DateOnly?>? Near(string weekday, string dayAndMonth, bool before) =>
        Token.TryRead<DayOfWeek>(weekday, out var day) && Fixed(dayAndMonth) is { } around
            ? year => around(year) is { } date ? OnOrAfter(before ? date.AddDays(-7) : date, day) : null
            : null;

    private static DateOnly OnOrAfter(DateOnly from, DayOfWeek day) =>
        from.AddDays(((int)day - (int)from.DayOfWeek + 7) % 7);
}
