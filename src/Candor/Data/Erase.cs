using Candor.Core;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>What is to be erased: one application, one person, or everything.</summary>
public enum ErasedKind
{
    Application,
    Person,
    Everything,
}

/// <summary>How many rows of each table went, and what could not be reached.</summary>
/// <param name="Rows">By table, largest first; tables without any are left out.</param>
/// <param name="Left">Files that still hold something, each with what to do; empty is the usual case.</param>
public sealed record Erased(IReadOnlyList<(string Table, long Rows)> Rows, IReadOnlyList<string> Left);

/// <summary>
/// Takes something out for good: its rows, the free pages, the write-ahead log, the search index, the undo journal and the
/// rolling backups. Nothing of this can be undone; that is its point.
/// </summary>
/// <remarks>
/// The journal goes as a whole, because earlier deeds may quote what is erased anywhere. Blocks that the file system has
/// freed, and copies made by <c>candor backup</c> elsewhere, are out of its reach, and the page says so.
/// </remarks>
public static class Erase
{
    /// <summary>What belongs to the application, whatever the foreign keys do not take along.</summary>
    private static readonly string[] OfApplication =
    [
        "INSERT OR IGNORE INTO seen_mail (candidate_id, id, seen_at) SELECT candidate_id, id, $now FROM email "
            + "WHERE application_id = $id OR id IN (SELECT email_id FROM proposal WHERE application_id = $id)",
        "DELETE FROM email WHERE application_id = $id OR id IN (SELECT email_id FROM proposal WHERE application_id = $id)",
        "DELETE FROM calendar_event WHERE uid LIKE lower(replace($id, '-', '')) || '-%'",
        "DELETE FROM application WHERE id = $id",
    ];

    /// <summary>
    /// The person, everywhere that their address says it is the same one: what they said, what was written to them, the
    /// mail from and to them. Their name inside other notes is for the candidate to find.
    /// </summary>
    private static readonly string[] OfPerson =
    [
        "CREATE TEMP TABLE erased AS SELECT one.id, one.email_address FROM person AS one JOIN person AS named ON named.id = $id "
            + "WHERE one.id = $id OR (named.email_address <> '' AND one.email_address = named.email_address COLLATE NOCASE)",
        // A step's title may name them.
        "DELETE FROM calendar_event WHERE EXISTS (SELECT 1 FROM person WHERE id IN (SELECT id FROM erased) "
            + "AND uid LIKE lower(replace(application_id, '-', '')) || '-%')",
        "CREATE TEMP TABLE erased_mail AS SELECT id FROM email WHERE EXISTS (SELECT 1 FROM erased WHERE email_address <> '' "
            + "AND instr(lower(\"from\" || \"to\" || cc || coalesce(reply_to, '')), lower(email_address)) > 0)",
        "INSERT OR IGNORE INTO seen_mail (candidate_id, id, seen_at) SELECT candidate_id, id, $now FROM email "
            + "WHERE id IN (SELECT id FROM erased_mail)",
        "UPDATE practice_session SET \"with\" = '', notes = '' WHERE id IN "
            + "(SELECT id FROM feedback WHERE person_id IN (SELECT id FROM erased))",
        "DELETE FROM feedback WHERE person_id IN (SELECT id FROM erased) OR email_id IN (SELECT id FROM erased_mail)",
        "DELETE FROM point WHERE person_id IN (SELECT id FROM erased)",
        "DELETE FROM draft WHERE person_id IN (SELECT id FROM erased)",
        "UPDATE outcome SET bearer_id = NULL WHERE bearer_id IN (SELECT id FROM erased)",
        "UPDATE outcome SET email_id = NULL, evidence = '[]' WHERE email_id IN (SELECT id FROM erased_mail)",
        "UPDATE step_mark SET person_id = NULL WHERE person_id IN (SELECT id FROM erased)",
        "DELETE FROM email WHERE id IN (SELECT id FROM erased_mail)",
        "DELETE FROM person WHERE id IN (SELECT id FROM erased)",
        "DROP TABLE erased",
        "DROP TABLE erased_mail",
    ];

    private static readonly string[] OfEverything = ["DELETE FROM candidate"];

