using System.CommandLine;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary><c>candor plan</c>: whom to ask, when and how, after one piece of news.</summary>
internal static class PlanCommand
{
    public static Command Make(Terminal terminal)
    {
        var news = new Option<string>("--news") { Description = $"How the news came: {Token.All<Medium>()}." };
        var at = new Option<string>("--at")
        {
            Description = "When, such as 2026-03-10T16:40, with an offset or on the zone's clock.",
        };
        var zone = new Option<string>("--zone") { Description = "The candidate's time zone, such as Europe/London." };
        var stage = new Option<string>("--stage") { Description = $"How far it went: {Token.All<Stage>()}." };
        var person = new Option<string[]>("--person")
        {
            Description = "Somebody to ask: \"NAME, role, rapport 4, name@firm.example, phone 020…\". May be repeated.",
        };
        var bearer = new Option<string>("--bearer") { Description = "The name of the person who brought the news." };
        var agency = new Option<bool>("--agency") { Description = "An agency stands in between." };
        var filled = new Option<string>("--filled")
        {
            Description = "When it became certain that somebody else was hired.",
        };
        var feedback = new Option<string>("--feedback")
        {
            Description = $"What the news did about feedback: {Token.All<FeedbackStance>()}.",
        };
        var interview = new Option<string>("--interview") { Description = "When the last interview was." };
        var breakUntil = new Option<string>("--break-until") { Description = "A break that you take, until then." };
        var noReply = new Option<bool>("--no-reply")
        {
            Description = "The news came from an address that nobody reads.",
        };
        var place = new Option<string>("--place")
        {
            Description = "Where they work, for public holidays: a country, or its region: GB, GB-SCT, DE-BY.",
        };
        var playbook = new Option<string>("--playbook")
        {
            Description = "A playbook's id, or all.",
            DefaultValueFactory = _ => Playbooks.Default,
        };
        var application = new Option<string>("--application")
        {
            Description = "An application of the store, by its id or the employer's name.",
        };
        var now = new Option<string>("--now") { Description = "Plan as of then instead of now." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var command = new Command("plan", "Whom to ask, when and how, with the reasons.")
        {
            news,
            at,
            zone,
            stage,
            person,
            bearer,
            agency,
            filled,
            feedback,
            interview,
            breakUntil,
            noReply,
            place,
            playbook,
            application,
            now,
            json,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var faults = new List<Fault>();
                var library = BuiltIn.Library(terminal.Home, faults, "playbooks", "sources", "holidays");
                var holidays = new Holidays(library, faults);
                if (parsed.GetValue(application) is { } wanted)
                {
                    var (stored, taken) = await StoredSituation.ReadAsync(
                        terminal,
                        holidays,
                        wanted,
                        parsed.GetValue(now),
                        cancel
                    );
                    var chosen = parsed.GetResult(playbook) is { Implicit: false } ? parsed.GetValue(playbook)! : taken;
                    return await RunAsync(terminal, library, faults, stored, chosen, parsed.GetValue(json));
                }

                var situation = new GivenSituation(terminal.Clock, holidays)
                {
                    News = parsed.GetValue(news),
                    At = parsed.GetValue(at),
                    Zone = parsed.GetValue(zone),
                    Stage = parsed.GetValue(stage),
                    People = parsed.GetValue(person) ?? [],
                    Bearer = parsed.GetValue(bearer),
                    Agency = parsed.GetValue(agency),
                    Filled = parsed.GetValue(filled),
                    Feedback = parsed.GetValue(feedback),
                    Interview = parsed.GetValue(interview),
                    BreakUntil = parsed.GetValue(breakUntil),
                    NoReply = parsed.GetValue(noReply),
                    Place = parsed.GetValue(place),
                    Now = parsed.GetValue(now),
                }.Read();
                return await RunAsync(
                    terminal,
                    library,
                    faults,
                    situation,
                    parsed.GetValue(playbook)!,
                    parsed.GetValue(json)
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        Library library,
        List<Fault> faults,
        (Situation Situation, DateTimeOffset Now) given,
        string id,
        bool json
    )
    {
        var playbooks = new Playbooks(library, faults);
        var sources = new Sources(library, faults);
        foreach (var fault in faults)
        {
            await terminal.Error.WriteLineAsync(
                $"candor: {Path.Combine(terminal.Home, "knowledge", fault.ToString())}"
            );
        }

        var plans = Chosen(playbooks, id, faults)
            .Select(playbook => MakePlan.For(given.Situation, playbook, given.Now))
            .ToList();
        Action<System.Text.Json.Utf8JsonWriter> Fields(Plan plan) =>
            writer => PlanJson.Write(writer, plan, given.Situation, given.Now, sources);
        if (json && id == "all")
        {
            Json.WriteObjects(terminal.Out, plans.Select(Fields));
        }
        else
        {
            foreach (var plan in plans)
            {
                if (json)
                {
                    Json.WriteObject(terminal.Out, Fields(plan));
                }
                else
                {
                    await terminal.Out.WriteLineAsync(PlanText.Of(plan, given.Situation, sources));
                }
            }
        }

        return faults.Count > 0 ? 2 : 0;
    }

    private static IReadOnlyList<Playbook> Chosen(Playbooks playbooks, string id, List<Fault> faults)
    {
        if (id == "all")
        {
            return playbooks.All;
        }

        if (playbooks[id] is { } one)
        {
            return [one];
        }

        // Its file was just said to be at fault; that is line enough.
        if (faults.Exists(fault => fault.Path == $"playbooks/{id}.yaml"))
        {
            return [];
        }

        var ids = playbooks.All.Select(playbook => playbook.Id).Append("all").ToList();
        throw new BadInputException(
            Nearest.Of(id, ids) is { } near
                ? $"there is no playbook '{id}'; did you mean '{near}'?"
                : $"there is no playbook '{id}'; there are {string.Join(", ", ids)}"
        );
    }
}
