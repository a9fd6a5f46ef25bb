using System.CommandLine;
using Candor.Core;

namespace Candor.Data;

/// <summary><c>candor erase</c>: takes an application, a person or everything out for good.</summary>
internal static class EraseCommand
{
    public static Command Make(Terminal terminal)
    {
        var application = new Option<string?>("--application") { Description = "The id of an application" };
        var person = new Option<string?>("--person") { Description = "The id of a person, and all with their address" };
        var everything = new Option<bool>("--everything") { Description = "All that Candor keeps" };
        var yes = new Option<bool>("--yes") { Description = "Really; it cannot be undone" };
        var command = new Command("erase", "Take something out for good, also from the backups that Candor keeps")
        {
            application,
            person,
            everything,
            yes,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                (ErasedKind Kind, string? Id)[] named =
                [
                    (ErasedKind.Application, parsed.GetValue(application)),
                    (ErasedKind.Person, parsed.GetValue(person)),
                    (ErasedKind.Everything, parsed.GetValue(everything) ? Guid.Empty.ToString() : null),
                ];
                var asked = named.Where(one => one.Id is not null).ToArray();
                return asked.Length == 1
                    ? RunAsync(terminal, asked[0].Kind, asked[0].Id!, parsed.GetValue(yes), cancel)
                    : throw new BadInputException("erase: name one of --application ID, --person ID, --everything");
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        ErasedKind kind,
        string id,
        bool yes,
        CancellationToken cancel
    )
    {
        if (!Guid.TryParse(id, out var which))
        {
            throw new BadInputException($"erase: '{id}' is no id; the end of a page's address is one");
        }

        if (!yes)
        {
            throw new BadInputException(
                "erase: this cannot be undone, and earlier deeds cannot be undone after it; add --yes to do it"
            );
        }

        var erased = await Erase.RunAsync(terminal.Home, kind, which, terminal.Clock, cancel);
        foreach (var (table, rows) in erased.Rows)
        {
            await terminal.Out.WriteLineAsync($"{rows, 8:N0} {table.Replace('_', ' ')}");
        }

        await terminal.Out.WriteLineAsync(
            "Erased, also from the backups that Candor keeps. Copies made elsewhere are yours."
        );
        foreach (var left in erased.Left)
        {
            await terminal.Error.WriteLineAsync($"candor: {left}");
        }

        return erased.Left.Count == 0 ? 0 : 2;
    }
}
