using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Keeps what somebody said, word for word, with its points. The caller saves, as part of its own deed; a reply that the
/// Inbox confirmed as an answer comes in through here too.
/// </summary>
internal static class KeepFeedback
{
    /// <summary>Adds the feedback and its points to the context.</summary>
    public static void Add(CandorDb db, FindPoints find, Feedback feedback, TimeProvider clock)
    {
        db.Feedback.Add(feedback);
        AddPoints(db, find, feedback, clock);
    }

    /// <summary>
    /// Reads the points anew after the text has changed. What the candidate decided about a quotation that is still
    /// there stays decided.
    /// </summary>
    public static async Task ReadAgainAsync(
        CandorDb db,
        FindPoints find,
        Feedback feedback,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var before = await db.Points.Where(point => point.FeedbackId == feedback.Id).ToListAsync(cancel);
        db.Points.RemoveRange(before);
        foreach (var point in AddPoints(db, find, feedback, clock))
        {
            if (before.Find(old => old.Quote == point.Quote) is { } same)
            {
                (point.Cause, point.Disagreed, point.Polarity) = (same.Cause, same.Disagreed, same.Polarity);
                (point.Topic, point.Category, point.Settled) = (same.Topic, same.Category, same.Settled);
            }
        }
    }

    private static List<Point> AddPoints(CandorDb db, FindPoints find, Feedback feedback, TimeProvider clock)
    {
        var people = db.People.Where(one => one.ApplicationId == feedback.ApplicationId).ToList();
        var own = db
            .Interviews.Where(one => one.ApplicationId == feedback.ApplicationId && one.DebriefedAt != null)
            .ToList()
            .SelectMany(one => SetBeside.Own(find, one))
            .ToList();
        var points = find.In(feedback.Text)
            .Select(found => new Point
            {
                Id = Ids.New(clock),
                FeedbackId = feedback.Id,
                ApplicationId = feedback.ApplicationId,
                PersonId = Speaker(found.Speaker, people)?.Id ?? feedback.PersonId,
                Start = found.Span.Start,
                End = found.Span.End,
                Quote = found.Quote,
                Polarity = found.Polarity,
                Category = found.Category,
                Topic = found.Topic,
                Specificity = found.Specificity,
                Cause = CauseOf(found, own),
                Disagreed = found.Disagreed,
                At = feedback.At,
            })
            .ToList();
        db.Points.AddRange(points);
        return points;
    }

    // "Dana: …" in notes is the Dana whom the application knows, by her whole name or her first one.
    private static Person? Speaker(string said, List<Person> people)
    {
        var bracket = said.IndexOf('(', StringComparison.Ordinal);
        var name = (bracket < 0 ? said : said[..bracket]).Trim();
        return name.Length == 0
            ? null
            : people.Find(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? people.Find(one => one.Name.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase));
    }

    // The candidate's own debrief knows more of it than the wording does (C13).
    private static Cause CauseOf(FoundPoint found, List<OwnView> own) =>
        found is { Polarity: Polarity.Concern, Cause: not Cause.Outside }
            ? SetBeside.Propose(found.Topic, own) ?? found.Cause
            : found.Cause;
}
