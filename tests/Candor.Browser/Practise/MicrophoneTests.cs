using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Candor.Browser.Practise.SpokenSession;

namespace Candor.Browser.Practise;

/// <summary>Microphones and cameras that are refused, unplugged, silent, or come back.</summary>
public sealed class MicrophoneTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task A_refused_microphone_leaves_typing()
    {
        await using var site = await BrowserSite.OpenAsync();
        await SetUpAsync(site, "spoken");
        await site.Page.Locator("#open").ClickAsync();
        await site
            .Page.GetByText("You have not allowed the microphone")
            .Or(site.Page.GetByText("There is no microphone"))
            .WaitForAsync();
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).IsDisabledAsync();
        await site.Page.GetByText("Typed", new() { Exact = true }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).WaitForAsync();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_was_said_before_the_microphone_was_unplugged_is_kept()
    {
        await using var site = await SpokenAsync();
        var page = site.Page;
        await page.WaitForTimeoutAsync(3000);
        await page.EvaluateAsync(
            "window.opened.getAudioTracks().forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')) })"
        );
        await page.GetByText("The microphone is gone.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.Locator("#after").WaitForAsync();
        // Who only speaks loads nothing that sees.
        (
            await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map((one) => one.name)")
        ).ShouldNotContain(name => name.Contains("/vendor/human"));
        await using var db = site.Store();
        var answer = await db.Answers.SingleAsync(Cancel);
        answer.Sound!.CutShort.ShouldBeTrue();
        answer.Sound.Seconds.ShouldBeGreaterThan(2);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task An_unplugged_camera_leaves_the_sound_and_comes_back_with_its_calibration()
    {
        Assert.SkipUnless(Speech.IsThere, "needs flite and sox");
        var folder = Directory.CreateTempSubdirectory("candor-film-").FullName;
        try
        {
            await using var site = await CameraSession.OpenAsync(folder, KeepStreams);
            var page = site.Page;
            await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
            await HeardAsync(page, 4);
            await page.EvaluateAsync(
                "window.opened.getVideoTracks().forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')) })"
            );
            await page.GetByText("The camera is gone.").WaitForAsync();
            // The sound goes on, and the last picture of the camera, which the page still shows, is not looked at.
            await HeardAsync(page, 12);
            await page.Locator("#retry").ClickAsync();
            await page.Locator("#fault").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            await page.WaitForFunctionAsync(
                "() => document.getElementById('told').textContent === ''",
                null,
                new() { Timeout = 60_000 }
            );
            await HeardAsync(page, 18);
            await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
            await page.Locator("#after").WaitForAsync();
            await using var db = site.Store();
            var answer = await db.Answers.SingleAsync(Cancel);
            answer.Way.ShouldBe(Way.Camera);
            answer.Sound!.CutShort.ShouldBeFalse();
            answer.Body!.CutShort.ShouldBeTrue();
            // Four seconds before, some six after: without the calibration there would be none of those.
            answer.Body.Seconds.ShouldBeInRange(5, answer.Sound.Seconds - 6);
            site.NothingWentWrong();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_answer_whose_microphone_is_plugged_in_again_goes_on()
    {
        await using var site = await SpokenAsync();
        var page = site.Page;
        await HeardAsync(page, 3);
        await page.EvaluateAsync(
            "window.opened.getAudioTracks().forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')) })"
        );
        await page.GetByText("The microphone is gone.").WaitForAsync();
        await page.Locator("#typed").WaitForAsync();
        var before = await SecondsAsync(page);
        await page.Locator("#retry").ClickAsync();
        await HeardAsync(page, before + 3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.Locator("#after").WaitForAsync();
        await using var db = site.Store();
        (await db.Answers.SingleAsync(Cancel)).Sound!.Seconds.ShouldBeGreaterThanOrEqualTo(before + 3);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_microphone_that_does_not_come_back_leaves_typing()
    {
        await using var site = await SpokenAsync();
        var page = site.Page;
        await HeardAsync(page, 2);
        await page.EvaluateAsync(
            "window.opened.getAudioTracks().forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')) }); navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('gone', 'NotFoundError')); 0"
        );
        await page.GetByText("The microphone is gone.").WaitForAsync();
        await page.Locator("#retry").ClickAsync();
        await page.GetByText("There is no microphone to be found.").WaitForAsync();
        await page.Locator("#typed").FillAsync("I went on by typing.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.Locator("#after").WaitForAsync();
        await page.Locator("#again").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
        await page.Locator("#typed").FillAsync("I typed all of it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.Locator("#after").WaitForAsync();
        await using var db = site.Store();
        var answers = await db.Answers.OrderBy(answer => answer.At).ToListAsync(Cancel);
        answers
            .Select(answer => (answer.Way, answer.Text))
            .ShouldBe([(Way.Spoken, "I went on by typing."), (Way.Typed, "I typed all of it.")]);
        answers[0].Sound!.Seconds.ShouldBeGreaterThan(1);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task An_answer_that_a_closed_tab_cut_off_is_kept_when_the_page_opens_again()
    {
        await using var site = await SpokenAsync();
        var page = site.Page;
        await page.WaitForTimeoutAsync(7000);
        await page.ReloadAsync();
        await page.GetByText("An answer that was cut off last time is kept now.").WaitForAsync();
        await using var db = site.Store();
        (await db.Answers.SingleAsync(Cancel)).Sound!.Seconds.ShouldBeGreaterThan(3);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_silent_microphone_is_said_and_nothing_is_made_up()
    {
        await using var site = await SpokenAsync(silent: true);
        var page = site.Page;
        await page.GetByText("Nothing comes from the microphone").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.GetByText("The microphone gave no sound").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at this answer" }).ClickAsync();
        await page.Locator(".notes").GetByText("Nothing was measured in the sound").WaitForAsync();
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("not measured");
        site.NothingWentWrong();
    }
}
