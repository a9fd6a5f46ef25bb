using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>Themes corrected by the mouse and by keys alone, remembered and undone; pictures saved as files.</summary>
public sealed class LearnTests
{
    [Fact]
    public async Task A_quotation_is_dragged_to_another_theme_stays_there_and_comes_back_with_undo()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true);
        var page = site.Page;
        await site.GotoAsync("/learn");
        var quotation = page.Locator(".drag", new() { HasText = "more energy" });
        (await ThemeOfAsync(quotation)).ShouldBe("Interest in the job");

        await quotation.DragToAsync(Theme(page, "Examples in your answers").Locator("h3"));

        await page.GetByText("Undo").First.WaitForAsync();
        (await ThemeOfAsync(quotation)).ShouldBe("Examples in your answers");
        await site.GotoAsync("/learn");
        (await ThemeOfAsync(quotation)).ShouldBe("Examples in your answers");
        await using var db = site.Store();
        (await db.ThemeChoices.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task The_same_goes_by_keys_alone()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true);
        var page = site.Page;
        await site.GotoAsync("/learn");
        var quotation = page.Locator(".drag", new() { HasText = "more energy" });
        await quotation.GetByRole(AriaRole.Link, new() { Name = "Move" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/learn/theme?**");
        (await page.GetByLabel("Choose this quotation").First.IsCheckedAsync()).ShouldBeTrue();

        var into = page.GetByLabel("Move the chosen ones to");
        await into.FocusAsync();
        await page.Keyboard.TypeAsync("Examples");
        (await into.Locator("option:checked").TextContentAsync()).ShouldBe("Examples in your answers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move them" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("Undo").First.WaitForAsync();
        await site.GotoAsync("/learn");
        (await ThemeOfAsync(quotation)).ShouldBe("Examples in your answers");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Each_picture_has_a_table_behind_it_and_is_saved_as_svg_and_as_png()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true);
        var page = site.Page;
        await site.GotoAsync("/learn/pictures");
        var pictures = page.Locator("figure.drawn");
        (await pictures.CountAsync()).ShouldBe(5);
        for (var i = 0; i < 5; i++)
        {
            var picture = pictures.Nth(i);
            ((await picture.Locator("svg").GetAttributeAsync("aria-label")) ?? "").ShouldContain(
                "The table below says the same"
            );
            await picture.GetByText("As a table, as a file").ClickAsync();
            (await picture.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
            var svg = await SavedAsync(page, picture.GetByText("Save as SVG"));
            System.Text.Encoding.UTF8.GetString(svg).ShouldContain("<svg");
            var png = await SavedAsync(page, picture.GetByText("Save as PNG"));
            png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
            png.Length.ShouldBeGreaterThan(2000);
        }

        site.NothingWentWrong();
    }

    private static ILocator Theme(IPage page, string name) =>
        page.Locator("[data-theme]", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name }) });

    private static async Task<string?> ThemeOfAsync(ILocator quotation) =>
        await quotation.EvaluateAsync<string>("one => one.closest('[data-theme]').querySelector('h3').innerText");

    private static async Task<byte[]> SavedAsync(IPage page, ILocator link)
    {
        var saved = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
    }
}
