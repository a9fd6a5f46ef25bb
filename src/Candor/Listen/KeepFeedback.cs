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
                (point.Topic, point.Category) = (same.Topic, same.Category);
            }
        }
    }

    private static List<Point> AddPoints(CandorDb db, FindPoints find, Feedback feedback, TimeProvider clock)
    {
        var points = find.In(feedback.Text)
            .Select(found => new Point
            {
                Id = Ids.New(clock),
                FeedbackId = feedback.Id,
                ApplicationId = feedback.ApplicationId,
                PersonId = feedback.PersonId,
                Start = found.Span.Start,
                End = found.Span.End,
                Quote = found.Quote,
                Polarity = found.Polarity,
                Category = found.Category,
                Topic = found.Topic,
                Specificity = found.Specificity,
                Cause = found.Cause,
                Disagreed = found.Disagreed,
                At = feedback.At,
            })
            .ToList();
        db.Points.AddRange(points);
        return points;
    }
}
