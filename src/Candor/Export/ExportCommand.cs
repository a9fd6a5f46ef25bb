using System.CommandLine;
using Candor.Data;

namespace Candor.Export;

/// <summary><c>candor export FOLDER</c>: everything in open formats, which <c>candor import FOLDER</c> reads back.</summary>
internal static class ExportCommand
{
    public static Command Make(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "A new folder; one that is there and not empty is left alone",
        };
        var command = new Command("export", "Everything that is yours, in open formats") { folder };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var target = Path.GetFullPath(parsed.GetValue(folder)!);
                var rows = await ExportStore.RunAsync(terminal, target, cancel);
                await terminal.Out.WriteLineAsync(
                    $"{rows:N0} rows are in {target}. 'candor import {target}' reads them back; README.txt there tells what is what."
                );
                return 0;
            }
        );
        return command;
    }

    /// <summary>What <c>candor import</c> does with a folder that is an export.</summary>
    public static async Task<int> ReadBackAsync(Terminal terminal, string folder, bool dryRun, CancellationToken cancel)
    {
        var (added, known) = await ReadExport.RunAsync(terminal, Path.GetFullPath(folder), dryRun, cancel);
        await terminal.Out.WriteLineAsync(
            $"{added:N0} rows {(dryRun ? "would be" : "were")} new, {known:N0} {(dryRun ? "are" : "were")} there already."
        );
        return 0;
    }

    public static bool IsExport(string path) => Directory.Exists(path) && Manifest.IsIn(path);
}
