using System.Globalization;
using Candor.Core.Learn;

namespace Candor.Learn;

/// <summary>The funnel: a bar for the share that passed on, a thin line for where the share likely lies.</summary>
internal static class DrawLeaks
{
    private const int Step = 48;
    private const int From = 4;
    private const int Long = 260;

    public static Drawn Of(Leaks leaks)
    {
        var pen = new Pen("leaks");
        pen.Text(
            From,
            14,
            $"{leaks.Counts[0].ToString("N0", CultureInfo.InvariantCulture)} {(leaks.Counts[0] == 1 ? "application" : "applications")}",
            "name"
        );
        var y = 24;
        foreach (var passage in leaks.All)
        {
            Passage(pen, y, passage);
            y += Step;
        }

        pen.Text(From, y + 12, "0 %", "faint");
        pen.Text(From + Long, y + 12, "100 %", "faint", "end");
        return new(
            "leaks",
            "How many applications passed from stage to stage, with the interval in which the share likely lies",
            y + 20,
            pen.ToString(),
            ["From", "To", "Decided", "Passed on", "Share", "Likely between"],
            [
                .. leaks.All.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            LeakNames.Of(one.From),
                            LeakNames.Of(one.To),
                            $"{one.Came}",
                            $"{one.Passed}",
                            one.Came == 0 ? "unknown" : $"{LeakNames.Percent((double)one.Passed / one.Came)} %",
                            one.Came == 0
                                ? "unknown"
                                : $"{LeakNames.Percent(one.Sure.Low)} and {LeakNames.Percent(one.Sure.High)} %",
                        ]
                ),
            ]
        );
    }

    private static void Passage(Pen pen, int y, Passage one)
    {
        pen.Text(From, y + 12, $"{LeakNames.Of(one.From)} → {LeakNames.Of(one.To).ToLowerInvariant()}");
        pen.Bar(From, y + 18, Long, 16, Ink.Empty);
        if (one.Came == 0)
        {
            pen.Text(From + Long + 10, y + 30, "none yet", "faint");
            return;
        }

        pen.Bar(From, y + 18, Long * (double)one.Passed / one.Came, 16, Ink.Full, LeakNames.Say(one));
        var (low, high, middle) = (From + (Long * one.Sure.Low), From + (Long * one.Sure.High), y + 39);
        pen.Line(low, middle, high, middle, 1.5);
        pen.Line(low, middle - 4, low, middle + 4, 1.5);
        pen.Line(high, middle - 4, high, middle + 4, 1.5);
        pen.Text(From + Long + 10, y + 30, $"{one.Passed} of {one.Came}");
    }
}
