using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Keeping;

/// <summary>
/// Takes removals whose days of undoing are over out of the journal, and with them every older entry, which may hold
/// the same words; then overwrites the free space.
/// </summary>
public static class ForgetRemoved
{
    /// <summary>Days in which a removal can be undone: as long as the daily backups are kept.</summary>
    public const int Days = Backup.Days;

    /// <summary>Such deeds begin so, by which the journal's entries are known again.</summary>
    public const string Deed = "Removed when its time was up: ";

    private const string Due =
        "SELECT at FROM journal WHERE undone_at IS NULL AND substr(deed, 1, length($deed)) = $deed AND at < $over";

    public static async Task RunAsync(string home, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"{Store.ConnectionText(Store.PathIn(home))};Pooling=False");
        await connection.OpenAsync(cancel);
        await Store.Run(connection, "PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000", cancel);
        if (await RunAsync(connection, $"SELECT EXISTS ({Due})", now, cancel) == 1)
        {
            // First what the removal itself freed a week ago; a store that is busy then is tried again by the next call.
            await Store.Run(connection, "VACUUM", cancel);
            await using var deed = connection.BeginTransaction(deferred: false);
            await RunAsync(connection, $"DELETE FROM journal WHERE at <= (SELECT max(at) FROM ({Due}))", now, cancel);
            await SearchIndex.ForgetAsync(connection, cancel);
            await deed.CommitAsync(cancel);
        }

        // Waits for whoever reads just now; where that takes too long, the next call does it.
        await Store.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    private static async Task<long> RunAsync(
        SqliteConnection connection,
        string sql,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the statements above come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$deed", Deed);
        command.Parameters.AddWithValue("$over", now.AddDays(-Days).UtcDateTime);
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }
}
