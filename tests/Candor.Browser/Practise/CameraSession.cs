using Microsoft.Playwright;

namespace Candor.Browser.Practise;

/// <summary>A session before the camera, with a film and a recording for camera and microphone, calibrated and ready to begin.</summary>
internal static class CameraSession
{
    /// <param name="folder">Where film and recording are put.</param>
    /// <param name="script">Run in the page before its own.</param>
    public static async Task<BrowserSite> OpenAsync(string folder, string? script = null)
    {
        var (film, sound) = (Path.Combine(folder, "face.mjpeg"), Path.Combine(folder, "speech.wav"));
        await Head.FilmAsync(film);
        Speech.Write(sound, [.. Speech.Clips(2, folder).SelectMany(clip => clip.Samples)]);
        var site = await BrowserSite.OpenAsync(
            switches:
            [
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-video-capture={film}",
                $"--use-file-for-fake-audio-capture={sound}",
            ]
        );
        var page = site.Page;
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await site.GotoAsync("/practise/session");
        await page.Locator("select[name=count]").SelectOptionAsync("1");
        await page.Locator("input[name=way][value=camera]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to the room" }).ClickAsync();
        await page.Locator("#ready").WaitForAsync();
        await page.Locator("#open").ClickAsync();
        await page.Locator("#calibrate:enabled").ClickAsync(new() { Timeout = 60_000 });
        await page.GetByText("Thank you.").WaitForAsync(new() { Timeout = 60_000 });
        return site;
    }
}
