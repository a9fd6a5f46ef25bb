using Candor.Core;
using Candor.Core.Practise;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>What people raised as a concern, by topic: how many of them, and the latest of their words.</summary>
internal static class ToldPoints
{
    /// <param name="topics">Only these; all where it is null.</param>
    public static async Task<IReadOnlyDictionary<string, Told>> OfAsync(
        CandorDb db,
        IReadOnlyCollection<string>? topics,
        CancellationToken cancel
    )
    {
        var points = await (
            from point in db.Points
            join feedback in db.Feedback on point.FeedbackId equals feedback.Id
            where point.Polarity == Polarity.Concern && point.Topic != ""
            select new
            {
                point.Topic,
                point.Quote,
                Who = point.PersonId ?? point.FeedbackId,
                feedback.At,
                point.Id,
            }
        ).ToListAsync(cancel);
        return points
            .Where(point => topics?.Contains(point.Topic, StringComparer.Ordinal) ?? true)
            .GroupBy(point => point.Topic, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new Told(
                    group.Select(point => point.Who).Distinct().Count(),
                    group.OrderByDescending(point => point.At).ThenBy(point => point.Id).First().Quote
                ),
                StringComparer.Ordinal
            );
    }
}
