using System.CommandLine;
using Candor.Core.Knowledge;

namespace Candor.Checking;

/// <summary>
/// <c>candor check</c>: reads the knowledge files that the user laid over the built-in ones, and tells every fault with
/// its place and what is allowed there. No C# is needed to write one, so no C# must be needed to mend one.
/// </summary>
internal static class CheckCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("check", "Check your own knowledge files; every fault with its place.");
        command.SetAction((_, _) => Task.FromResult(Run(terminal)));
        return command;
    }

    /// <summary>The faults of the overlay, as lines; none where there is no overlay, which costs nothing to find out.</summary>
    public static IReadOnlyList<string> Faults(string home)
    {
        var folder = Path.Combine(home, "knowledge");
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var faults = new List<Fault>();
        CheckAll.Check(BuiltIn.Library(home, faults), faults);
        return [.. faults.Distinct().Select(fault => Path.Combine(folder, fault.ToString()))];
    }

    private static int Run(Terminal terminal)
    {
        var folder = Path.Combine(terminal.Home, "knowledge");
        if (!Directory.Exists(folder))
        {
            terminal.Out.WriteLine($"You have no knowledge files of your own; they would lie in {folder}.");
            return 0;
        }

        var faults = Faults(terminal.Home);
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine(fault);
        }

        var count = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Count();
        terminal.Out.WriteLine(
            $"{count} {(count == 1 ? "file" : "files")} read, {(faults.Count == 0 ? "nothing wrong" : $"{faults.Count} to mend")}."
        );
        return faults.Count == 0 ? 0 : 2;
    }
}
