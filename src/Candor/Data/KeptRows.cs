using Candor.Core;
using Candor.Core.Ask;
using Candor.Practise;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Data;

/// <summary>
/// All applications out of the store, kept: while nobody has written to it since, this process or another, what was read
/// serves again; after a change only the applications that it touched are read anew, which their stamps tell
/// (<c>004-stamps.sql</c>).
/// </summary>
/// <param name="seen">Left out where they are wanted once, as by a command.</param>
public sealed class KeptRows(TimeProvider clock, StoreVersion? seen = null)
{
    /// <summary>Applications. Past so many, one look at everything is quicker than finding each.</summary>
    private const int Many = 300;

    private Kept? kept;

    /// <summary>The very same object as long as nothing changed, so that what is made of it can be kept beside it.</summary>
    public async Task<AllRows> AllAsync(CandorDb db, CancellationToken cancel)
    {
        // Asked before reading: what is written meanwhile makes what was read old at once.
        var version = seen?.Now();
        var before = kept is { } known && known.Owner == db.CandidateId ? known : null;
        if (before is not null && before.Version == version)
        {
            return before.Rows;
        }

        var now = await ReadAsync(db, version ?? 0, before, cancel);
        kept = version is null ? null : now;
        return now.Rows;
    }

    /// <summary>One of them as it is now, for a deed: the context follows what is changed. Null where there is none.</summary>
    public static async Task<ApplicationRows?> OneAsync(CandorDb db, Guid id, CancellationToken cancel) =>
        (await RowsAsync(db, [id], QueryTrackingBehavior.TrackAll, cancel)).SingleOrDefault();

    private async Task<Kept> ReadAsync(CandorDb db, long version, Kept? before, CancellationToken cancel)
    {
        var me = await db.MeAsync(clock, cancel);
        if (db.Database.CurrentTransaction is not null)
        {
            return await ReadAsync(db, me, version, before, cancel);
        }

        // Stamps and rows of one moment: rows newer than their stamp would pass for those of a backup put back later.
        // Deferred, as it only reads: it neither waits for a writer nor makes one wait.
        await db.Database.OpenConnectionAsync(cancel);
        var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        try
        {
            await db.Database.UseTransactionAsync(moment, cancel);
            return await ReadAsync(db, me, version, before, cancel);
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, cancel);
            await moment.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<Kept> ReadAsync(
        CandorDb db,
        Candidate me,
        long version,
        Kept? before,
        CancellationToken cancel
    )
    {
        var stamps = await db
            .Database.SqlQuery<Stamp>(
                $"SELECT application_id AS Id, stamp AS Value FROM application_stamp WHERE candidate_id = {db.CandidateId}"
            )
            .ToListAsync(cancel);
        var changed = stamps
            .Where(now => before?.Stamped.GetValueOrDefault(now.Id)?.Stamp != now)
            .Select(now => now.Id)
            .ToList();
        var fresh = await RowsAsync(
            db,
            changed.Count > Many ? null : changed,
            QueryTrackingBehavior.NoTracking,
            cancel
        );
        var read = fresh.ToDictionary(rows => rows.Application.Id);
        var stamped = stamps.ToDictionary(
            now => now.Id,
            now => new Stamped(now, read.GetValueOrDefault(now.Id) ?? before!.Stamped[now.Id].Rows)
        );
        var rows = stamped.Values.Select(one => one.Rows).OrderBy(one => one.Application.Id).ToList();
        var heading = await PracticeHeading.AmongAsync(db, rows, cancel);
        return new(
            version,
            db.CandidateId,
            stamped,
            new(me, rows, heading.Count == 0 ? rows : [.. rows.Where(one => !heading.Contains(one))])
        );
    }

    /// <param name="only">Null takes all.</param>
    private static async Task<List<ApplicationRows>> RowsAsync(
        CandorDb db,
        IReadOnlyList<Guid>? only,
        QueryTrackingBehavior tracking,
        CancellationToken cancel
    )
    {
        if (only is [])
        {
            return [];
        }

        var applications = await (only is null ? db.Applications : db.Applications.Where(one => only.Contains(one.Id)))
            .AsTracking(tracking)
            .ToListAsync(cancel);
        var outcomes = await PartsAsync(db.Outcomes.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var people = await PartsAsync(db.People.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var interviews = await PartsAsync(db.Interviews.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var marks = await PartsAsync(db.StepMarks.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var choices = await PartsAsync(db.PlanChoices.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var feedback = await PartsAsync(db.Feedback.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var points = await PartsAsync(db.Points.AsTracking(tracking), only, one => one.ApplicationId, cancel);
        var noReply = await NoReplyAsync(db, only, cancel);
        return applications.ConvertAll(one => new ApplicationRows(
            one,
            [.. outcomes[one.Id]],
            [.. people[one.Id]],
            [.. interviews[one.Id]],
            [.. marks[one.Id]],
            [.. choices[one.Id]],
            [.. feedback[one.Id]],
            [.. points[one.Id]],
            noReply.Contains(one.Id)
        ));
    }

    private static async Task<ILookup<Guid, T>> PartsAsync<T>(
        IQueryable<T> rows,
        IReadOnlyList<Guid>? only,
        Func<T, Guid> application,
        CancellationToken cancel
    )
        where T : class, IOwned
    {
        var wanted = only is null
            ? rows
            : rows.Where(one => only.Contains(EF.Property<Guid>(one, nameof(Outcome.ApplicationId))));
        return (await wanted.ToListAsync(cancel)).OrderBy(one => one.Id).ToLookup(application);
    }

    // Mail from a machine brings no person; whether it can be answered, its addresses tell.
    private static async Task<HashSet<Guid>> NoReplyAsync(
        CandorDb db,
        IReadOnlyList<Guid>? only,
        CancellationToken cancel
    )
    {
        var outcomes = only is null ? db.Outcomes : db.Outcomes.Where(one => only.Contains(one.ApplicationId));
        var mails = await (
            from outcome in outcomes
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

    private sealed record Stamp(Guid Id, long Value);

    private sealed record Stamped(Stamp Stamp, ApplicationRows Rows);

    private sealed record Kept(long Version, Guid Owner, Dictionary<Guid, Stamped> Stamped, AllRows Rows);
}
