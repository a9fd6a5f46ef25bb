using System.CommandLine;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary><c>candor backup FILE</c>: the store as one consistent file, also while the web app runs.</summary>
internal static class BackupCommand
{
    public static Command Make(Terminal terminal)
    {
        var target = new Argument<string>("FILE")
        {
            Description = "Where the copy goes; a file that is there is not overwritten.",
        };
        var command = new Command("backup", "Copy everything into one file, also while Candor runs.") { target };
        command.SetAction((parsed, cancel) => RunAsync(terminal, Path.GetFullPath(parsed.GetValue(target)!), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string target, CancellationToken cancel)
    {
        if (Path.Exists(target))
        {
            throw new BadInputException($"{target} is there already; name a new file");
        }

        await Store.OpenAsync(terminal.Home, terminal.Clock, cancel);
        await using var connection = new SqliteConnection(Store.ConnectionText(Store.PathIn(terminal.Home)));
        await connection.OpenAsync(cancel);
        try
        {
            Backup.To(connection, target);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{target} cannot be written: {cannot.Message}");
        }

        await terminal.Out.WriteLineAsync(
            $"Everything is in {target}. 'candor restore {Path.GetFileName(target)}' puts it back."
        );
        return 0;
    }
}
