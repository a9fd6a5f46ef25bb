using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>The call companion in a real browser, upright and lying: no letter is lost, and the notes become points.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(844, 390, ColorScheme.Dark)]
    public async Task Notes_survive_a_closed_tab_and_become_points(int width, int height, ColorScheme scheme)
    {
        await using var site = await BrowserSite.OpenAsync(width, height, scheme);
        var page = site.Page;
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        await site.GotoAsync("/call");
        await page.GetByLabel("Employer").FillAsync("Harbour Trust");
        faults.AddRange(await Axe.LookAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Listen", Exact = true }).ClickAsync();
        await page.GetByLabel("Notes").FillAsync("calm throughout");
        await page.GetByRole(AriaRole.Button, new() { Name = "went well" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Notes")).ToHaveValueAsync("+ calm throughout");
        faults.AddRange(await Axe.LookAsync(page));
        await page.GetByText("Kept.", new() { Exact = true }).WaitForAsync();

        // The line is cut: what is typed now is in the browser only.
        await page.RouteAsync("**/api/call/notes", route => route.AbortAsync());
        await page.GetByLabel("Notes").PressSequentiallyAsync("\n- rambled a bit");
        await page.ReloadAsync();
        await page.UnrouteAsync("**/api/call/notes");
        await Assertions.Expect(page.GetByLabel("Notes")).ToHaveValueAsync("+ calm throughout\n- rambled a bit");
        await site.NothingScrollsSidewaysAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await page.GetByText("Warmly").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done: look at what was said" }).ClickAsync();
        await page.ArrivesAtAsync("/feedback/*");
        await page.Locator(".chip", new() { HasText = "Length of your answers" }).WaitForAsync();
        faults.AddRange(await Axe.LookAsync(page));
        faults.ShouldBeEmpty();
        await using var db = site.Store();
        (await db.Feedback.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}
