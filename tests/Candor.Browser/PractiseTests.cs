using Candor.Tests;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>A question is answered in a real browser; what is typed is safe from the first letter.</summary>
public class PractiseTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Story =
        "When I was working at a garden centre in Leeds, the tills went down. My task was to keep the queue moving. "
        + "I wrote prices on paper slips. As a result we sold 4,000 pounds of plants, um, in May.";

    [Theory]
    [InlineData(1366, false)]
    [InlineData(360, true)]
    public async Task A_typed_answer_survives_a_reload_and_comes_back_with_its_story(int width, bool dark)
    {
        await using var site = await TestSite.StartAsync();
        var page = await chromium.OpenAsync(site.Link, width, 850, dark);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);

        await page.GotoAsync(new Uri(site.Address, "/practise?kind=behavioural").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell me about a hard problem that you solved." })
            .ClickAsync();
        await page.GetByLabel("Your answer", new() { Exact = true }).And(page.Locator("textarea")).FillAsync(Story);
        await page.GetByText("words, kept in this browser").WaitForAsync();
        await page.ReloadAsync();
        await page.GetByText("words, kept in this browser").WaitForAsync();
        (await page.Locator("textarea").InputValueAsync()).ShouldBe(Story);
        faults.AddRange(await Axe.LookAsync(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.GetByText("The whole story is there").WaitForAsync();
        page.Url.ShouldContain("/practise/answers/");
        faults.AddRange(await Axe.LookAsync(page));
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);

        await page.GetByRole(AriaRole.Link, new() { Name = "Again" }).ClickAsync();
        (await page.Locator("textarea").InputValueAsync()).ShouldBeEmpty();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_are_kept_where_the_program_does_not_answer()
    {
        await using var site = await TestSite.StartAsync();
        var page = await chromium.OpenAsync(site.Link);
        await page.GotoAsync(new Uri(site.Address, "/practise/opening/about-you").ToString());
        await page.RouteAsync("**/api/practise/answers", route => route.AbortAsync());
        await page.Locator("textarea").FillAsync("I am a nurse.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.GetByText("Your words are kept in this browser").WaitForAsync();

        await page.UnrouteAsync("**/api/practise/answers");
        await page.ReloadAsync();
        await page.GetByText("words, kept in this browser").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.WaitForURLAsync("**/practise/answers/*");
        (await page.Locator(".highlighted").InnerTextAsync()).ShouldContain("I am a nurse.");
    }
}
