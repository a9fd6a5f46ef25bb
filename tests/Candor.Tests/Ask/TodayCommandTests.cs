using System.Text.Json;
using Candor.Data;

namespace Candor.Tests.Ask;

public sealed class TodayCommandTests
{
    [Fact]
    public async Task An_empty_store_has_nothing_due()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("today", "--exit-code");
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldBe("Nothing is due.\n");
    }

    [Fact]
    public async Task What_is_due_is_told_with_what_happens_if_it_is_left()
    {
        using var terminal = new TestTerminal();
        await RejectedAsync(terminal);
        var ran = await terminal.RunAsync("today", "--exit-code");
        ran.ExitCode.ShouldBe(1);
        ran.Out.ShouldContain("Ask whoever wrote to you for advice (Analyst at Northwind Energy)");
        ran.Out.ShouldContain("If it is left: After a few days the answer gets shorter");
        var json = JsonDocument.Parse((await terminal.RunAsync("today", "--json")).Out).RootElement;
        json.GetProperty("due")[0].GetProperty("step").GetString().ShouldBe("ask");
    }

    [Fact]
    public async Task A_stored_application_is_planned_by_its_employers_name()
    {
        using var terminal = new TestTerminal();
        await RejectedAsync(terminal);
        var ran = await terminal.RunAsync("plan", "--application", "northwind energy", "--json");
        ran.Error.ShouldBe("");
        var plan = JsonDocument.Parse(ran.Out).RootElement;
        plan.GetProperty("playbook").GetString().ShouldBe("blended");
        (await terminal.RunAsync("plan", "--application", "Nobody")).Error.ShouldBe(
            "candor: there is no application 'Nobody'; give its id or the employer's name\n"
        );
    }

    [Fact]
    public Task The_example_of_the_docs_holds_for_plan() => CliDocs.CheckAsync("plan");

    [Fact]
    public Task The_example_of_the_docs_holds_for_write() => CliDocs.CheckAsync("write");

    [Fact]
    public Task The_example_of_the_docs_holds_for_today() => CliDocs.CheckAsync("today");

    private static async Task RejectedAsync(TestTerminal terminal)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, cancel));
        await db.MeAsync(terminal.Clock, cancel);
        var application = new JobApplication
        {
            Id = Ids.New(terminal.Clock),
            Employer = "Northwind Energy",
            Role = "Analyst",
            Stage = Stage.Final,
        };
        db.Applications.Add(application);
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(terminal.Clock),
                ApplicationId = application.Id,
                Kind = OutcomeKind.Rejected,
                Medium = Medium.Email,
                At = terminal.Clock.GetUtcNow().AddHours(-4),
            }
        );
        await db.SaveChangesAsync(cancel);
    }
}
