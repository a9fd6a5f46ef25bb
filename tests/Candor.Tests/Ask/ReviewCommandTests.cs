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

            A line is plenty; if a call suits you better, I will gladly ring.

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
}
