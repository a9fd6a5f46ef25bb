using System.CommandLine;
using Candor.Core.Knowledge;
using Candor.Data;

namespace Candor;

/// <summary>
/// From words to a command. Only the command that is named is made, and no web type is touched before <c>serve</c> is:
/// <c>candor review</c> has to be quick enough to run on every save of an editor.
/// </summary>
public static class CommandLine
{
    /// <summary>Every command, in the order that help shows them. A new one adds a line here.</summary>
    private static readonly (string Name, Func<Terminal, Command> Make)[] Commands =
    [
        ("serve", Serve.Make),
        ("analyse", Practise.AnalyseCommand.Make),
        ("anonymise", Listen.AnonymiseCommand.Make),
        ("backup", BackupCommand.Make),
        ("calendar", Ask.CalendarCommand.Make),
        ("card", Listen.CardCommand.Make),
        ("completion", CompletionCommand.Make),
        ("check", Checking.CheckCommand.Make),
        ("brief", Learn.BriefCommand.Make),
        ("demo", Demo.DemoCommand.Make),
        ("erase", EraseCommand.Make),
        ("export", Export.ExportCommand.Make),
        ("import", Listen.ImportCommand.Make),
        ("mcp", Assist.McpCommand.Make),
        ("plan", Ask.PlanCommand.Make),
        ("read", Listen.ReadCommand.Make),
        ("restore", RestoreCommand.Make),
        ("review", Ask.ReviewCommand.Make),
        ("themes", Learn.ThemesCommand.Make),
        ("triage", Listen.TriageCommand.Make),
        ("today", Ask.TodayCommand.Make),
        ("write", Ask.WriteCommand.Make),
    ];

    /// <returns>0 fine, 1 findings at error level, 2 bad input or usage.</returns>
    /// <param name="cancel">Ends a command that would go on, as Ctrl+C does.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancel = default)
    {
        try
        {
            var root = args is [['-' or '[', ..], ..] or [] ? Root(terminal, Commands) : Named(args[0], terminal);
            var parsed = root.Parse(args);
            return parsed.Errors is [var first, ..]
                ? throw new BadInputException($"{first.Message} (see 'candor {args.FirstOrDefault()} --help')")
                : await parsed.InvokeAsync(Output(terminal), cancel);
        }
        catch (BadInputException bad)
        {
            await terminal.Error.WriteLineAsync($"candor: {bad.Message}");
            return 2;
        }
        catch (Exception fault) when (StoreFault.Explain(fault, terminal.Home) is { } line)
        {
            await terminal.Error.WriteLineAsync($"candor: {line}");
            return 2;
        }
    }

    private static InvocationConfiguration Output(Terminal terminal) =>
        new()
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };

    private static RootCommand Named(string name, Terminal terminal)
    {
        foreach (var command in Commands)
        {
            if (command.Name == name)
            {
                return Root(terminal, [command]);
            }
        }

        var near = Nearest.Of(name, Commands.Select(command => command.Name));
        throw new BadInputException(
            near is null
                ? $"there is no command '{name}'; 'candor --help' lists them"
                : $"there is no command '{name}'; did you mean 'candor {near}'?"
        );
    }

    private static RootCommand Root(Terminal terminal, (string Name, Func<Terminal, Command> Make)[] commands)
    {
        var root = new RootCommand(
            "Candor turns a job rejection into honest feedback, and the feedback into the next offer."
        );
        Serve.Act(root, terminal);
        foreach (var (_, make) in commands)
        {
            root.Subcommands.Add(make(terminal));
        }

        return root;
    }
}
