using System.Net;
using Candor.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// The web app on a free port with a home of its own, and a real Chromium that came in through the printed link. Every
/// message of the browser's console that is an error fails the walk, so a broken policy or script cannot hide.
/// </summary>
public sealed class BrowserSite : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<string> errors = [];

    private BrowserSite(string home, WebApplication site, IPlaywright playwright, IBrowser browser, IPage page)
    {
        Home = home;
        this.site = site;
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(Site.Address(site).ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
            {
                errors.Add($"asked for {request.Url}, which is not this machine's");
            }
        };
    }

    public IPage Page { get; }

    public string Home { get; }

    /// <summary>Where this run's pictures are kept: <c>out/screenshots</c> of the checkout.</summary>
    public static string Pictures =>
        Directory.CreateDirectory(Path.Combine(Root(AppContext.BaseDirectory), "out", "screenshots")).FullName;

    /// <summary>Skips, and says so, where there is no Chromium.</summary>
    /// <param name="fill">Fills the home before the server starts.</param>
    /// <param name="demo">Serves the worked example instead of an empty store.</param>
    /// <param name="switches">Further switches for Chromium.</param>
    /// <param name="scale">Points of the screen for one of the page's: two where somebody has enlarged it to twice its size.</param>
    public static async Task<BrowserSite> OpenAsync(
        int width = 1280,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        Func<Terminal, Task>? fill = null,
        bool demo = false,
        string[]? switches = null,
        float scale = 1
    )
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright, switches ?? []);
        var home = Directory.CreateTempSubdirectory("candor-browser-").FullName;
        var terminal = new Terminal(
            () => Stream.Null,
            TextWriter.Null,
            TextWriter.Null,
            TimeProvider.System,
            home,
            IsPerson: false
        );
        if (fill is not null)
        {
            await fill(terminal);
        }

        if (demo)
        {
            (await CommandLine.RunAsync(["demo", "--only-fill"], terminal)).ShouldBe(0);
            terminal = terminal with { Home = Path.Combine(home, "demo"), IsExample = true };
        }

        var site = await Site.BuildAsync(terminal, port: 0, CancellationToken.None);
        await site.StartAsync();
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                DeviceScaleFactor = scale,
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
            }
        );
        var opened = new BrowserSite(home, site, playwright, browser, page);
        await page.GotoAsync(Site.Link(site).ToString());
        return opened;
    }

    public IServiceProvider Services => site.Services;

    /// <summary>Asks without a browser, as whoever came in through the same link.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Site.Address(site),
        };
        await client.GetStringAsync(Site.Link(site));
        return client;
    }

    public CandorDb Store() => site.Services.GetRequiredService<IDbContextFactory<CandorDb>>().CreateDbContext();

    public Task GotoAsync(string path) => Page.GotoAsync(new Uri(Site.Address(site), path).ToString());

    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    /// <summary>Fails where the page is wider than the window.</summary>
    public async Task NothingScrollsSidewaysAsync() =>
        (
            await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        ).ShouldBeLessThanOrEqualTo(0, $"{Page.Url} scrolls sideways");

    /// <summary>Fails where the browser complained of anything since the start.</summary>
    public void NothingWentWrong() => errors.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Candor.slnx")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
