using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// A real Chromium: the system's own, or the one that <c>CANDOR_CHROMIUM</c> names. Where there is none the tests are
/// skipped, and say so.
/// </summary>
public static class Chromium
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>The program's file, or null where there is none.</summary>
    public static string? File { get; } =
        (
            Environment.GetEnvironmentVariable("CANDOR_CHROMIUM") is { Length: > 0 } named ? [named] : Usual
        ).FirstOrDefault(System.IO.File.Exists);

    /// <param name="more">Further switches, such as those for a camera that is a film.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] more)
    {
        // As long as every other wait: on a loaded machine five seconds can pass before a page has drawn.
        Assertions.SetDefaultExpectTimeout(30_000);
        Assert.SkipWhen(File is null, "there is no Chromium here; name one with CANDOR_CHROMIUM");
        return playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = File,
                // It has nothing to fetch from anywhere, and a container has no sandbox to give.
                Args =
                [
                    "--no-sandbox",
                    // A container often gives too little shared memory for a page.
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                    .. more,
                ],
            }
        );
    }
}
