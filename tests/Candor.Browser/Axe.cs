using System.Text.Json;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>Looks at a page with axe-core: what a screen reader or a low-vision eye would stumble over.</summary>
public static class Axe
{
    private static readonly string Script = File.ReadAllText(
        System.IO.Path.Combine(AppContext.BaseDirectory, "vendor/axe-core/axe.min.js")
    );

    /// <summary>One line for each violation of WCAG 2.2 AA and of good practice; none where all is well.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        var result = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)
            """
        );
        return [.. result.EnumerateArray().Select(line => line.GetString()!)];
    }
}
