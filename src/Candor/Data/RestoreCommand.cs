using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>
/// <c>candor restore FILE</c>: puts a backup in the store's place. The file is checked first; what was there is kept as
/// a backup itself, so that a mistaken restore can be taken back the same way.
/// </summary>
internal static class RestoreCommand
{
    public static Command Make(Terminal terminal)
    {
        var source = new Argument<string>("FILE") { Description = "A file that 'candor backup' made." };
        var command = new Command("restore", "Put a backup back; what is there now is kept beside it.") { source };
        command.SetAction((parsed, cancel) => RunAsync(terminal, Path.GetFullPath(parsed.GetValue(source)!), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string source, CancellationToken cancel)
    {
        if (!File.Exists(source))
        {
            throw new BadInputException($"there is no file {source}");
        }

        await CheckAsync(source, cancel);
        await Store.OpenAsync(terminal.Home, terminal.Clock, cancel);
        var path = Store.PathIn(terminal.Home);
        var kept = Kept(terminal);
        await using (var store = new SqliteConnection(Store.ConnectionText(path)))
        await using (var backup = ReadOnly(source))
        {
            await store.OpenAsync(cancel);
            Backup.To(store, kept);
            await backup.OpenAsync(cancel);
            // Through SQLite, not by renaming files: a web app that runs sees the restored rows at its next deed.
            backup.BackupDatabase(store);
        }

        await Store.OpenAsync(terminal.Home, terminal.Clock, cancel);
        await terminal.Out.WriteLineAsync($"Restored from {source}. What was there before is in {kept}.");
        return 0;
    }

    private static string Kept(Terminal terminal)
    {
        var folder = Path.Combine(terminal.Home, "backups");
        Store.MakePrivateFolder(folder);
        var now = terminal.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Path.Combine(folder, $"before-restore-{now}.db");
    }

    private static async Task CheckAsync(string source, CancellationToken cancel)
    {
        try
        {
            await using var backup = ReadOnly(source);
            await backup.OpenAsync(cancel);
            await using var command = backup.CreateCommand();
            command.CommandText = "SELECT count(*) FROM candidate";
            var candidates = (long)(await command.ExecuteScalarAsync(cancel))!;
            command.CommandText = "PRAGMA integrity_check(1)";
            if (candidates > 0 && (string)(await command.ExecuteScalarAsync(cancel))! == "ok")
            {
                return;
            }
        }
        catch (SqliteException)
        {
            // No database, or one without our tables: said below.
        }

        throw new BadInputException($"{source} is not a whole backup of Candor's; nothing was changed");
    }

    private static SqliteConnection ReadOnly(string path) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
}
