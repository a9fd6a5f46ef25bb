using System.Reflection;
using Candor.Shell;
using Candor.Tests;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>What must be true of every page, in light and in dark, wide and on a phone.</summary>
public class EveryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Every address without a part that has to be filled in.</summary>
    private static string[] Pages() =>
        [
            .. typeof(App)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => route.Template)
                .Where(page => !page.Contains('{') && page is not ("/_pieces" or "/error" or "/not-found"))
                .Append("/nothing-here")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [InlineData(1366, false)]
    [InlineData(1366, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Axe_finds_nothing_and_the_browser_has_no_complaint(int width, bool dark)
    {
        await using var site = await TestSite.StartAsync();
        var page = await chromium.OpenAsync(site.Link, width, 850, dark);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            // A page that is meant to be missing is told as an error too.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                faults.Add($"{page.Url}: console: {message.Text}");
            }
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
            {
                faults.Add($"{page.Url} asks for {request.Url}");
            }
        };
        foreach (var path in Pages())
        {
            await page.GotoAsync(new Uri(site.Address, path).ToString());
            faults.AddRange(
                (await Axe.LookAsync(page)).Select(line => $"{path} ({width}, {(dark ? "dark" : "light")}): {line}")
            );
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_scrolls_sideways_on_a_narrow_phone_or_at_twice_the_size()
    {
        await using var site = await TestSite.StartAsync();
        var faults = new List<string>();
        foreach (var width in new[] { 360, 683 })
        {
            var page = await chromium.OpenAsync(site.Link, width, 640);
            foreach (var path in Pages())
            {
                await page.GotoAsync(new Uri(site.Address, path).ToString());
                var needs = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (needs > width)
                {
                    faults.Add($"{path} needs {needs} px of {width}");
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation_to_the_page()
    {
        await using var site = await TestSite.StartAsync();
        var page = await chromium.OpenAsync(site.Link);
        await page.GotoAsync(new Uri(site.Address, "/help").ToString());

        await page.Keyboard.PressAsync("Tab");
        (await Focused(page)).ShouldBe("To the page");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        (
            await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_typed_survives_a_reload_until_it_is_kept()
    {
        await using var site = await TestSite.StartAsync();
        var page = await chromium.OpenAsync(site.Link);
        await page.GotoAsync(new Uri(site.Address, "/settings").ToString());

        await page.GetByLabel("Your name").FillAsync("Sam Okafor");
        await page.ReloadAsync();
        (await page.GetByLabel("Your name").InputValueAsync()).ShouldBe("Sam Okafor");

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await page.GetByText("Kept.").WaitForAsync();
        page.Url.ShouldEndWith("/settings");
        (await page.GetByLabel("Your name").InputValueAsync()).ShouldBe("Sam Okafor");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.innerText");
}