    /// <summary>Erases from the store in <paramref name="home"/> and from its rolling backups.</summary>
    /// <param name="id">Whose; not looked at where everything goes.</param>
    /// <exception cref="BadInputException">There is nothing with that id.</exception>
    public static async Task<Erased> RunAsync(
        string home,
        ErasedKind kind,
        Guid id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var store = Store.PathIn(home);
        await Store.OpenAsync(home, clock, cancel);
        if (kind != ErasedKind.Everything && !await IsThereAsync(store, kind, id, cancel))
        {
            throw new BadInputException($"there is no {Token.Name(kind)} with the id {id}; nothing was erased");
        }

        var left = new List<string>();
        foreach (var backup in Backup.All(home))
        {
            // All of it, or a backup that cannot be read any more: the file itself goes.
            if (kind == ErasedKind.Everything || !await TryEraseFromAsync(backup, kind, id, clock, cancel))
            {
                File.Delete(backup);
            }
        }

        if (kind == ErasedKind.Everything)
        {
            Practise.Recordings.RemoveAll(home);
            Applications.UploadedLists.RemoveAll(home);
            Listen.Imports.ImportFolder.RemoveAll(home);
            Shell.OwnPage.RemoveAll(home);
        }

        var before = await CountAsync(store, cancel);
        if (!await EraseFromAsync(store, kind, id, clock, cancel))
        {
            left.Add($"{store}-wal is held by a program that reads it; close Candor's other windows and erase again");
        }

        if (
            kind != ErasedKind.Everything
            && Listen
                .Imports.ImportFolder.All(home)
                .Any(one => one.Read() is { Stage: not Listen.Imports.ImportStage.Taken })
        )
        {
            left.Add(
                "an import that is not through still has its files; finish it in the Inbox, or throw it away there"
            );
        }

        await Store.OpenAsync(home, clock, cancel);
        var after = await CountAsync(store, cancel);
        var rows = before
            .Select(table => (table.Key, table.Value - after.GetValueOrDefault(table.Key)))
            .Where(table => table.Item2 > 0)
            .OrderByDescending(table => table.Item2)
            .ToList();
        return new Erased(rows, left);
    }

    private static async Task<bool> TryEraseFromAsync(
        string path,
        ErasedKind kind,
        Guid id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        try
        {
            return await EraseFromAsync(path, kind, id, clock, cancel);
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <returns>False where the write-ahead log could not be emptied.</returns>
    private static async Task<bool> EraseFromAsync(
        string path,
        ErasedKind kind,
        Guid id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var connection = Open(path);
        await connection.OpenAsync(cancel);
        // Overwrites what is deleted with zeros, also inside pages that stay.
        await Store.Run(connection, "PRAGMA secure_delete = ON", cancel);
        await using (var deed = connection.BeginTransaction(deferred: false))
        {
            foreach (var sql in Sql(kind))
            {
                await RunAsync(connection, sql, id, clock, cancel);
            }

            await Store.Run(connection, "DELETE FROM journal", cancel);
            await SearchIndex.ForgetAsync(connection, cancel);
            await deed.CommitAsync(cancel);
        }

        await Store.Run(connection, "VACUUM", cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) && reader.GetInt64(0) == 0;
    }

    private static string[] Sql(ErasedKind kind) =>
        kind switch
        {
            ErasedKind.Application => OfApplication,
            ErasedKind.Person => OfPerson,
            _ => OfEverything,
        };

    private static async Task RunAsync(
        SqliteConnection connection,
        string sql,
        Guid id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the statements above come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> IsThereAsync(string path, ErasedKind kind, Guid id, CancellationToken cancel)
    {
        await using var connection = Open(path);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText =
            kind == ErasedKind.Person
                ? "SELECT EXISTS (SELECT 1 FROM person WHERE id = $id)"
                : "SELECT EXISTS (SELECT 1 FROM application WHERE id = $id)";
        command.Parameters.AddWithValue("$id", id);
        return (long)(await command.ExecuteScalarAsync(cancel))! == 1;
    }

    private static async Task<Dictionary<string, long>> CountAsync(string path, CancellationToken cancel)
    {
        await using var connection = Open(path);
        await connection.OpenAsync(cancel);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection, cancel))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
#pragma warning restore CA2100
            counts[table] = (long)(await command.ExecuteScalarAsync(cancel))!;
        }

        return counts;
    }

    // Those that hold what a person would call theirs; the index, the journal and the marks of seen mail are ours.
    private static async Task<List<string>> TablesAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' "
            + "AND name NOT IN ('candidate', 'journal', 'seen_mail', 'proposal', 'application_stamp')";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private static SqliteConnection Open(string path) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                ForeignKeys = true,
                DefaultTimeout = 5,
                Pooling = false,
            }.ToString()
        );
}
