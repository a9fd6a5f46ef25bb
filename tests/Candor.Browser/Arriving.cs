using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>Waiting for a page that a click or a key leads to.</summary>
internal static class Arriving
{
    /// <summary>
    /// Waits until the page stands at the path and is loaded. The browser is asked again and again: waiting for the event of the
    /// navigation misses one that comes between the look at the address and the beginning of the wait.
    /// </summary>
    /// <param name="path">From its first slash, with what comes after a question mark; <c>*</c> is anything but a slash, <c>**</c> is anything.</param>
    public static async Task ArrivesAtAsync(this IPage page, string path)
    {
        var pattern = Regex
            .Escape(path)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^[a-z]+://[^/]+{pattern}$"));
        await page.IsLoadedAsync();
    }

    /// <summary>
    /// Waits until everything of the page is there, its scripts too. As a function: a bare expression would be evaluated anew at
    /// each look, which the page's own policy forbids.
    /// </summary>
    public static Task IsLoadedAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => document.readyState === 'complete'");
}
