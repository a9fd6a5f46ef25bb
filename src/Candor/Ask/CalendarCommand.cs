using System.CommandLine;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Data;

namespace Candor.Ask;

/// <summary><c>candor calendar</c>: the steps of the plans as an iCalendar file.</summary>
internal static class CalendarCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command(
            "calendar",
            "The steps of your plans as a calendar file: candor calendar > candor.ics"
        );
        command.SetAction(
            async (_, cancel) =>
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
                var events = await CaseCalendar.TellAsync(db, cases, playbooks, terminal.Clock, cancel);
                await terminal.Out.WriteAsync(WriteCalendar.Of(events));
                return 0;
            }
        );
        return command;
    }
}
