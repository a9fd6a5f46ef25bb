using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// A real Chromium for a class of tests: the system's own, or the one that <c>CANDOR_CHROMIUM</c> names. Where there is
/// none the tests are skipped, and say so.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Path { get; } =
        (
            Environment.GetEnvironmentVariable("CANDOR_CHROMIUM") is { Length: > 0 } named ? [named] : Usual
        ).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                // It has nothing to fetch from anywhere, and a container has no sandbox to give.
                Args =
                [
                    "--no-sandbox",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A window of its own, into which the printed link was opened.</summary>
    public async Task<IPage> OpenAsync(Uri link, int width = 1366, int height = 900, bool dark = false)
    {
        Assert.SkipWhen(browser is null, "no Chromium here; set CANDOR_CHROMIUM to one");
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        await page.GotoAsync(link.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
