using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>A question is answered in a real browser; what is typed is safe from the first letter.</summary>
public sealed class PractiseTests
{
    private const string Story =
        "When I was working at a garden centre in Leeds, the tills went down. My task was to keep the queue moving. "
        + "I wrote prices on paper slips. As a result we sold 4,000 pounds of plants, um, in May.";

    [Theory]
    [InlineData(1366, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task A_typed_answer_survives_a_reload_and_comes_back_with_its_story(int width, ColorScheme scheme)
    {
        await using var site = await BrowserSite.OpenAsync(width, 850, scheme);
        var page = site.Page;
        var faults = new List<string>();
        await site.GotoAsync("/practise?kind=behavioural");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell me about a hard problem that you solved." })
            .ClickAsync();
        await page.GetByLabel("Your answer", new() { Exact = true }).And(page.Locator("textarea")).FillAsync(Story);
        await page.GetByText("words, kept in this browser").WaitForAsync();
        await page.ReloadAsync();
        await page.GetByText("words, kept in this browser").WaitForAsync();
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync(Story);
        faults.AddRange(await Axe.LookAsync(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.GetByText("The whole story is there").WaitForAsync();
        page.Url.ShouldContain("/practise/answers/");
        faults.AddRange(await Axe.LookAsync(page));
        await site.NothingScrollsSidewaysAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Again" }).ClickAsync();
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("");
        faults.ShouldBeEmpty();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Words_are_kept_where_the_program_does_not_answer()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await site.GotoAsync("/practise/opening/about-you");
        await page.RouteAsync("**/api/practise/answers", route => route.AbortAsync());
        await page.Locator("textarea").FillAsync("I am a nurse.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.GetByText("Your words are kept in this browser").WaitForAsync();

        await page.UnrouteAsync("**/api/practise/answers");
        await page.ReloadAsync();
        await page.GetByText("words, kept in this browser").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.ArrivesAtAsync("/practise/answers/*");
        await Assertions.Expect(page.Locator(".highlighted")).ToContainTextAsync("I am a nurse.");
    }
}
