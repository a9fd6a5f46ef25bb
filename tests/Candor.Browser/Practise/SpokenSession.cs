using Microsoft.Playwright;

namespace Candor.Browser.Practise;

/// <summary>A session that is spoken, before the devices that the browser makes up.</summary>
internal static class SpokenSession
{
    public const string FakeDevices = "--use-fake-device-for-media-stream";
    public const string Allowed = "--use-fake-ui-for-media-stream";

    public const string KeepStreams =
        "const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); navigator.mediaDevices.getUserMedia = async (what) => (window.opened = await open(what))";

    // Until so many seconds of the answer were heard.
    public static async Task HeardAsync(IPage page, int seconds) =>
        await page.WaitForFunctionAsync(
            "(seconds) => { const [minutes, rest] = document.getElementById('clock').textContent.split(':'); return 60 * Number(minutes) + Number(rest) >= seconds }",
            seconds,
            new() { Timeout = 120_000 }
        );

    public static async Task<int> SecondsAsync(IPage page) =>
        int.Parse(
            (await page.Locator("#clock").InnerTextAsync()).Split(':')[1],
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>How long the page takes from something asked of it to the next picture, in ms, four times a second for so many ms.</summary>
    public const string Waits = """
        async (time) => {
          const end = performance.now() + time
          const waits = []
          while (performance.now() < end) {
            await new Promise((done) => setTimeout(done, 250))
            const asked = performance.now()
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
            waits.push(performance.now() - asked)
          }
          return waits
        }
        """;

    // A spoken answer that has begun.
    public static async Task<BrowserSite> SpokenAsync(bool silent = false)
    {
        Assert.SkipUnless(Speech.IsThere, "needs flite and sox");
        var folder = Directory.CreateTempSubdirectory("candor-speech-").FullName;
        var sound = Path.Combine(folder, "sound.wav");
        Speech.Write(sound, silent ? new short[Speech.Rate * 5] : Speech.Clips(1, folder)[0].Samples);
        var site = await BrowserSite.OpenAsync(
            switches: [Allowed, FakeDevices, $"--use-file-for-fake-audio-capture={sound}"]
        );
        await site.Page.AddInitScriptAsync(KeepStreams);
        await SetUpAsync(site, "spoken");
        await site.Page.Locator("#open").ClickAsync();
        await site.Page.Locator("#begin:enabled").ClickAsync(new() { Timeout = 60_000 });
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
        await site.Page.Locator("#done").WaitForAsync();
        Directory.Delete(folder, recursive: true);
        return site;
    }

    public static async Task SetUpAsync(BrowserSite site, string way, string with = "")
    {
        await site.GotoAsync("/practise/session");
        await site.Page.Locator("select[name=count]").SelectOptionAsync("1");
        await site.Page.Locator($"input[name=way][value={way}]").CheckAsync();
        await site.Page.Locator("input[name=with]").FillAsync(with);
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Go to the room" }).ClickAsync();
        await site.Page.Locator("#ready").WaitForAsync();
    }
}
