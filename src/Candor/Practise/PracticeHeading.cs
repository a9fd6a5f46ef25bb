using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>
/// What a coach notes in a practice interview belongs to no employer, and feedback needs an application: all of it lies
/// under one heading, which is nothing that anybody applied for and counts nowhere as such.
/// </summary>
internal static class PracticeHeading
{
    private const string Name = "Practice";

    /// <summary>The applications for a job: all but the heading.</summary>
    public static IQueryable<JobApplication> AppliedFor(this CandorDb db) =>
        db.Applications.Where(one =>
            !(
                one.Employer == Name
                && one.Role == ""
                // Somebody may really apply to a firm of that name: it has no feedback with the id of a session.
                && db.Feedback.Any(feedback =>
                    feedback.ApplicationId == one.Id && db.PracticeSessions.Any(session => session.Id == feedback.Id)
                )
            )
        );

    /// <summary>The same, of rows that were read before.</summary>
    public static async Task<IReadOnlyList<ApplicationRows>> AmongAsync(
        CandorDb db,
        IReadOnlyList<ApplicationRows> rows,
        CancellationToken cancel
    )
    {
        var named = rows.Where(one => one.Application is { Employer: Name, Role: "" } && one.Feedback.Count > 0)
            .ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var feedback = named.SelectMany(one => one.Feedback).Select(one => one.Id).ToList();
        var sessions = await db
            .PracticeSessions.Where(session => feedback.Contains(session.Id))
            .Select(session => session.Id)
            .ToListAsync(cancel);
        return named.FindAll(one => one.Feedback.Any(told => sessions.Contains(told.Id)));
    }

    /// <summary>The heading, made where it is not there yet.</summary>
    public static async Task<JobApplication> OfAsync(CandorDb db, TimeProvider clock, CancellationToken cancel)
    {
        var jobs = await db.AppliedFor().Select(one => one.Id).ToListAsync(cancel);
        var known = await db.Applications.FirstOrDefaultAsync(
            one => one.Employer == Name && one.Role == "" && !jobs.Contains(one.Id),
            cancel
        );
        if (known is null)
        {
            known = new JobApplication
            {
                Id = Ids.New(clock),
                Employer = Name,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Applications.Add(known);
        }

        return known;
    }
}
