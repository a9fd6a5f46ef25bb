using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>Puts a draft's present text away as a version before something else takes its place.</summary>
internal static class KeepVersion
{
    /// <summary>Typing goes into one version until it rests for so long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>Versions of one draft; more are not looked through by anybody, so the oldest go.</summary>
    private const int Most = 50;

    public static async Task OfAsync(
        CandorDb db,
        Draft draft,
        VersionReason reason,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var before = await db
            .DraftVersions.Where(one => one.DraftId == draft.Id)
            .OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .ToListAsync(cancel);
        if (before.Count > 0 && (before[^1].Text, before[^1].Subject) == (draft.Text, draft.Subject))
        {
            return;
        }

        db.DraftVersions.RemoveRange(before.Take(before.Count - Most + 1));
        db.DraftVersions.Add(
            new DraftVersion
            {
                Id = Ids.New(clock),
                DraftId = draft.Id,
                Reason = reason,
                Subject = draft.Subject,
                Text = draft.Text,
                At = clock.GetUtcNow(),
            }
        );
    }
}
