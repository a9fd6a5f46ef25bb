using System.Text.Json;

namespace Candor.Tests.Ask;

public sealed class PlanCommandTests
{
    private static readonly string[] Told =
    [
        "plan",
        "--news",
        "email",
        "--at",
        "2026-03-10T16:40",
        "--zone",
        "Europe/London",
        "--now",
        "2026-03-10T17:00",
        "--stage",
        "final",
    ];

    [Fact]
    public async Task A_plan_says_when_how_and_why_for_programs()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync([.. Told, "--json"]);
        ran.Error.ShouldBe("");
        ran.ExitCode.ShouldBe(0);
        var plan = JsonDocument.Parse(ran.Out).RootElement;
        plan.GetProperty("version").GetInt32().ShouldBe(1);
        plan.GetProperty("playbook").GetString().ShouldBe("blended");
        var ask = plan.GetProperty("steps")
            .EnumerateArray()
            .Single(step => step.GetProperty("id").GetString() == "ask");
        ask.GetProperty("deed").GetString().ShouldBe("ask");
        ask.GetProperty("channel").GetString().ShouldBe("reply");
        ask.GetProperty("earliest").GetString().ShouldBe("2026-03-10T19:40:00+00:00");
        ask.GetProperty("latest").GetString().ShouldBe("2026-03-11T16:40:00+00:00");
        ask.GetProperty("state").GetString().ShouldBe("waiting");
        ask.GetProperty("blockedBy").ValueKind.ShouldBe(JsonValueKind.Null);
        ask.GetProperty("sources").EnumerateArray().Select(id => id.GetString()).ShouldContain("C4");
    }

    [Fact]
    public async Task All_playbooks_are_planned_side_by_side()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync([.. Told, "--json", "--playbook", "all"]);
        ran.ExitCode.ShouldBe(0);
        JsonDocument
            .Parse(ran.Out)
            .RootElement.EnumerateArray()
            .Select(plan => plan.GetProperty("playbook").GetString())
            .ShouldBe(["blended", "strike-now", "ask-for-advice", "gentle-questions", "the-letter", "after-the-hire"]);
    }

    [Fact]
    public async Task People_read_it_in_sentences()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync([
            .. Told,
            "--person",
            "Dana Whitfield, interviewer, rapport 4, dana@firm.example",
        ]);
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldContain("Ask Dana Whitfield for advice");
        ran.Out.ShouldContain("Tue 10 Mar 19:40 to Wed 11 Mar 16:40");
        ran.Out.ShouldContain("Ask for advice");
        ran.Out.ShouldNotContain("C4");
    }

    [Fact]
    public async Task In_silence_no_way_speaks_of_a_decision_or_thanks_for_an_answer()
    {
        using var terminal = new TestTerminal();
        var told = Told.ToList();
        told[2] = "silence";
        var ran = await terminal.RunAsync([
            .. told,
            "--json",
            "--playbook",
            "all",
            "--person",
            "Dana Whitfield, interviewer, dana@firm.example",
        ]);
        ran.ExitCode.ShouldBe(0);
        foreach (var plan in JsonDocument.Parse(ran.Out).RootElement.EnumerateArray())
        {
            var steps = plan.GetProperty("steps").EnumerateArray().ToList();
            steps.Select(step => step.GetProperty("id").GetString()).ShouldBe(["ask-status", "keep-applying"]);
            foreach (var step in steps)
            {
                var words = $"{step.GetProperty("title")} {step.GetProperty("why")}";
                words.ShouldNotMatch(
                    "(?i)\\b(a no|answer's?|advice is|decided|rejected|this one stop)\\b(?! it)",
                    words
                );
            }
        }
    }

    [Fact]
    public async Task A_coachs_own_playbook_works_at_once()
    {
        using var terminal = new TestTerminal();
        terminal.Write("knowledge/playbooks/mine.yaml", Mine);
        var ran = await terminal.RunAsync([.. Told, "--json", "--playbook", "mine"]);
        ran.Error.ShouldBe("");
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldContain("2026-03-10T17:40:00+00:00");
    }

    [Fact]
    public async Task A_typo_in_a_key_of_a_playbook_is_named_with_its_place_and_the_others_work()
    {
        using var terminal = new TestTerminal();
        terminal.Write("knowledge/playbooks/mine.yaml", Mine.Replace("until:", "untill:"));
        var ran = await terminal.RunAsync([.. Told, "--playbook", "strike-now"]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("mine.yaml:12:13: 'untill' is no key here; did you mean 'until'?");
        ran.Out.ShouldContain("Strike now");
    }

    [Theory]
    [InlineData("--news", "pigeon", "--news 'pigeon' is not known; allowed: call, email, letter, portal, silence")]
    [InlineData(
        "--at",
        "soon",
        "--at 'soon' is no time; write 2026-03-10T16:40, with Z or +01:00 where it is not the zone's own"
    )]
    [InlineData(
        "--zone",
        "Europe/Lundon",
        "--zone: there is no time zone 'Europe/Lundon'; write one such as Europe/London"
    )]
    [InlineData("--playbook", "blendet", "there is no playbook 'blendet'; did you mean 'blended'?")]
    [InlineData("--person", "Dana, rapport 9", "--person 'Dana, rapport 9': rapport is 1 (stiff) to 5 (it clicked)")]
    public async Task Words_that_cannot_be_read_are_named(string option, string value, string line)
    {
        using var terminal = new TestTerminal();
        var args = Told.ToList();
        var at = args.IndexOf(option);
        if (at >= 0)
        {
            args[at + 1] = value;
        }
        else
        {
            args.AddRange([option, value]);
        }

        var ran = await terminal.RunAsync([.. args]);
        ran.ExitCode.ShouldBe(2);
        ran.Out.ShouldBe("");
        ran.Error.ShouldBe($"candor: {line}\n");
    }

    private const string Mine = """
        name: Mine
        message: Ask in the first hour.
        why: It suits my clients.
        sources: [candor]
        steps:
          - id: ask
            deed: ask
            title: Ask {person}
            from: news
            channel: [reply]
            whom: [anybody]
            until: 1h
            why: It is fresh.
            sources: [candor]
        """;
}
