using System.Text;
using System.Text.Json;

namespace Candor.Tests.Ask;

public sealed class ReviewCommandTests
{
    [Fact]
    public Task The_example_of_the_documentation_holds() => CliDocs.CheckAsync("review");

    [Fact]
    public async Task An_error_gives_exit_code_1_and_its_place()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("Thank you.\r\n\r\nWhy was I not selected?\r\n", ["review", "-", "--json"]);
        ran.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(ran.Out);
        var error = json
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .First(f => f.GetProperty("level").GetString() == "error");
        error.GetProperty("line").GetInt32().ShouldBe(3);
        error.GetProperty("column").GetInt32().ShouldBe(1);
        error.GetProperty("start").GetInt32().ShouldBe(14);
        error.GetProperty("text").GetString().ShouldBe("Why was I not selected");
    }

    [Fact]
    public async Task A_good_text_gives_exit_code_0()
    {
        using var terminal = new TestTerminal();
        var path = terminal.Write(
            "ask.txt",
            """
            Dear Dana,

            Thank you for letting me know, and for an hour that I enjoyed. You chose the person who fits best, and I respect that.

            What is one thing that I did well, and how could I come across better in the next interview?

            A line is plenty; if a call suits you better, I will gladly ring. I wish the team well.

            Kind regards,
            Sam Okafor
            """
        );
        var ran = await terminal.RunAsync("review", path);
        ran.Out.ShouldContain("Nothing to change");
        ran.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Facts_show_a_name_that_slipped_in()
    {
        using var terminal = new TestTerminal();
        var facts = terminal.Write(
            "facts.yaml",
            "to: Dana Whitfield\nemployer: Northwind Energy\nrole: Product analyst\n"
        );
        var ran = await terminal.RunAsync(
            "Dear Peter,\n\nThank you for the interview for the position at Southgate Bank.\n",
            ["review", "-", "--facts", facts, "--json"]
        );
        ran.ExitCode.ShouldBe(1);
        ran.Out.ShouldContain("\"Peter\"");
        ran.Out.ShouldContain("\"Southgate Bank\"");
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 0, 0 }, "not a text")]
    [InlineData(new byte[] { 0x48, 0xff, 0xfe, 0x41 }, "not UTF-8")]
    public async Task What_is_no_text_is_one_line_and_exit_code_2(byte[] bytes, string why)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(bytes, ["review", "-"]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain(why);
        ran.Error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task An_unknown_kind_is_told_with_what_is_allowed()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("Hello", ["review", "-", "--kind", "poem"]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("email, letter, call, note, thank-you");
    }

    [Fact]
    public async Task Lines_are_answered_in_order_with_their_ids()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(
            "{\"id\":\"b\",\"text\":\"Why not me?\"}\n{\"id\":2,\"text\":\"Thank you.\",\"kind\":\"note\"}\n",
            ["review", "--jsonl", "-"]
        );
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("{\"version\":1,\"id\":\"b\"");
        lines[1].ShouldContain("\"id\":2,\"kind\":\"note\"");
    }

    [Fact]
    public async Task A_rule_with_a_fault_is_told_and_the_others_still_work()
    {
        using var terminal = new TestTerminal();
        terminal.Write(
            "knowledge/review/mine.yaml",
            "level: fatal\nmessage: Mine\nwhy: Because\nsources: candor\nfind: [\"a (b\"]\n"
        );
        var ran = await terminal.RunAsync("Why was I not selected?", ["review", "-"]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("review/mine.yaml:1:8");
        ran.Error.ShouldContain("review/mine.yaml:5:8");
        ran.Out.ShouldContain("asks-for-the-reason");
    }

    [Fact]
    public async Task A_rule_of_the_users_own_is_used()
    {
        using var terminal = new TestTerminal();
        terminal.Write(
            "knowledge/review/mine.yaml",
            "level: error\nmessage: Mine\nwhy: Because\nsources: candor\nfind: \"purple elephant*\"\n"
        );
        var ran = await terminal.RunAsync("Thank you, purple elephants.", ["review", "-", "--kind", "note"]);
        ran.ExitCode.ShouldBe(1);
        ran.Out.ShouldContain("(mine)");
    }

    [Fact]
    public async Task A_long_line_of_every_language_is_read()
    {
        using var terminal = new TestTerminal();
        var text = string.Concat(Enumerable.Repeat("שלום é 👋🏽 why was I not selected ", 20_000));
        var ran = await terminal.RunAsync(Encoding.UTF8.GetBytes(text), ["review", "-", "--json"]);
        ran.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("Thank you for the letter. I can't see a reason to go on living.")]
    [InlineData("I want to die.")]
    [InlineData("I have been thinking about suicide since your call.")]
    public async Task Words_of_self_harm_are_no_finding_but_bring_a_kind_line(string text)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(text, ["review", "-", "--kind", "note", "--json"]);
        using var json = JsonDocument.Parse(ran.Out);
        json.RootElement.GetProperty("care").GetProperty("message").GetString()!.ShouldContain("talk to somebody");
        json.RootElement.GetProperty("care").GetProperty("directory").GetString().ShouldBe("findahelpline.com");
        foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray())
        {
            finding.GetProperty("level").GetString().ShouldNotBe("error");
            text[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()]
                .ShouldNotContain("die");
            finding.GetProperty("text").GetString()!.ShouldNotContain("living");
            finding.GetProperty("text").GetString()!.ShouldNotContain("suicide");
        }
    }

    [Theory]
    [InlineData("That bread was to die for. Thank you.")]
    [InlineData("I worked for a suicide prevention charity. Thank you.")]
    [InlineData("> I want to die\nThank you for the call.")]
    public async Task Other_words_bring_none(string text)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(text, ["review", "-", "--kind", "note", "--json"]);
        ran.Out.ShouldNotContain("\"care\"");
    }

    [Fact]
    public async Task A_faulty_file_over_a_built_in_one_leaves_that_one_in_force()
    {
        using var terminal = new TestTerminal();
        terminal.Write("knowledge/review/asks-for-the-reason.yaml", "level: fatal\nmessage: Mine\n");
        var ran = await terminal.RunAsync("Why was I not selected?", ["review", "-"]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("review/asks-for-the-reason.yaml:1:8");
        ran.Out.ShouldContain("(asks-for-the-reason)");
    }

    [Fact]
    public async Task A_file_past_the_limit_is_refused_in_one_line()
    {
        using var terminal = new TestTerminal();
        var path = terminal.Write("huge.txt", "");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(1L << 30);
        }

        var ran = await terminal.RunAsync("review", path);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("longer than 64 MB");
        ran.Error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Ten_megabytes_in_one_line_are_read()
    {
        using var terminal = new TestTerminal();
        var text = new StringBuilder("Thank you. Why was I not selected? ");
        while (text.Length < 10_000_000)
        {
            text.Append("and then we walked on, past the harbour, ");
        }

        var ran = await terminal.RunAsync(text.ToString(), ["review", "-", "--json"]);
        ran.ExitCode.ShouldBe(1);
        ran.Out.ShouldContain("\"asks-for-the-reason\"");
    }

    [Theory]
    [InlineData("Thank you.\r\n\r\nI can’t accept this. Why wasn’t I selected?", "Why wasn’t I selected")]
    [InlineData("תודה. Why was I not selected?", "Why was I not selected")]
    [InlineData("Cafe\u0301. Why was I not selected?", "Why was I not selected")]
    [InlineData("👋🏽 Why was I not selected?", "Why was I not selected")]
    public async Task Places_are_right_in_every_script(string text, string found)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(text, ["review", "-", "--json"]);
        using var json = JsonDocument.Parse(ran.Out);
        var finding = json
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .First(f => f.GetProperty("rule").GetString() == "asks-for-the-reason");
        var (start, end) = (finding.GetProperty("start").GetInt32(), finding.GetProperty("end").GetInt32());
        text[start..end].ShouldBe(found);
    }
}
