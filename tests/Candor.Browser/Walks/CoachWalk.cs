using Microsoft.EntityFrameworkCore;

namespace Candor.Browser.Walks;

/// <summary>A coach who shows it to a client, on a machine where the client's own pages are already begun.</summary>
public sealed class CoachWalk
{
    [Fact]
    public async Task The_example_says_on_every_page_that_it_is_one_and_leads_back_to_ones_own()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        var own = new Uri(site.Page.Url).Authority;
        await site.Link("Show me an example").ClickAsync();
        await site.ArrivedAsync("Today");
        new Uri(site.Page.Url).Authority.ShouldNotBe(own);
        foreach (var place in (string[])["Ask", "Listen", "Learn", "Practise", "Applications", "Today"])
        {
            await site
                .Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Main" })
                .GetByText(place, new() { Exact = true })
                .ClickAsync();
            await site.Page.GetByText("This is Sam’s example").WaitForAsync();
        }

        await site.Link("Back to your own pages").ClickAsync();
        await site.ArrivedAsync("What happened?");
        new Uri(site.Page.Url).Authority.ShouldBe(own);
        await using var db = site.Store();
        (await db.Applications.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task From_what_was_said_to_a_question_to_practise_is_a_few_steps()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850, demo: true);
        await site.LookAsync();
        await site.GotoAsync("/learn");
        await site.LookAsync();
        (await site.WordsAsync()).ShouldContain("2 people at 2 employers");
        await site.Link("Examples in your answers").ClickAsync();
        await site.LookAsync();
        await site.GotoAsync("/practise");
        await site.LookAsync();
        await site.Link("Practise").ClickAsync();
        await site.Page.ArrivesAtAsync("/practise/**");
        await site.LookAsync();
        await site.GotoAsync("/learn/brief");
        await site.LookAsync();
        (await site.WordsAsync()).ShouldNotContain("candor today");
        site.NothingWentWrong();
    }
}
