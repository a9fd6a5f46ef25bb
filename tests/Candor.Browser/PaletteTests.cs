using Candor.Core;
using Candor.Data;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>Going anywhere by the keyboard alone, as somebody with a screen reader hears it.</summary>
public sealed class PaletteTests
{
    [Theory]
    [InlineData("Control+k")]
    [InlineData("Meta+k")]
    public async Task The_palette_opens_by_its_keys_leads_on_and_gives_the_focus_back(string keys)
    {
        await using var site = await BrowserSite.OpenAsync(fill: NorthwindAsync);
        var page = site.Page;
        await site.GotoAsync("/help");
        await page.GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }).First.FocusAsync();

        await page.Keyboard.PressAsync(keys);
        var words = page.GetByRole(AriaRole.Combobox);
        await Assertions.Expect(words).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Today");
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await site.PictureAsync("palette");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("href", "/");

        await page.Keyboard.PressAsync(keys);
        await page.Keyboard.TypeAsync("northw");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#palette-says")).ToHaveTextAsync("2 lines");
        await page.Keyboard.PressAsync("ArrowDown");
        var second = page.GetByRole(AriaRole.Option, new() { Selected = true });
        await Assertions.Expect(second).ToContainTextAsync("Everything with “northw”");
        await Assertions
            .Expect(words)
            .ToHaveAttributeAsync("aria-activedescendant", (await second.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("/applications/*");
        site.NothingWentWrong();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_button_is_in_sight_and_opens_the_same(int width)
    {
        await using var site = await BrowserSite.OpenAsync(width, 844);
        var button = site.Page.GetByRole(AriaRole.Button, new() { Name = "Go to …" });
        await Assertions.Expect(button).ToBeInViewportAsync();
        await button.ClickAsync();
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await site.NothingScrollsSidewaysAsync();
        await site.PictureAsync($"palette-{width}");
        await site.Page.GetByRole(AriaRole.Option).GetByText("Applications", new() { Exact = true }).ClickAsync();
        await site.Page.ArrivesAtAsync("/applications");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Single_keys_lead_on_show_themselves_and_leave_who_writes_in_peace()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await site.GotoAsync("/help");
        await page.Keyboard.TypeAsync("gj");
        await page.ArrivesAtAsync("/applications");
        await page.Keyboard.TypeAsync("?");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" }))
            .ToContainTextAsync("Show these keys");
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await page.Keyboard.TypeAsync("gl");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("/");
        await page.ArrivesAtAsync("/search");
        var find = page.GetByRole(AriaRole.Searchbox);
        await Assertions.Expect(find).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("gl?/");
        await Assertions.Expect(find).ToHaveValueAsync("gl?/");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Where_single_keys_are_off_only_the_palette_answers()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await site.GotoAsync("/settings");
        await page.GetByLabel("Your name").FillAsync("Sam");
        await page.GetByLabel("Off", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await page.GetByText("Kept.").WaitForAsync();
        await site.GotoAsync("/help");
        await page.Keyboard.TypeAsync("gj?/");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/help");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Without_scripts_the_button_leads_to_a_page_of_all_places()
    {
        await using var site = await BrowserSite.OpenAsync();
        await site.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await site.GotoAsync("/help");
        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Go to …" }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Heading, new() { Name = "Everywhere you can go" }).WaitForAsync();
        await site.Page.GetByRole(AriaRole.Searchbox, new() { Name = "A page, a name, a word" }).FillAsync("telephone");
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await site
            .Page.GetByRole(AriaRole.Main)
            .GetByRole(AriaRole.Link, new() { Name = "They are calling now" })
            .First.ClickAsync();
        await site.Page.ArrivesAtAsync("/call");
    }

    private static async Task NorthwindAsync(Terminal terminal)
    {
        await using var db = new CandorDb(
            await Store.OpenAsync(terminal.Home, terminal.Clock, TestContext.Current.CancellationToken)
        );
        db.Applications.Add(new JobApplication { Id = Ids.New(terminal.Clock), Employer = "Northwind Energy" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
