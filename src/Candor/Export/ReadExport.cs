using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Export;

/// <summary>
/// Reads an export back, into an empty store or beside what is there: all of it, or nothing. Rows that are there already
/// stay as they are, so the same export twice is one.
/// </summary>
internal static class ReadExport
{
    /// <returns>Rows that were new, and rows that were there already.</returns>
    /// <exception cref="BadInputException">Something is wrong with the folder; the store is as it was.</exception>
    public static async Task<(long New, long Known)> RunAsync(
        Terminal terminal,
        string folder,
        bool dryRun,
        CancellationToken cancel
    )
    {
        Manifest.Read(folder);
        await using var db = await Store.OpenAsync(terminal, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var deed = await db.Database.BeginTransactionAsync(cancel);
        // A part may come before its whole; all are there at the end.
        await Store.Run(connection, "PRAGMA defer_foreign_keys = ON", cancel);
        await DropBlankOwnerAsync(db, folder, cancel);
        var (added, known) = (0L, 0L);
        foreach (var table in await Rows.TablesAsync(connection, cancel))
        {
            var path = Path.Combine(folder, Manifest.Data, $"{table.Name}.json");
            if (File.Exists(path))
            {
                var rows = await Rows.ReadAsync(connection, table, path, db.CandidateId, cancel);
                (added, known) = (added + rows.New, known + rows.Known);
            }
        }

        await CheckAsync(db, folder, cancel);
        if (dryRun)
        {
            return (added, known);
        }

        try
        {
            await deed.CommitAsync(cancel);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == 19)
        {
            throw new BadInputException(
                $"{folder}: a row names another that is neither there nor in the store; nothing was changed"
            );
        }

        CopyFiles(folder, terminal.Home);
        return (added, known);
    }

    // An empty store has a candidate without a name; the exported one takes that place.
    private static async Task DropBlankOwnerAsync(CandorDb db, string folder, CancellationToken cancel)
    {
        if (
            File.Exists(Path.Combine(folder, Manifest.Data, "candidate.json"))
            && !await db.Applications.AnyAsync(cancel)
            && !await db.Emails.AnyAsync(cancel)
        )
        {
            await db.Candidates.Where(one => one.Id == db.CandidateId && one.Name == "").ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>Reads every row as the program will, so that a value that it does not know is found now and not by a page.</summary>
    private static async Task CheckAsync(CandorDb db, string folder, CancellationToken cancel)
    {
        try
        {
            foreach (var type in db.Model.GetEntityTypes())
            {
                var rows =
                    (IQueryable<object>)
                        typeof(DbContext)
                            .GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!
                            .MakeGenericMethod(type.ClrType)
                            .Invoke(db, null)!;
                await foreach (var _ in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel)) { }
            }
        }
        catch (Exception fault)
            when (fault
                    is InvalidDataException
                        or InvalidOperationException
                        or FormatException
                        or System.Text.Json.JsonException
            )
        {
            throw new BadInputException($"{folder}: {fault.Message} Nothing was changed.");
        }
    }

    // The candidate's own files; what is there already is theirs and stays.
    private static void CopyFiles(string folder, string home)
    {
        foreach (var own in Manifest.Files.Where(own => Directory.Exists(Path.Combine(folder, own))))
        {
            Store.MakePrivateFolder(Path.Combine(home, own));
            var from = Path.Combine(folder, own);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(home, own, Path.GetRelativePath(from, file));
                if (!File.Exists(target))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
            }
        }
    }
}
