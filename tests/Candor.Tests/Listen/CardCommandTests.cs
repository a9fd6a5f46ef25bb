using Candor.Core;
using Candor.Data;

namespace Candor.Tests.Listen;

/// <summary><c>candor card</c>: one page for a phone, which needs nothing from anywhere.</summary>
public sealed class CardCommandTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_card_is_one_page_with_its_own_policy_and_asks_for_nothing()
    {
        using var terminal = new TestTerminal();
        await AddAsync(terminal, "Northwind <Energy> & Sons");

        var ran = await terminal.RunAsync("card", "--application", "northwind <energy> & sons");

        ran.ExitCode.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("default-src 'none'");
        ran.Out.ShouldContain("Northwind &lt;Energy&gt; &amp; Sons");
        ran.Out.ShouldNotContain("<Energy>");
        ran.Out.ShouldNotContain("http://");
        ran.Out.ShouldNotContain("https://");
        ran.Out.ShouldNotContain("src=");
        ran.Out.ShouldContain("Candor does not record calls");
    }

    [Fact]
    public async Task An_application_that_is_not_there_is_one_clear_line_and_no_file()
    {
        using var terminal = new TestTerminal();
        var file = Path.Combine(terminal.Home, "card.html");

        var ran = await terminal.RunAsync("card", "--application", "Nobody", "--out", file);

        ran.ExitCode.ShouldBe(2);
        ran.Error.Trim().ShouldBe("candor: there is no application 'Nobody'; give its id or the employer's name");
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_applications_at_one_employer_are_told_apart_by_id()
    {
        using var terminal = new TestTerminal();
        var first = await AddAsync(terminal, "Harbour Trust");
        await AddAsync(terminal, "Harbour Trust");
        var file = Path.Combine(terminal.Home, "card.html");

        (await terminal.RunAsync("card", "--application", "Harbour Trust")).ExitCode.ShouldBe(2);
        (await terminal.RunAsync("card", "--application", $"{first}", "--out", file)).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(file, Cancel)).ShouldContain($"data-application=\"{first:N}\"");
    }

    private static async Task<Guid> AddAsync(TestTerminal terminal, string employer)
    {
        await using var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));
        await db.MeAsync(terminal.Clock, Cancel);
        var application = new JobApplication
        {
            Id = Guid.NewGuid(),
            Employer = employer,
            Role = "Analyst",
            CreatedAt = terminal.Clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        await db.SaveChangesAsync(Cancel);
        return application.Id;
    }
}
