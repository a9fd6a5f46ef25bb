using System.Reflection;
using System.Text.RegularExpressions;
using Candor.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// What must be true of every page, in light and in dark, wide and on a phone (whether it fits, <see cref="ReflowTests"/> tells): of the empty ones that a first start
/// shows, and of those of the worked example, found by following every link.
/// </summary>
public sealed partial class EveryPageTests
{
    /// <summary>Twice what a page of one kind needs to show itself filled and to show another of its kind.</summary>
    private const int MostOfOneKind = 2;

    /// <summary>Every address without a part that has to be filled in.</summary>
    private static string[] Empty() =>
        [
            .. typeof(App)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => route.Template)
                .Where(page => !page.Contains('{') && page is not ("/_pieces" or "/error" or "/not-found"))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [InlineData(1366, ColorScheme.Light, false)]
    [InlineData(390, ColorScheme.Dark, false)]
    [InlineData(1366, ColorScheme.Dark, true)]
    [InlineData(390, ColorScheme.Light, true)]
    [InlineData(1366, ColorScheme.Light, true, Contrast.More)]
    [InlineData(390, ColorScheme.Dark, true, Contrast.More)]
    [InlineData(1366, ColorScheme.Light, true, Contrast.NoPreference, ForcedColors.Active)]
    public async Task Axe_finds_nothing_and_the_browser_has_no_complaint(
        int width,
        ColorScheme scheme,
        bool filled,
        Contrast contrast = Contrast.NoPreference,
        ForcedColors forced = ForcedColors.None
    )
    {
        await using var site = await BrowserSite.OpenAsync(width, 850, scheme, demo: filled);
        await site.Page.EmulateMediaAsync(new() { Contrast = contrast, ForcedColors = forced });
        var faults = new List<string>();
        await foreach (var path in VisitAsync(site, filled))
        {
            faults.AddRange((await Axe.LookAsync(site.Page)).Select(line => $"{path} ({width}, {scheme}): {line}"));
        }

        faults.ShouldBeEmpty();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation_to_the_page()
    {
        await using var site = await BrowserSite.OpenAsync();
        await site.GotoAsync("/help");

        await site.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(site.Page.Locator(":focus")).ToHaveTextAsync("To the page");
        await site.Page.Keyboard.PressAsync("Enter");
        await site.Page.Keyboard.PressAsync("Tab");

        (
            await site.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_typed_survives_a_reload_until_it_is_kept()
    {
        await using var site = await BrowserSite.OpenAsync();
        await site.GotoAsync("/settings");
        var name = site.Page.GetByLabel("Your name");

        await name.FillAsync("Sam Okafor");
        await site.Page.ReloadAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Sam Okafor");

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await site.Page.GetByText("Kept.").WaitForAsync();
        // The sentence is taken out of the address by the page itself, a moment later.
        await site.Page.ArrivesAtAsync("/settings");
        await Assertions.Expect(name).ToHaveValueAsync("Sam Okafor");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task The_way_in_is_explained_to_a_stranger_in_our_look()
    {
        await using var site = await BrowserSite.OpenAsync();
        await site.Page.Context.ClearCookiesAsync();
        await site.GotoAsync("/settings");

        await site.Page.GetByText("Candor opens with its own link").First.WaitForAsync();
        (await Axe.LookAsync(site.Page)).ShouldBeEmpty();
        (
            await site.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main')).borderRadius")
        ).ShouldBe("14px");
    }

    private static IAsyncEnumerable<string> VisitAsync(BrowserSite site, bool filled) =>
        filled ? FollowAsync(site) : OpenAsync(site);

    private static async IAsyncEnumerable<string> OpenAsync(BrowserSite site)
    {
        foreach (var path in Empty())
        {
            await site.GotoAsync(path);
            yield return path;
        }
    }

    // From Today along every link, a few of each kind of page.
    private static async IAsyncEnumerable<string> FollowAsync(BrowserSite site)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var path))
        {
            var kind = Kind(path);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kinds[kind] > MostOfOneKind)
            {
                continue;
            }

            await site.GotoAsync(path);
            yield return path;
            foreach (
                var link in await site.Page.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('a[href]:not([download])')].filter((a) => a.origin === location.origin).map((a) => a.pathname + a.search)"
                )
            )
            {
                if (!File().IsMatch(link) && seen.Add(link))
                {
                    next.Enqueue(link);
                }
            }
        }

        seen.Count.ShouldBeGreaterThan(15, "the worked example has more pages than that");
    }

    private static string Kind(string path)
    {
        var parts = Id().Replace(path.Split('?')[0], "ID").Split('/');
        return parts switch
        {
            [_, "practise", _, _] => "/practise/question",
            [_, _, _, "steps", _] => "/steps",
            _ => string.Join('/', parts),
        };
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();

    // What is handed over as a file, or leads out of this app (the worked example has a server of its own).
    [GeneratedRegex(@"^/(open|calendar|demo|example)\b|\.(eml|ics|html|txt|vcf)(\?|$)|/(eml|ics|card|download)\b")]
    private static partial Regex File();
}
