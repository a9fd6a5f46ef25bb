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

    public static async Task RunAsync(string home, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(Store.ConnectionText(Store.PathIn(home)));
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA secure_delete = ON;
            DELETE FROM journal WHERE at <= (
                SELECT max(at) FROM journal WHERE undone_at IS NULL AND substr(deed, 1, length($deed)) = $deed AND at < $over);
            SELECT changes();
            """;
        command.Parameters.AddWithValue("$deed", Deed);
        command.Parameters.AddWithValue("$over", now.AddDays(-Days).UtcDateTime);
        if ((long)(await command.ExecuteScalarAsync(cancel))! > 0)
        {
            await Store.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        }
    }
}
