using Candor.Tests;
using Microsoft.Playwright;

namespace Candor.Browser.Practise;

/// <summary>The face that turns by known angles: what turned-head.js draws, for pages and as a film for the camera.</summary>
internal static class Head
{
    private const string Draw = """
        async (shots) => {
          const { makeHead, turned } = await import('/test/turned-head.js')
          const head = await makeHead(await createImageBitmap(await (await fetch('/test/face.jpg')).blob()))
          return Promise.all(shots.map(async (shot) => {
            const canvas = new OffscreenCanvas(640, 480)
            canvas.getContext('2d').drawImage(turned(head, shot), 0, 0, 640, 480)
            const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer())
            return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''))
          }))
        }
        """;

    /// <summary>Gives a page <c>/test/turned-head.js</c> and <c>/test/face.jpg</c>.</summary>
    public static async Task ServeAsync(IPage page)
    {
        foreach (var name in (string[])["turned-head.js", "face.jpg"])
        {
            var path = Path.Combine(Repository.Root, "tests", "Candor.Browser", "Practise", name);
            await page.RouteAsync($"**/test/{name}", route => route.FulfillAsync(new() { Path = path }));
        }
    }

    /// <summary>
    /// Half a minute for Chromium to take as a camera, again and again: 15 seconds towards it, 5 turned by 30 degrees, 5
    /// towards, 3 without a face, 2 towards.
    /// </summary>
    public static async Task FilmAsync(string path)
    {
        const int Rate = 30;
        await using var site = await BrowserSite.OpenAsync();
        await ServeAsync(site.Page);
        await site.GotoAsync($"/practise/sessions/{Guid.NewGuid()}");
        var shots = new object[] { new { yaw = 0 }, new { yaw = 30 }, new { shift = new[] { 0, -600 } } };
        var pictures = await site.Page.EvaluateAsync<string[]>(Draw, shots);
        await using var film = File.Create(path);
        foreach (var (picture, seconds) in ((int, int)[])[(0, 15), (1, 5), (0, 5), (2, 3), (0, 2)])
        {
            var bytes = Convert.FromBase64String(pictures[picture]);
            for (var i = 0; i < seconds * Rate; i++)
            {
                await film.WriteAsync(bytes);
            }
        }
    }
}
