using System.Globalization;
using Candor.Core;
using Candor.Core.Learn;

namespace Candor.Learn;

/// <summary>Themes over time: a row for each, a mark for each time somebody said it, exercises done as a line.</summary>
internal static class DrawThemes
{
    private const int Step = 38;
    private const int From = 10;
    private const int To = Drawn.Width - 10;

    /// <summary>Rows; more are not read.</summary>
    private const int Most = 8;

    /// <summary>Units between two marks that an eye still tells apart.</summary>
    private const int Apart = 3;

    public static Drawn Of(LearnView view, TimeZoneInfo zone)
    {
        var shown = view
            .Themes.Where(theme => theme.Polarity == Polarity.Concern)
            .Take(Most - 3)
            .Concat(view.Themes.Where(theme => theme.Polarity == Polarity.Strength).Take(3))
            .ToList();
        var pen = new Pen("themes");
        var all = shown.SelectMany(theme => theme.Points).Select(said => said.At).DefaultIfEmpty().ToList();
        var (first, last) = (all.Min(), all.Max());
        double X(DateTimeOffset at) =>
            last == first ? (From + To) / 2.0 : From + 6 + ((To - From - 12) * ((at - first) / (last - first)));
        var y = 4;
        foreach (var theme in shown)
        {
            pen.Text(From - 6, y + 12, Pen.Short(theme.Name, 32), "name");
            pen.Text(To, y + 12, $"{theme.Points.Count}× by {People(theme.People)}", "faint", "end");
            pen.Line(From, y + 26, To, y + 26, 0.5);
            foreach (var run in view.Runs.Where(run => run.DoneAt is not null && run.Topic == theme.Topic?.Id))
            {
                var at = Math.Clamp(X(run.DoneAt!.Value), From, To);
                pen.Line(at, y + 18, at, y + 34, 1.5, "3 2");
            }

            // What was said within a few days stands at one place; a mark for each would be hundreds on top of each other.
            foreach (var there in theme.Points.GroupBy(said => Math.Round(X(said.At) / Apart)))
            {
                var said = there.MinBy(one => one.At)!;
                var more = there.Count() - 1;
                var quote = more == 0 ? said.Quote : $"{said.Quote} (and {more} more)";
                if (theme.Polarity == Polarity.Concern)
                {
                    pen.Diamond(X(said.At), y + 26, 6, Ink.Hatched, quote);
                }
                else
                {
                    pen.Dot(X(said.At), y + 26, 5, Ink.Full, quote);
                }
            }

            y += Step;
        }

        pen.Text(From - 6, y + 12, Month(first, zone), "faint");
        pen.Text(To, y + 12, Month(last, zone), "faint", "end");
        pen.Diamond(From, y + 28, 5, Ink.Hatched);
        pen.Text(From + 10, y + 32, "to think about", "faint");
        pen.Dot(From + 110, y + 28, 5, Ink.Full);
        pen.Text(From + 120, y + 32, "went well", "faint");
        pen.Line(From + 200, y + 22, From + 200, y + 34, 1.5, "3 2");
        pen.Text(From + 208, y + 32, "exercise done", "faint");
        return new(
            "themes",
            "When each theme was named",
            y + 40,
            pen.ToString(),
            ["Theme", "Kind", "Times", "People", "First", "Latest"],
            [
                .. shown.Select(theme =>
                    (IReadOnlyList<string>)
                        [
                            theme.Name,
                            theme.Polarity == Polarity.Concern ? "to think about" : "went well",
                            $"{theme.Points.Count}",
                            $"{theme.People}",
                            Month(theme.Since, zone),
                            Month(theme.Latest, zone),
                        ]
                ),
            ]
        );
    }

    private static string People(int people) => people == 1 ? "one person" : $"{people} people";

    private static string Month(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
