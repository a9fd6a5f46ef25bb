using System.Text.Json;

namespace Candor.Tests.Ask;

public sealed class WriteCommandTests
{
    private const string Facts = """
        name: Sam Okafor
        person: Dana Whitfield
        employer: Northwind Energy
        role: Product analyst
        news: email
        enjoyed: our talk about demand forecasting
        next: another interview in a fortnight
        """;

    [Fact]
    public async Task A_feedback_email_is_written_from_facts()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("write", "email", "--facts", terminal.Write("facts.yaml", Facts), "--json");
        ran.Error.ShouldBe("");
        ran.ExitCode.ShouldBe(0);
        var written = JsonDocument.Parse(ran.Out).RootElement;
        written.GetProperty("version").GetInt32().ShouldBe(1);
        written.GetProperty("kind").GetString().ShouldBe("email");
        var text = written.GetProperty("text").GetString()!;
        text.ShouldContain("Dana");
        text.ShouldContain("our talk about demand forecasting");
        text.ShouldContain("another interview in a fortnight");
        text.ShouldEndWith("Sam Okafor");
        written.GetProperty("missing").GetArrayLength().ShouldBe(0);
        written.GetProperty("facts").GetProperty("employer").GetString().ShouldBe("Northwind Energy");
    }

    [Fact]
    public async Task A_question_goes_into_what_is_known_and_an_unknown_topic_is_named_with_the_nearest()
    {
        using var terminal = new TestTerminal();
        var known = terminal.Write("known.yaml", Facts + "\nknown: structure\n");
        (await terminal.RunAsync("write", "email", "--facts", known)).Out.ShouldContain("my answers");
        var misspelt = terminal.Write("misspelt.yaml", Facts + "\nknown: strukture\n");
        var ran = await terminal.RunAsync("write", "email", "--facts", misspelt);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe(
            "candor: 'known' is 'strukture', about which there is no question; did you mean 'structure'?\n"
        );
    }

    [Fact]
    public async Task Facts_may_be_JSON_on_standard_input()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            """{"candidate": "Sam Okafor", "company": "Northwind", "theirAddress": "1 High Street"}""",
            ["write", "letter", "--facts", "-", "--json"]
        );
        ran.ExitCode.ShouldBe(0);
        var written = JsonDocument.Parse(ran.Out).RootElement;
        written.GetProperty("kind").GetString().ShouldBe("letter");
        written.GetProperty("text").GetString()!.ShouldContain("Northwind\n1 High Street");
        written
            .GetProperty("missing")
            .EnumerateArray()
            .Select(fact => fact.GetString())
            .ShouldBe(["person", "role", "address", "date", "impressed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_missing_fact_is_said_and_never_invented()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            "write",
            "email",
            "--facts",
            terminal.Write("facts.yaml", "employer: Northwind")
        );
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldContain("Dear hiring team,");
        ran.Out.ShouldNotContain("{");
        ran.Error.ShouldBe("Not given, and so not said: name, person, role\n");
    }

    [Fact]
    public async Task An_unknown_key_is_named_with_its_place_and_the_nearest_key()
    {
        using var terminal = new TestTerminal();
        var path = terminal.Write("facts.yaml", "name: Sam\nemployr: Northwind\nnews: pigeon\n");
        var ran = await terminal.RunAsync("write", "email", "--facts", path);
        ran.ExitCode.ShouldBe(2);
        ran.Out.ShouldBe("");
        ran.Error.ShouldBe(
            $"candor: {path}:2:1: 'employr' is no fact; did you mean 'employer'?\n"
                + $"candor: {path}:3:7: 'news' is 'pigeon', which is not one of: call, email, letter, portal, silence\n"
        );
    }

    [Fact]
    public async Task Two_people_of_one_employer_never_get_the_same_text()
    {
        using var terminal = new TestTerminal();
        var one = await terminal.RunAsync(Facts, ["write", "email", "--facts", "-"]);
        var other = await terminal.RunAsync(
            Facts.Replace("Dana Whitfield", "Lee Ito"),
            ["write", "email", "--facts", "-"]
        );
        var again = await terminal.RunAsync(Facts, ["write", "email", "--facts", "-"]);
        again.Out.ShouldBe(one.Out);
        other.Out.Replace("Lee", "Dana").ShouldNotBe(one.Out);
    }
}
