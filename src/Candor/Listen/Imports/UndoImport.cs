using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen.Imports;

/// <summary>
/// Writes an import down as one deed: undone, its mails and what was proposed about them go. What the candidate has
/// decided by then stays, and that the other mails were seen is not forgotten, for nothing of them is kept.
/// </summary>
internal static class UndoImport
{
    /// <summary>Ids in one question to the store; SQLite takes some 30,000.</summary>
    private const int Batch = 1_000;

    /// <returns>The journal's entry; null where there is nothing to undo.</returns>
    public static async Task<Guid?> NoteAsync(
        CandorDb db,
        IReadOnlyList<Guid> mails,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var rows = new List<(Type, Guid)>();
        foreach (var some in mails.Chunk(Batch))
        {
            var waiting = await db
                .Proposals.Where(one => some.Contains(one.EmailId) && one.State == ProposalState.Waiting)
                .Select(one => new { one.Id, one.EmailId })
                .ToListAsync(cancel);
            rows.AddRange(waiting.Select(one => (typeof(Proposal), one.Id)));
            rows.AddRange(waiting.Select(one => (typeof(Email), one.EmailId)));
        }

        var count = rows.Count / 2;
        return count == 0
            ? null
            : await db.NoteAddedAsync($"Took {count:N0} {(count == 1 ? "mail" : "mails")} in", rows, clock, cancel);
    }
}
