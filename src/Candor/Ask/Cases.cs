using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Practise;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>Reads applications out of the store as plans see them.</summary>
/// <param name="seen">Where it is given, what was read for all serves until the store changes.</param>
public sealed class Cases(Holidays holidays, TimeProvider clock, StoreVersion? seen = null)
{
    private Kept? kept;

    public async Task<Case?> OneAsync(CandorDb db, Guid id, CancellationToken cancel)
    {
        var application = await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (application is null)
        {
            return null;
        }

        var me = await db.MeAsync(clock, cancel);
        return Of(
            new(
                application,
                await db.Outcomes.Where(one => one.ApplicationId == id).ToListAsync(cancel),
                await db.People.Where(one => one.ApplicationId == id).OrderBy(one => one.Id).ToListAsync(cancel),
                await db.Interviews.Where(one => one.ApplicationId == id).ToListAsync(cancel),
                await db.StepMarks.Where(one => one.ApplicationId == id).ToListAsync(cancel),
                await db.PlanChoices.Where(one => one.ApplicationId == id).ToListAsync(cancel),
                await db.Feedback.Where(one => one.ApplicationId == id).ToListAsync(cancel),
                (await NoReplyAsync(db, cancel)).Contains(id)
            ),
            me
        );
    }

    /// <summary>
    /// All of them, in a handful of questions to the store however many there are. While nobody has written to the store
    /// since, by this process or another, the rows read before serve again; the situations are made anew, since days pass.
    /// </summary>
    public async Task<IReadOnlyList<Case>> AllAsync(CandorDb db, CancellationToken cancel)
    {
        var version = seen?.Now();
        if (version is null || kept is not { } known || known.Version != version || known.Owner != db.CandidateId)
        {
            known = new(version ?? 0, db.CandidateId, await db.MeAsync(clock, cancel), await ReadAsync(db, cancel));
            kept = version is null ? null : known;
        }

        return [.. known.Rows.Select(rows => Of(rows, known.Me))];
    }

    private static async Task<IReadOnlyList<CaseRows>> ReadAsync(CandorDb db, CancellationToken cancel)
    {
        var applications = await db.AppliedFor().AsNoTracking().ToListAsync(cancel);
        var outcomes = await ByApplicationAsync(db.Outcomes, one => one.ApplicationId, cancel);
        var people = await ByApplicationAsync(db.People.OrderBy(one => one.Id), one => one.ApplicationId, cancel);
        var interviews = await ByApplicationAsync(db.Interviews, one => one.ApplicationId, cancel);
        var marks = await ByApplicationAsync(db.StepMarks, one => one.ApplicationId, cancel);
        var choices = await ByApplicationAsync(db.PlanChoices, one => one.ApplicationId, cancel);
        var feedback = await ByApplicationAsync(db.Feedback, one => one.ApplicationId, cancel);
        var noReply = await NoReplyAsync(db, cancel);
        return
        [
            .. applications.Select(one => new CaseRows(
                one,
                [.. outcomes[one.Id]],
                [.. people[one.Id]],
                [.. interviews[one.Id]],
                [.. marks[one.Id]],
                [.. choices[one.Id]],
                [.. feedback[one.Id]],
                noReply.Contains(one.Id)
            )),
        ];
    }

    private Case Of(CaseRows rows, Candidate me) =>
        Case.Of(
            rows,
            Moments.Zone(me.TimeZone),
            // The zone may tell the region too; a country that was chosen goes before another's zone.
            holidays.PlaceOf(me.TimeZone)
                is { Length: > 0 } place
            && (me.Country.Length == 0 || place.StartsWith(me.Country, StringComparison.Ordinal))
                ? place
                : me.Country,
            holidays,
            clock.GetUtcNow()
        );

    // Mail from a machine brings no person; whether it can be answered, its addresses tell.
    private static async Task<HashSet<Guid>> NoReplyAsync(CandorDb db, CancellationToken cancel)
    {
        var mails = await (
            from outcome in db.Outcomes
            join mail in db.Emails on outcome.EmailId equals mail.Id
            where outcome.BearerId == null
            select new
            {
                outcome.ApplicationId,
                mail.From,
                mail.ReplyTo,
            }
        ).ToListAsync(cancel);
        return
        [
            .. mails
                .Where(mail => ChoosePerson.IsNoReply((mail.ReplyTo ?? mail.From).Address))
                .Select(mail => mail.ApplicationId),
        ];
    }

    private static async Task<ILookup<Guid, T>> ByApplicationAsync<T>(
        IQueryable<T> rows,
        Func<T, Guid> application,
        CancellationToken cancel
    )
        where T : class => (await rows.AsNoTracking().ToListAsync(cancel)).ToLookup(application);

    private sealed record Kept(long Version, Guid Owner, Candidate Me, IReadOnlyList<CaseRows> Rows);
}
