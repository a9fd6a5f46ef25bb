using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>Copies of the store, each one consistent file, made while it is in use (SQLite's own online backup).</summary>
public static class Backup
{
    /// <summary>Days that a rolling backup is kept.</summary>
    public const int Days = 7;

    /// <summary>Every copy that Candor itself keeps beside the store.</summary>
    public static IReadOnlyList<string> All(string home) =>
        Directory.Exists(Folder(home))
            ? [.. Directory.EnumerateFiles(Folder(home), "*.db").Order(StringComparer.Ordinal)]
            : [];

    /// <summary>
    /// One copy a day, <c>backups/daily-2026-03-10.db</c>, of which the last <see cref="Days"/> are kept. Does nothing where
    /// there is one of today already, or nothing to lose yet.
    /// </summary>
    /// <returns>The new copy's path, or null where none was needed.</returns>
    public static async Task<string?> RollAsync(string home, DateOnly today, CancellationToken cancel)
    {
        var target = Path.Combine(
            Folder(home),
            string.Create(CultureInfo.InvariantCulture, $"daily-{today:yyyy-MM-dd}.db")
        );
        if (File.Exists(target))
        {
            return null;
        }

        await using var connection = new SqliteConnection(Store.ConnectionText(Store.PathIn(home)));
        await connection.OpenAsync(cancel);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT EXISTS (SELECT 1 FROM application) OR EXISTS (SELECT 1 FROM email)";
            if ((long)(await command.ExecuteScalarAsync(cancel))! == 0)
            {
                return null;
            }
        }

        Store.MakePrivateFolder(Folder(home));
        To(connection, target);
        foreach (var old in All(home).Where(IsDaily).SkipLast(Days))
        {
            File.Delete(old);
        }

        return target;
    }

    /// <summary>Before the schema changes: <c>backups/before-schema-N.db</c> beside the store.</summary>
    public static void Before(SqliteConnection connection, string path, int version)
    {
        var folder = Folder(Path.GetDirectoryName(path)!);
        Store.MakePrivateFolder(folder);
        To(
            connection,
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"before-schema-{version + 1}.db"))
        );
    }

    /// <summary>Writes a copy to <paramref name="target"/>, in the place of what is there, or not at all.</summary>
    public static void To(SqliteConnection connection, string target)
    {
        var half = target + ".half";
        File.Delete(half);
        using (new FileStream(half, Store.NewPrivateFile())) { }
        using (
            var copy = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = half, Pooling = false }.ToString()
            )
        )
        {
            copy.Open();
            connection.BackupDatabase(copy);
            // One file that needs nothing beside it, so that it can lie on a read-only medium.
            using var single = copy.CreateCommand();
            single.CommandText = "PRAGMA journal_mode = DELETE";
            single.ExecuteNonQuery();
        }

        File.Move(half, target, overwrite: true);
    }

    private static string Folder(string home) => Path.Combine(home, "backups");

    private static bool IsDaily(string path) => Path.GetFileName(path).StartsWith("daily-", StringComparison.Ordinal);
}
