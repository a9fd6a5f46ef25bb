using System.CommandLine;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Data;

namespace Candor.Ask;

/// <summary><c>candor today</c>: what is due, from the store.</summary>
internal static class TodayCommand
{
    public static Command Make(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "For programs." };
        var quiet = new Option<bool>("--exit-code")
        {
            Description = "Exit 1 where something is due, 0 where nothing is.",
        };
        var notify = new Option<bool>("--notify")
        {
            Description = "Show what is due as notifications on the desktop, where the system has them.",
        };
        var command = new Command("today", "What is due, and what happens if it is left.") { json, quiet, notify };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var due = await DueAsync(terminal, cancel);
                if (parsed.GetValue(notify) && await ShowAsync(due, cancel) is { } missing)
                {
                    await terminal.Error.WriteLineAsync($"candor: {missing}");
                    await SayAsync(terminal, due, parsed.GetValue(json));
                    return 2;
                }

                await SayAsync(terminal, due, parsed.GetValue(json));
                return parsed.GetValue(quiet) && due.Count > 0 ? 1 : 0;
            }
        );
        return command;
    }

    private static Task<string?> ShowAsync(IReadOnlyList<Due> due, CancellationToken cancel) =>
        Notify.ShowAsync(
            due.Select(one =>
                (
                    one.Step.Title,
                    $"{Shell.Plainly.Name(one.Case.Application)}: {PlanText.When(one.Step, one.Case.Situation!.Zone)}"
                )
            ),
            cancel
        );

    private static async Task<IReadOnlyList<Due>> DueAsync(Terminal terminal, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var library = BuiltIn.Library(terminal.Home, faults, "playbooks", "holidays");
        var playbooks = new Playbooks(library, faults);
        await using var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, cancel));
        var cases = await new Cases(
            new Holidays(library, faults),
            new KeptRows(terminal.Clock),
            terminal.Clock
        ).AllAsync(db, cancel);
        return Due.Of(cases, playbooks, terminal.Clock.GetUtcNow()).Now;
    }

    private static async Task SayAsync(Terminal terminal, IReadOnlyList<Due> due, bool json)
    {
        if (json)
        {
            Json.WriteObject(
                terminal.Out,
                writer =>
                {
                    writer.WriteStartArray("due");
                    foreach (var one in due)
                    {
                        var zone = one.Case.Situation!.Zone;
                        writer.WriteStartObject();
                        writer.WriteString("application", one.Case.Application.Id);
                        writer.WriteString("employer", one.Case.Application.Employer);
                        writer.WriteString("role", one.Case.Application.Role);
                        writer.WriteString("playbook", one.Case.Playbook);
                        writer.WriteString("step", one.Step.Id);
                        writer.WriteString("title", one.Step.Title);
                        writer.WriteString("channel", one.Step.Channel is { } channel ? Token.Name(channel) : null);
                        writer.Moment("latest", one.Step.Latest is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null);
                        writer.WriteString("state", Token.Name(one.Step.State));
                        writer.WriteString("ifLeft", one.IfLeft);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
        }
        else if (due.Count == 0)
        {
            await terminal.Out.WriteLineAsync("Nothing is due.");
        }
        else
        {
            foreach (var one in due)
            {
                await terminal.Out.WriteAsync($"{one.Step.Title} ({Shell.Plainly.Name(one.Case.Application)})\n");
                await terminal.Out.WriteAsync($"  {PlanText.When(one.Step, one.Case.Situation!.Zone)}\n");
                if (one.IfLeft.Length > 0)
                {
                    await terminal.Out.WriteAsync(
                        one.Step.State == StepState.Overdue ? $"  {one.IfLeft}\n" : $"  If it is left: {one.IfLeft}\n"
                    );
                }
            }
        }
    }
}
