using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>Copies of the store, each one consistent file, made while it is in use (SQLite's own online backup).</summary>
internal static class Backup
{
    /// <summary>Before the schema changes: <c>backups/before-schema-N.db</c> beside the store.</summary>
    public static void Before(SqliteConnection connection, string path, int version)
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, "backups");
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
}
