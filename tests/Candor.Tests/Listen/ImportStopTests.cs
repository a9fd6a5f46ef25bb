using Microsoft.EntityFrameworkCore;
using static Candor.Tests.Listen.GivenMailbox;

namespace Candor.Tests.Listen;

/// <summary>An import in the browser that is stopped on its way: it goes on, is thrown away, or is undone.</summary>
public sealed class ImportStopTests
{
    [Fact]
    public async Task Stopped_in_the_middle_and_the_program_started_again_it_goes_on_and_every_mail_is_there_once()
    {
        const int Mails = 4_000;
        using var clock = new GateClock();
        var site = await TestSite.StartAsync(clock);
        try
        {
            var page = await StoppedInTheMiddleAsync(site, clock, Mails);
            await using (var db = site.Open())
            {
                var there = await db.Emails.CountAsync() + await db.SeenMail.CountAsync();
                there.ShouldBeInRange(1_000, Mails - 1);
            }

            site = await site.AgainAsync();
            var html = await site.GetAsync(page);
            html.ShouldContain("The import has stopped");
            html.ShouldContain(">Throw it away</button>");
            await site.PostAsync(page, $"{page}/go-on");
            await UntilAsync(site, page, "taken-still");
            await AllThereAsync(site, Mails);
            html = await site.GetAsync(page);
            html.ShouldContain($"<td class=\"number\">{Mails / 5:N0}</td><td>that say no</td>");
            html.ShouldNotContain("known already");
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_written_before_it_was_thrown_away_can_be_undone()
    {
        using var clock = new GateClock();
        await using var site = await TestSite.StartAsync(clock);
        var page = await StoppedInTheMiddleAsync(site, clock, 4_000);
        var thrown = await site.PostAsync(page, $"{page}/throw-away");
        var html = await thrown.Content.ReadAsStringAsync();
        html.ShouldMatch("Took [0-9,]+ mails in");
        Directory.EnumerateFileSystemEntries(Path.Combine(site.Home, "imports")).ShouldBeEmpty();
        await site.PostAsync("/settings", $"/undo/{html.Split("action=\"/undo/")[1].Split('"')[0]}");
        await using var db = site.Open();
        (await db.Emails.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_note_of_what_was_written_that_was_cut_off_does_not_keep_the_rest_from_being_undone()
    {
        using var clock = new GateClock();
        await using var site = await TestSite.StartAsync(clock);
        var page = await StoppedInTheMiddleAsync(site, clock, 4_000);
        var id = Guid.Parse(page.Split('/')[^1]).ToString("N");
        await File.AppendAllTextAsync(Path.Combine(site.Home, "imports", id, "written"), "torn");
        await site.PostAsync(page, $"{page}/go-on");
        await UntilAsync(site, page, "taken-still");
        var undo = (await site.GetAsync(page)).Split("action=\"/undo/")[1].Split('"')[0];
        await site.PostAsync("/settings", $"/undo/{undo}");
        await using var db = site.Open();
        (await db.Emails.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task However_often_it_is_asked_an_import_that_goes_on_is_never_said_to_have_stopped()
    {
        await using var site = await TestSite.StartAsync();
        for (var round = 0; round < 150; round++)
        {
            // As short as can be: the end falls between any two looks.
            var page = await GiveAsync(site, ("a.mbox", Mbox(0, 2)));
            await UntilAsync(site, page, "looked-still");
        }
    }

    [Fact]
    public async Task Thrown_away_after_the_count_it_leaves_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, 10)));
        await UntilAsync(site, page, "looked-still");
        await site.PostAsync(page, $"{page}/throw-away");
        Directory.EnumerateFileSystemEntries(Path.Combine(site.Home, "imports")).ShouldBeEmpty();
        (await site.GetAsync("/inbox")).ShouldNotContain("all.mbox");
        (await site.GetAsync(page)).ShouldContain("That import is over");
    }

    private static async Task<string> StoppedInTheMiddleAsync(TestSite site, GateClock clock, int mails)
    {
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, mails)));
        await UntilAsync(site, page, "looked-still");
        // It asks for the time when it writes: well after the first thousand, well before the last.
        var reached = clock.HoldAt(1_800);
        await site.PostAsync(page, $"{page}/go-on");
        await reached;
        await site.PostAsync("/settings", $"{page}/stop");
        clock.Release();
        await UntilAsync(site, page, "taking-still");
        return page;
    }
}
