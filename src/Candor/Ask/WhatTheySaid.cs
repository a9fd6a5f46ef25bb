using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// What a thank-you can take up of what somebody said (C11): one thing, and one that stayed unclear (C10). The
/// candidate's own words go before it.
/// </summary>
internal sealed class WhatTheySaid(FindPoints find, Readings readings)
{
    /// <summary>From the latest feedback of an application, where the facts say nothing of it themselves.</summary>
    public async Task FillAsync(CandorDb db, Guid application, Facts facts, CancellationToken cancel)
    {
        var last = await db
            .Feedback.Where(one => one.ApplicationId == application)
            .OrderByDescending(one => one.At)
            .Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancel);
        if (last is { } feedback)
        {
            var points = db.Points.Where(point => point.FeedbackId == feedback).OrderBy(point => point.Start);
            FillFrom(await points.ToListAsync(cancel), facts);
        }
    }

    public void FillFrom(IReadOnlyList<Point> points, Facts facts)
    {
        if (!facts.Has(Fact.Said))
        {
            facts[Fact.Said] = Said(points);
        }

        if (!facts.Has(Fact.Unclear))
        {
            facts[Fact.Unclear] = Unclear(points);
        }
    }

    // Completes "what you said about …": the most telling concern, else the most telling praise.
    private string Said(IReadOnlyList<Point> points) =>
        points
            .Where(point => find.Topics[point.Topic] is { Personal: false })
            .OrderByDescending(point => point.Polarity == Polarity.Concern)
            .ThenByDescending(point => point.Specificity)
            .Select(point => Lower(find.Topics[point.Topic]!.Name))
            .FirstOrDefault()
        ?? "";

    // Completes "what you meant by …": the vaguest concern that has a reading with a question.
    private string Unclear(IReadOnlyList<Point> points) =>
        points
            .Where(point =>
                point is { Polarity: Polarity.Concern, Specificity: < 0.5, Quote.Length: <= 80 }
                && find.Topics[point.Topic] is not { Personal: true }
            )
            .OrderBy(point => point.Specificity)
            .Select(Question)
            .FirstOrDefault(asked => asked.Length > 0)
        ?? "";

    /// <summary>The words of it that can be asked about; none where no reading has a question for them.</summary>
    public string Question(Point point) =>
        readings
            .Of(point.Quote, point.Polarity)
            .Where(found => found.Reading.Ask.Count > 0)
            .Select(found => $"“{found.Quote}”")
            .FirstOrDefault()
        ?? "";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
