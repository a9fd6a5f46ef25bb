using System.Text.Json;

namespace Candor.Tests.Mail;

/// <summary>Small things of a mail that no other test had noticed when they were changed on purpose.</summary>
public sealed class SmallPrintTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("text/plain", "quoted-printable", "The fee=Zone is wide.", "The fee=Zone is wide.")]
    [InlineData("text/html", "7bit", "<p>two caf&#233;s &#x2013;and&#33 more</p>", "two cafés –and! more")]
    public async Task A_body_is_read_to_the_letter(string type, string coding, string body, string read)
    {
        var line = await OneAsync(
            "Date: Mon, 2 Mar 2026 10:00:00 +0000\n",
            $"Content-Type: {type}; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n{body}\n"
        );

        line.GetProperty("text").GetString()!.Trim().ShouldBe(read);
    }

    [Theory]
    [InlineData("Mon, 2 Mar 126 10:00:00 +0000")]
    [InlineData("Mon, 2 Mar 26 10:00:00 +0000")]
    [InlineData("Mon, 2 Mar 2026 10:00:00 +0000")]
    public async Task A_year_of_two_three_or_four_digits_is_the_same(string date)
    {
        var line = await OneAsync($"Date: {date}\n", "\nUnfortunately, no.\n");

        line.GetProperty("date").GetString().ShouldBe("2026-03-02T10:00:00+00:00");
    }

    [Fact]
    public async Task Ten_findings_of_one_rule_are_enough()
    {
        var draft = terminal.Write("draft.txt", string.Concat(Enumerable.Repeat("Why was I not selected?\n\n", 14)));

        var ran = await terminal.RunAsync("review", draft, "--kind", "email", "--json");

        var findings = JsonElement.Parse(ran.Out).GetProperty("findings").EnumerateArray().ToList();
        findings.Count(one => one.GetProperty("rule").GetString() == "asks-for-the-reason").ShouldBe(10);
    }

    private async Task<JsonElement> OneAsync(string date, string rest)
    {
        var mail = terminal.Write(
            "one.eml",
            $"From: Dana <dana@northwind.example>\nSubject: News\n{date}MIME-Version: 1.0\n{rest}"
        );
        var ran = await terminal.RunAsync("triage", mail, "--json");
        ran.ExitCode.ShouldBe(0, ran.Error);
        return JsonElement.Parse(ran.Out);
    }
}
