using Candor.Core;
using Candor.Data;
using Candor.Listen;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>An employer who said no once, and what was learnt there.</summary>
/// <param name="At">When the no came.</param>
/// <param name="Points">What they said that the candidate did not disagree with, the newest last.</param>
internal sealed record EarlierNo(JobApplication Application, DateTimeOffset At, IReadOnlyList<Point> Points);

/// <summary>
/// How one takes criticism is remembered and may open a door later (E16): where an employer who said no comes back, what
/// was learnt there is at hand.
/// </summary>
internal static class EarlierThere
{
    /// <summary>What can be read before an interview without becoming a burden.</summary>
    private const int MostPoints = 4;

    /// <param name="looksAt">
    /// The application that is being looked at: it counts only where news came after its own no. Null counts all.
    /// </param>
    public static async Task<IReadOnlyList<EarlierNo>> OfAsync(
        CandorDb db,
        string employer,
        Guid? looksAt,
        CancellationToken cancel
    )
    {
        if (employer.Length == 0)
        {
            return [];
        }

        var names = await db
            .Applications.AsNoTracking()
            .Where(one => one.Employer != "")
            .Select(one => new { one.Id, one.Employer })
            .ToListAsync(cancel);
        var ids = names.Where(one => SameWorkplace.Alike(one.Employer, employer)).Select(one => one.Id).ToList();
        var news = await db.Outcomes.AsNoTracking().Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel);
        var said = news.Where(IsNo)
            .GroupBy(one => one.ApplicationId)
            .Select(no => (Application: no.Key, At: no.Max(one => one.At)))
            .Where(no =>
                no.Application != looksAt
                || news.Exists(one =>
                    one.ApplicationId == looksAt
                    && one.Kind is OutcomeKind.Invited or OutcomeKind.Offer
                    && one.At > no.At
                )
            )
            .OrderByDescending(no => no.At)
            .ToList();
        var there = said.ConvertAll(no => no.Application);
        var applications = await db
            .Applications.AsNoTracking()
            .Where(one => there.Contains(one.Id))
            .ToListAsync(cancel);
        var points = await db
            .Points.AsNoTracking()
            .Where(one => there.Contains(one.ApplicationId) && !one.Disagreed && one.Polarity != Polarity.Neutral)
            .ToListAsync(cancel);
        return
        [
            .. said.Select(no => new EarlierNo(
                applications.Find(one => one.Id == no.Application)!,
                no.At,
                [
                    .. points
                        .Where(one => one.ApplicationId == no.Application)
                        .OrderBy(one => one.At)
                        .TakeLast(MostPoints),
                ]
            )),
        ];
    }

    private static bool IsNo(Outcome outcome) => outcome.Kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled;
}
