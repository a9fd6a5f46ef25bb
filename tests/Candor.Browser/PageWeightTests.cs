using System.Globalization;
using System.Reflection;
using Candor.Shell;
using Microsoft.AspNetCore.Components;

namespace Candor.Browser;

/// <summary>What a page transfers to a browser that has nothing of it yet: its text, styles, scripts and fonts.</summary>
public sealed class PageWeightTests(ITestOutputHelper output)
{
    /// <summary>Kilobytes: a few seconds on a slow phone line, should the program ever stand elsewhere.</summary>
    private const int Most = 400;

    [Fact]
    public async Task Every_page_transfers_less_than_400_KB_with_a_cold_cache()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true);
        await using var db = site.Store();
        var application = db.Applications.First().Id;
        var draft = db.Drafts.First().Id;
        string[] pages =
        [
            .. typeof(App)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => route.Template)
                .Where(page => !page.Contains('{') && page is not ("/_pieces" or "/error" or "/not-found")),
            $"/applications/{application}",
            $"/applications/{application}/plan",
            $"/write/{draft}",
        ];
        pages.Length.ShouldBeGreaterThan(25);

        var session = await site.Page.Context.NewCDPSessionAsync(site.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, told) =>
            bytes += told!.Value.GetProperty("encodedDataLength").GetDouble();

        var weights = new List<(string Page, double KB)>();
        foreach (var page in pages)
        {
            bytes = 0;
            await site.GotoAsync(page);
            // Fonts come once the text is laid out.
            await site.Page.EvaluateAsync("document.fonts.ready.then(() => 0)");
            weights.Add((page, bytes / 1000));
        }

        weights.Sort((one, other) => other.KB.CompareTo(one.KB));
        foreach (var (page, kb) in weights)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {page} {kb:0} KB"));
        }

        weights.ShouldAllBe(one => one.KB > 20, "styles and fonts alone are more: else nothing was measured");
        weights.Where(one => one.KB >= Most).ShouldBeEmpty();
        site.NothingWentWrong();
    }
}
