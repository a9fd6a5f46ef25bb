using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>
/// Brings a store to this program's schema: numbered scripts in <c>Schema/sqlite</c>, each run once, in order, in one
/// transaction, after a backup. The number of the last lies in the file's own <c>user_version</c>.
/// </summary>
internal static class UpgradeSchema
{
    /// <summary>The schema that this program makes and knows.</summary>
    public static int Latest => Scripts()[^1].Number;

    public static async Task RunAsync(SqliteConnection connection, string path, CancellationToken cancel)
    {
        var scripts = Scripts();
        var latest = scripts[^1].Number;
        var version = await VersionAsync(connection, cancel);
        if (version > latest)
        {
            throw new BadInputException(
                $"the store {path} was made by a newer Candor (schema {version}, this one knows {latest}); update Candor"
            );
        }

        if (version == latest)
        {
            return;
        }

        if (version > 0)
        {
            Backup.Before(connection, path, version);
        }

        // Immediate: of two programs that start at once, the second waits here and then finds the work done.
        await Store.Run(connection, "BEGIN IMMEDIATE", cancel);
        version = await VersionAsync(connection, cancel);
        foreach (var (number, sql) in scripts.Where(script => script.Number > version))
        {
            await Store.Run(connection, sql, cancel);
            await Store.Run(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"),
                cancel
            );
        }

        await Store.Run(connection, "COMMIT", cancel);
    }

    /// <summary>The embedded scripts: <c>001-start.sql</c> is number 1.</summary>
    private static List<(int Number, string Sql)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("schema/sqlite/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var number = int.Parse(name.AsSpan("schema/sqlite/".Length, 3), CultureInfo.InvariantCulture);
                    return (number, reader.ReadToEnd());
                }),
        ];
    }

    private static async Task<int> VersionAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
