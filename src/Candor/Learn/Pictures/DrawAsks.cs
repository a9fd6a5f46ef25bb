using System.Globalization;

namespace Candor.Learn;

/// <summary>Asks and answers: for each month how often was asked, and how many of these asks were answered.</summary>
internal static class DrawAsks
{
    private const int Top = 20;
    private const int Tall = 120;

    /// <summary>Months; older ones stand in the table of nobody's plan.</summary>
    private const int Most = 12;

    public static Drawn Of(IReadOnlyList<Asked> asks, TimeZoneInfo zone)
    {
        var months = asks.GroupBy(ask => First(ask.At, zone))
            .OrderBy(group => group.Key)
            .TakeLast(Most)
            .Select(group => (Month: group.Key, Asked: group.Count(), Answered: group.Count(ask => ask.Answered)))
            .ToList();
        var pen = new Pen("asks");
        var most = Math.Max(1, months.Select(month => month.Asked).DefaultIfEmpty().Max());
        var wide = (Drawn.Width - 20.0) / Math.Max(4, months.Count);
        for (var i = 0; i < months.Count; i++)
        {
            var (month, asked, answered) = months[i];
            var (x, bar) = (10 + (i * wide), Math.Min(40, wide * 0.7));
            pen.Bar(
                x,
                Top + (Tall * (1 - ((double)asked / most))),
                bar,
                Tall * (double)asked / most,
                Ink.Empty,
                $"{asked} asked"
            );
            pen.Bar(
                x,
                Top + (Tall * (1 - ((double)answered / most))),
                bar,
                Tall * (double)answered / most,
                Ink.Full,
                $"{answered} answered"
            );
            pen.Text(
                x + (bar / 2),
                Top + (Tall * (1 - ((double)asked / most))) - 5,
                $"{answered}/{asked}",
                "faint",
                "middle"
            );
            // In a full year every second month is named, or they would touch on a phone.
            if (months.Count <= 6 || i % 2 == 0)
            {
                pen.Text(
                    x + (bar / 2),
                    Top + Tall + 15,
                    month.ToString("MMM yy", CultureInfo.GetCultureInfo("en-GB")),
                    "faint",
                    "middle"
                );
            }
        }

        pen.Line(6, Top + Tall, Drawn.Width - 6, Top + Tall);
        pen.Bar(10, Top + Tall + 26, 12, 12, Ink.Empty);
        pen.Text(28, Top + Tall + 36, "asked", "faint");
        pen.Bar(90, Top + Tall + 26, 12, 12, Ink.Full);
        pen.Text(108, Top + Tall + 36, "of these, answered", "faint");
        return new(
            "asks",
            "How often you asked in each month, and how many of these asks were answered",
            Top + Tall + 46,
            pen.ToString(),
            ["Month", "Asked", "Answered"],
            [
                .. months.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")),
                            $"{one.Asked}",
                            $"{one.Answered}",
                        ]
                ),
            ]
        );
    }

    private static DateOnly First(DateTimeOffset at, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(at, zone);
        return new(there.Year, there.Month, 1);
    }
}
