using System.Diagnostics;
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
        // The text may go now, so nobody is reminded to write it ahead.
        ran.Out.ShouldNotContain("Draft it now");
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
    public async Task A_desktop_shows_what_is_due_when_that_is_wished()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists("/usr/bin/notify-send"), "notify-send is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/dbus-run-session"), "dbus is not installed");
        Assert.SkipUnless(
            (await ReadAsync(Python, [], "-c", "import dbus.mainloop.glib, gi.repository")).Code == 0,
            "python3-dbus or python3-gi is not installed"
        );
        using var terminal = new TestTerminal();
        // The program itself goes by the machine's clock, which a file made just now tells.
        await RejectedAsync(terminal, new DateTimeOffset(File.GetLastWriteTimeUtc(terminal.Write("now", ""))));
        var (code, said) = await ReadAsync(
            "dbus-run-session",
            [("CANDOR_HOME", terminal.Home)],
            "--",
            Python,
            Path.Combine(Repository.Root, "tests", "Candor.Tests", "Ask", "show_notifications.py"),
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "candor.dll"),
            "today",
            "--notify"
        );
        code.ShouldBe(0, said);
        var ran = JsonDocument.Parse(said).RootElement;
        ran.GetProperty("error").GetString().ShouldBe("");
        var shown = ran.GetProperty("shown")[0];
        shown.GetProperty("app").GetString().ShouldBe("Candor");
        shown.GetProperty("title").GetString().ShouldBe("Ask whoever wrote to you for advice");
        shown.GetProperty("text").GetString()!.ShouldContain("Northwind Energy");
    }

    [Fact]
    public Task The_example_of_the_docs_holds_for_plan() => CliDocs.CheckAsync("plan");

    [Fact]
    public Task The_example_of_the_docs_holds_for_write() => CliDocs.CheckAsync("write");

    [Fact]
    public Task The_example_of_the_docs_holds_for_today() => CliDocs.CheckAsync("today");

    private static async Task<(int Code, string Out)> ReadAsync(
        string program,
        (string Name, string Value)[] environment,
        params string[] words
    )
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var wrong = await errors;
        return (process.ExitCode, process.ExitCode == 0 ? said : said + wrong);
    }

    private static async Task RejectedAsync(TestTerminal terminal, DateTimeOffset? now = null)
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
                At = (now ?? terminal.Clock.GetUtcNow()).AddHours(-4),
            }
        );
        await db.SaveChangesAsync(cancel);
    }
}
