using System.Text.Json;

namespace Candor.Tests.Listen;

public sealed class ReadCommandTests
{
    private const string Reply = """
        Dear Alex,

        Thank you for your email and for your time last week. Your presentation was excellent and very well structured.
        However, your answers about stakeholder conflict were rather vague: when we asked about the Leeds project,
        you did not say what you did yourself. In the end the job went to an internal candidate.

        We wish you all the best in your search.

        Kind regards,
        Dana Okafor
        """;

    [Fact]
    public async Task A_reply_becomes_quoted_points_and_thanks_are_none()
    {
        using var terminal = new TestTerminal();
        var file = terminal.Write("reply.txt", Reply);
        var ran = await terminal.RunAsync("read", file, "--json");
        ran.ExitCode.ShouldBe(0);
        var points = JsonDocument.Parse(ran.Out).RootElement.GetProperty("points").EnumerateArray().ToList();
        points
            .Select(p => (p.GetProperty("polarity").GetString(), p.GetProperty("topic").GetString()))
            .ShouldBe([("strength", "presentation"), ("concern", "examples"), ("neutral", "internal-candidate")]);
        foreach (var point in points)
        {
            var (start, end) = (point.GetProperty("start").GetInt32(), point.GetProperty("end").GetInt32());
            Reply.ReplaceLineEndings("\n")[start..end].ShouldBe(point.GetProperty("quote").GetString());
        }
    }

    [Fact]
    public async Task The_form_of_three_and_three_takes_its_polarity_from_the_headings()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            """
            Three things you did well:
            1. your examples
            2. Knew our products
            3. calm under pressure

            Three things to do differently:
            1. answers to the point
            2. eye contact
            3. ask about the team
            """,
            ["read", "-", "--json"]
        );
        var points = JsonDocument.Parse(ran.Out).RootElement.GetProperty("points").EnumerateArray().ToList();
        points
            .Select(p => p.GetProperty("polarity").GetString())
            .ShouldBe(["strength", "strength", "strength", "concern", "concern", "concern"]);
    }

    [Fact]
    public async Task A_stock_rejection_has_no_point()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            "Thank you for applying. After careful consideration we have decided to move forward with other candidates "
                + "whose experience more closely matches our requirements. We will keep your CV on file.",
            ["read", "-", "--json"]
        );
        JsonDocument.Parse(ran.Out).RootElement.GetProperty("points").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_remark_on_the_person_is_kept_as_quoted_and_not_read()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            "They felt someone younger would be a better fit for the team.",
            ["read", "-", "--json"]
        );
        var point = JsonDocument.Parse(ran.Out).RootElement.GetProperty("points").EnumerateArray().Single();
        point.GetProperty("topic").GetString().ShouldBe("personal-remark");
        point.GetProperty("readings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Many_texts_are_read_in_one_run_each_under_its_id_and_in_order()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            "{\"id\":\"b\",\"text\":\"You rambled.\"}\n{\"id\":2,\"text\":\"\"}\n",
            ["read", "--jsonl", "-"]
        );
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").ToString()).ShouldBe(["b", "2"]);
        lines[0].ShouldContain("\"topic\":\"too-long\"");
    }

    [Fact]
    public Task The_examples_of_the_documentation_hold() => CliDocs.CheckAsync("read");

    [Fact]
    public async Task A_file_that_is_not_there_is_one_line_and_exit_code_2()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("read", "/nowhere/at-all.txt");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe("candor: /nowhere/at-all.txt: there is no such file\n");
    }
}
