using System.Globalization;
using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The way of one application: what came when, from the first day on, a line each so that no two words touch.</summary>
internal static class DrawApplication
{
    private const int Step = 38;
    private const int From = 86;
    private const int Most = 24;

    public static async Task<Drawn?> OfAsync(CandorDb db, Guid id, TimeZoneInfo zone, CancellationToken cancel)
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (application is null)
        {
            return null;
        }

        var happened = await HappenedAsync(db, application, cancel);
        var pen = new Pen("way");
        var y = 8;
        for (var i = 0; i < happened.Count; i++)
        {
            var (at, says, ink) = happened[i];
            pen.Text(From - 18, y + 12, Day(at, zone), "faint", "end");
            if (i > 0)
            {
                pen.Line(From, y + 8 - Step, From, y + 8);
                var days = (int)(at - happened[i - 1].At).TotalDays;
                if (days > 0)
                {
                    pen.Text(From + 14, y - 7, days == 1 ? "a day later" : $"{days} days later", "faint");
                }
            }

            pen.Text(From + 14, y + 12, Pen.Short(says, 38));
            y += Step;
        }

        // Marks last, over the line.
        for (var i = 0; i < happened.Count; i++)
        {
            pen.Dot(From, 16 + (i * Step), 6, happened[i].Ink, happened[i].Says);
        }

        return new(
            "way",
            $"What happened when: {Plainly.Name(application)}",
            Math.Max(40, y + 8),
            pen.ToString(),
            ["When", "What"],
            [.. happened.Select(one => (IReadOnlyList<string>)[Day(one.At, zone), one.Says])]
        )
        {
            Address = $"/learn/pictures/way.svg?application={id}",
        };
    }

    private static async Task<List<(DateTimeOffset At, string Says, Ink Ink)>> HappenedAsync(
        CandorDb db,
        JobApplication application,
        CancellationToken cancel
    )
    {
        var id = application.Id;
        var all = new List<(DateTimeOffset At, string Says, Ink Ink)>();
        if (application.AppliedOn is { } day)
        {
            all.Add((new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero), "You applied", Ink.Full));
        }

        foreach (
            var talk in await db.Interviews.AsNoTracking().Where(one => one.ApplicationId == id).ToListAsync(cancel)
        )
        {
            all.Add((talk.At, "An interview", Ink.Full));
        }

        foreach (var news in await db.Outcomes.AsNoTracking().Where(one => one.ApplicationId == id).ToListAsync(cancel))
        {
            all.Add((news.At, $"They {Plainly.Say(news.Kind)}, {Plainly.Say(news.Medium)}", Ink.Empty));
        }

        var marks = await db
            .StepMarks.AsNoTracking()
            .Where(mark => mark.ApplicationId == id && mark.State == StepState.Done)
            .ToListAsync(cancel);
        foreach (
            var mark in marks.Where(mark => mark.Deed is Deed.Ask or Deed.SecondAsk or Deed.Thank or Deed.AskStatus)
        )
        {
            all.Add(
                (
                    mark.At,
                    mark.Deed switch
                    {
                        Deed.Thank => "You thanked",
                        Deed.AskStatus => "You asked how things stand",
                        _ => "You asked for advice",
                    },
                    Ink.Full
                )
            );
        }

        foreach (var told in await db.Feedback.AsNoTracking().Where(one => one.ApplicationId == id).ToListAsync(cancel))
        {
            all.Add((told.At, $"They told you something, {Plainly.Say(told.Medium)}", Ink.Hatched));
        }

        if (application.FilledAt is { } filled)
        {
            all.Add((filled, "The position was filled", Ink.Empty));
        }

        return [.. all.OrderBy(one => one.At).ThenBy(one => one.Says, StringComparer.Ordinal).TakeLast(Most)];
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yy", CultureInfo.GetCultureInfo("en-GB"));
}
