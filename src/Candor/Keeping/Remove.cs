using Candor.Core;
using Candor.Data;
using Candor.Practise;
using Microsoft.EntityFrameworkCore;

namespace Candor.Keeping;

/// <summary>
/// Removes what the candidate was shown and said yes to, as one deed that can be undone for <see cref="Days"/>; then
/// <see cref="ForgetRemoved"/> takes it out of the undo journal as well. The daily backups are as old as that by then.
/// </summary>
internal sealed class Remove(CandorDb db, Recordings recordings, TimeProvider clock)
{
    /// <summary>Days in which a removal can be undone.</summary>
    public const int Days = ForgetRemoved.Days;

    /// <summary>Stands where a name was.</summary>
    public const string NoName = "(name removed)";

    /// <returns>The journal's entry; null where nothing can be undone: recordings.</returns>
    public async Task<Guid?> RunAsync(Kept kept, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        switch (kept.Kind)
        {
            case KeptKind.Recordings:
                foreach (var id in ids)
                {
                    recordings.Remove(id);
                }

                return null;
            case KeptKind.OtherMail:
                await MailAsync(await db.Emails.Where(one => ids.Contains(one.Id)).ToListAsync(cancel), cancel);
                break;
            case KeptKind.Answers:
                db.RemoveRange(await db.Answers.Where(one => ids.Contains(one.Id)).ToListAsync(cancel));
                break;
            case KeptKind.People:
                foreach (var one in await db.People.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
                {
                    (one.Name, one.EmailAddress, one.Phone, one.PostalAddress) = (NoName, "", "", "");
                    (one.ProfileUrl, one.Rapport, one.Experienced) = ("", null, false);
                }

                break;
            default:
                await ApplicationsAsync(ids, cancel);
                break;
        }

        return await db.SaveAsync($"{ForgetRemoved.Deed}{kept.Count(ids.Count)}", clock, cancel);
    }

    /// <summary>What can still be brought back, the newest first.</summary>
    public static Task<List<JournalEntry>> LatelyAsync(CandorDb db, CancellationToken cancel) =>
        db
            .Journal.AsNoTracking()
            .Where(one => one.UndoneAt == null && one.Deed.StartsWith(ForgetRemoved.Deed))
            .OrderByDescending(one => one.At)
            .ToListAsync(cancel);

    // As erasing does: the fingerprint stays, so that the same mail does not come back.
    private async Task MailAsync(List<Email> mails, CancellationToken cancel)
    {
        var ids = mails.ConvertAll(one => one.Id);
        db.RemoveRange(await db.Proposals.Where(one => ids.Contains(one.EmailId)).ToListAsync(cancel));
        db.RemoveRange(mails);
        var seen = await db.SeenMail.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(cancel);
        db.AddRange(ids.Except(seen).Select(id => new SeenMail { Id = id, SeenAt = clock.GetUtcNow() }));
    }

    // Row by row, and not by the store's own cascade, so that the journal holds each of them.
    private async Task ApplicationsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await MailAsync(
            await db
                .Emails.Where(one => one.ApplicationId != null && ids.Contains(one.ApplicationId.Value))
                .ToListAsync(cancel),
            cancel
        );
        var drafts = await db.Drafts.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel);
        var texts = drafts.ConvertAll(one => one.Id);
        db.RemoveRange(await db.DraftVersions.Where(one => texts.Contains(one.DraftId)).ToListAsync(cancel));
        db.RemoveRange(drafts);
        db.RemoveRange(await db.Points.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.Feedback.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.StepMarks.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.PlanChoices.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.Outcomes.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.Interviews.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.People.Where(one => ids.Contains(one.ApplicationId)).ToListAsync(cancel));
        db.RemoveRange(await db.Applications.Where(one => ids.Contains(one.Id)).ToListAsync(cancel));
    }
}
