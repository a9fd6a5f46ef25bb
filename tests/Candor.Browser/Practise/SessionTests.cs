using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Candor.Browser.Practise.SpokenSession;

namespace Candor.Browser.Practise;

/// <summary>A practice session in a real browser, with files for microphone and camera.</summary>
public sealed class SessionTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task The_whole_session_runs_from_the_permission_to_the_report()
    {
        Assert.SkipUnless(Speech.IsThere, "needs flite and sox");
        var folder = Directory.CreateTempSubdirectory("candor-film-").FullName;
        try
        {
            var (film, sound) = (Path.Combine(folder, "face.mjpeg"), Path.Combine(folder, "speech.wav"));
            await Head.FilmAsync(film);
            Speech.Write(sound, [.. Speech.Clips(2, folder).SelectMany(clip => clip.Samples)]);
            await using var site = await BrowserSite.OpenAsync(
                390,
                850,
                ColorScheme.Dark,
                switches:
                [
                    Allowed,
                    FakeDevices,
                    $"--use-file-for-fake-video-capture={film}",
                    $"--use-file-for-fake-audio-capture={sound}",
                ]
            );
            var page = site.Page;
            await SetUpAsync(site, "camera");
            await page.Locator("#open").ClickAsync();
            await page.Locator("#calibrate:enabled").ClickAsync(new() { Timeout = 60_000 });
            await page.GetByText("Thank you.").WaitForAsync(new() { Timeout = 30_000 });
            await page.GetByLabel("Keep recordings").CheckAsync();
            await site.PictureAsync("session-ready-390-dark");
            (await Axe.LookAsync(page)).ShouldBeEmpty();
            await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
            var waits = await page.EvaluateAsync<double[]>(Waits, 22_000);
            Array.Sort(waits);
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {waits.Length} times asked while the camera was watched, the page answered within {waits[waits.Length / 2]:0} ms (half), {waits[waits.Length * 95 / 100]:0} ms (95 of 100), {waits[^1]:0} ms (all)"
                )
            );
            await site.PictureAsync("session-answer-390-dark");
            await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
            await page.Locator("#words")
                .FillAsync("I moved the shop to a new till. It took three weeks, and as a result the queue was gone.");
            await page.GetByRole(AriaRole.Button, new() { Name = "See how it went" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "How it went" }).WaitForAsync();
            (await Axe.LookAsync(page)).ShouldBeEmpty();
            await page.GetByRole(AriaRole.Link, new() { Name = "Look at it together" }).ClickAsync();
            await page.Locator("#player").WaitForAsync();
            (await Axe.LookAsync(page)).ShouldBeEmpty();
            await site.PictureAsync("session-result-390-dark");
            await site.NothingScrollsSidewaysAsync();

            await page.Locator(".spoken-line [data-at]").First.ClickAsync();
            await page.WaitForFunctionAsync("() => !document.getElementById('player').paused");
            await using var db = site.Store();
            var answer = await db.Answers.SingleAsync(Cancel);
            answer.Sound!.Talk.Count.ShouldBeGreaterThan(2);
            answer.Sound.Syllables!.Value.ShouldBeInRange(25, 110);
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {answer.Body!.Frames / answer.Body.Seconds:0.0} pictures a second"
                )
            );
            answer.Body.Frames.ShouldBeGreaterThan(10);
            site.NothingWentWrong();
            Assert.SkipWhen(
                answer.Body.Frames < 4 * answer.Body.Seconds,
                "the machine is too busy to look at four pictures a second, and all else held"
            );
            answer.Body.Away.Sum(one => one.Seconds).ShouldBeInRange(3.5, 6.5);
            answer.Body.Lost.Sum(one => one.Seconds).ShouldBeInRange(2, 4);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Typing_asks_for_no_device_and_loads_little()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await page.AddInitScriptAsync(
            "navigator.mediaDevices.getUserMedia = () => { throw new Error('asked for a device') }"
        );
        await SetUpAsync(site, "typed");
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.clearBrowserCache");
        var bytes = 0.0;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        network.Event("Network.loadingFinished").OnEvent += (_, done) =>
            bytes += done!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
        await page.Locator("#typed").FillAsync("I would ask what they need first. Then I would write it down.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See how it went" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "How it went" }).WaitForAsync();
        output.WriteLine(FormattableString.Invariant($"figure: {bytes / 1000:0} kB with a cold cache, typed"));
        bytes.ShouldBeLessThan(300_000);
        // The models and the programs that run them come with the way that needs them, and not before.
        string[] models = ["/vendor/vad", "/vendor/onnxruntime", "/vendor/human", "/vendor/tfjs-wasm"];
        asked.ShouldContain(path => path.EndsWith("/session.js", StringComparison.Ordinal));
        asked.ShouldNotContain(path => models.Any(model => path.StartsWith(model, StringComparison.Ordinal)));
        await using var db = site.Store();
        (await db.Answers.SingleAsync(Cancel)).Way.ShouldBe(Way.Typed);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_call_is_rehearsed_and_arguing_is_seen()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await site.GotoAsync("/practise/call");
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Let them begin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("#typed")
            .FillAsync("I disagree, you misunderstood me: I actually have ten years of experience.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at this answer" }).ClickAsync();
        await page.GetByText("You began before they had finished").WaitForAsync();
        await page.GetByText("The thanks are missing").WaitForAsync();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_a_coach_notes_becomes_points()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        await SetUpAsync(site, "typed", with: "Priya");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
        await page.Locator("#typed").FillAsync("I have worked with many teams.");
        await page.GetByRole(AriaRole.Button, new() { Name = "too little detail" }).ClickAsync();
        await page.Locator("#notes").PressSequentiallyAsync("your answer lacked detail, I could not picture it");
        await page.GetByText("Kept.", new() { Exact = true }).WaitForAsync();
        await site.PictureAsync("session-with-1280-light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See how it went" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as feedback" }).ClickAsync();
        await page.ArrivesAtAsync("/feedback/*");
        await using var db = site.Store();
        (await db.Points.CountAsync(Cancel)).ShouldBeGreaterThan(0);
        (await db.PracticeSessions.SingleAsync(Cancel)).Notes.ShouldStartWith("[1 0:0");
        site.NothingWentWrong();
    }
}
