using System.Runtime.CompilerServices;
using Candor.Core;
using Candor.Core.Learn;
using Candor.Core.Listen;

namespace Candor.Learn;

/// <summary>
/// Self-view beside others' view (A17, B1): for each theme, what the candidate had noted after interviews to the left,
/// and what others said to the right.
/// </summary>
internal static class DrawSelfView
{
    private const int Step = 40;
    private const int Middle = Drawn.Width / 2;
    private const int Most = 8;

    // Reading a thousand notes again takes longer than drawing them; each is as old as its interview's row is.
    private static readonly ConditionalWeakTable<SelfView, IReadOnlyList<Placed>> Read = [];
    private static readonly ConditionalWeakTable<LearnView, IReadOnlyList<Theme>> Own = [];

    public static Drawn Of(LearnView view, FindPoints points, FindThemes themes)
    {
        var own = Own.GetValue(
            view,
            one =>
                themes.Among(
                    one.SelfViews.SelectMany(self =>
                        Read.GetValue(self, noted => [.. Noted(noted, points).Select(themes.Place)])
                    )
                )
        );
        var rows = Rows(view.Themes, own);
        var pen = new Pen("self-view");
        pen.Text(Middle - 12, 14, "you noted", "faint", "end");
        pen.Text(Middle + 12, 14, "others said", "faint");
        var y = 20;
        foreach (var row in rows)
        {
            pen.Text(Middle, y + 12, Pen.Short(row.Name, 46), "name", "middle");
            pen.Line(Middle, y + 19, Middle, y + 34, 0.5);
            Marks(pen, Middle - 14, -13, y + 26, row.OwnWell, row.OwnBadly);
            Marks(pen, Middle + 14, 13, y + 26, row.Well, row.Badly);
            y += Step;
        }

        pen.Dot(16, y + 14, 5, Ink.Full);
        pen.Text(26, y + 18, "went well", "faint");
        pen.Diamond(116, y + 14, 5, Ink.Hatched);
        pen.Text(126, y + 18, "less well", "faint");
        return new(
            "self-view",
            "What you noted after interviews, beside what others said of them",
            y + 28,
            pen.ToString(),
            ["Theme", "You: went well", "You: less well", "Others: went well", "Others: to think about"],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<string>)
                        [row.Name, $"{row.OwnWell}", $"{row.OwnBadly}", $"{row.Well}", $"{row.Badly}"]
                ),
            ]
        );
    }

    private static void Marks(Pen pen, double x, double step, double y, int well, int badly)
    {
        // More marks than these are only counted.
        var room = 6;
        for (var i = 0; i < Math.Min(well, room); i++, x += step)
        {
            pen.Dot(x, y, 5, Ink.Full);
        }

        for (var i = 0; i < Math.Min(badly, room); i++, x += step)
        {
            pen.Diamond(x, y, 6, Ink.Hatched);
        }

        if (well > room || badly > room)
        {
            pen.Text(x + (step > 0 ? 0 : 4), y + 4, $"{well + badly}", "faint", step > 0 ? "start" : "end");
        }
    }

    private static List<Row> Rows(IReadOnlyList<Theme> said, IReadOnlyList<Theme> own)
    {
        int Count(IReadOnlyList<Theme> among, string id, Polarity polarity) =>
            among.Where(one => Kind(one) == id && one.Polarity == polarity).Sum(one => one.Points.Count);
        return
        [
            .. own.Concat(said)
                .Where(theme => theme.Topic is not null && theme.Polarity != Polarity.Neutral)
                .DistinctBy(Kind, StringComparer.Ordinal)
                .Select(theme => new Row(
                    theme.Name,
                    Count(own, Kind(theme), Polarity.Strength),
                    Count(own, Kind(theme), Polarity.Concern),
                    Count(said, Kind(theme), Polarity.Strength),
                    Count(said, Kind(theme), Polarity.Concern)
                ))
                // What both speak of is where one learns how one comes across; then what either does.
                .OrderByDescending(row => row.OwnWell + row.OwnBadly > 0 && row.Well + row.Badly > 0)
                .ThenByDescending(row => row.OwnWell + row.OwnBadly + row.Well + row.Badly)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static string Kind(Theme theme) => theme.Key[..Math.Max(0, theme.Key.LastIndexOf('/'))];

    // Own notes are points as well: what went well, what did not, a line each.
    private static IEnumerable<Said> Noted(SelfView self, FindPoints points)
    {
        var id = self.Id.ToByteArray();
        var text = string.Join('\n', Signed('+', self.WentWell).Concat(Signed('-', self.WentBadly)));
        return points
            .In("+ .\n" + text)
            .Select(
                (point, i) =>
                    new Said(
                        // Of its own, and the same each time: the interview's, with the line's number at the end.
                        new Guid([.. id[..14], (byte)(i >> 8), (byte)i]),
                        point.Quote,
                        point.Polarity,
                        point.Category,
                        point.Topic,
                        point.Specificity,
                        point.Cause,
                        false,
                        "you",
                        "you",
                        self.At
                    )
            );
    }

    private static IEnumerable<string> Signed(char sign, string text) =>
        text.Split(['\n', '.', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => $"{sign} {line}");

    private sealed record Row(string Name, int OwnWell, int OwnBadly, int Well, int Badly);
}
