using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>What every walk does on its way: looks with axe-core, asks where the focus is, presses and waits for the page.</summary>
internal static class Walk
{
    /// <summary>The page as one meets it: nothing for axe-core to find, nothing wider than the window.</summary>
    public static async Task LookAsync(this BrowserSite site)
    {
        (await Axe.LookAsync(site.Page)).ShouldBeEmpty(site.Page.Url);
        await site.NothingScrollsSidewaysAsync();
    }

    /// <summary>The words of the page's own part.</summary>
    public static Task<string> WordsAsync(this BrowserSite site) => site.Page.Locator("main").InnerTextAsync();

    public static ILocator Link(this BrowserSite site, string name) =>
        site.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First;

    public static ILocator Button(this BrowserSite site, string name) =>
        site.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).First;

    /// <summary>Waits for a page whose first heading says <paramref name="title"/>.</summary>
    public static Task ArrivedAsync(this BrowserSite site, string title) =>
        site.Page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 }).WaitForAsync();

    /// <summary>After a deed: its word is shown, and whoever steers by keys goes on at the page's head.</summary>
    public static async Task DidAsync(this BrowserSite site, string deed)
    {
        await site.Page.Locator(".toast[role=status]").GetByText(deed).WaitForAsync();
        await Assertions.Expect(site.Page.Locator("h1:focus")).ToHaveCountAsync(1);
    }

    public static async Task UndoAsync(this BrowserSite site) =>
        await site.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

    /// <summary>Within the window, without scrolling.</summary>
    public static async Task IsInSightAsync(this BrowserSite site, ILocator what)
    {
        var box = (await what.BoundingBoxAsync()).ShouldNotBeNull();
        (box.Y + box.Height).ShouldBeLessThanOrEqualTo(site.Page.ViewportSize!.Height);
    }

    public static string Ago(double days) =>
        TimeProvider.System.GetUtcNow().AddDays(-days).ToString("r", System.Globalization.CultureInfo.InvariantCulture);
}
