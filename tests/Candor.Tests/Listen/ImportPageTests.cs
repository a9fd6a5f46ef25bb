using System.IO.Compression;
using System.Net;
using System.Text;
using Candor.Data;
using Candor.Listen.Imports;
using Microsoft.EntityFrameworkCore;
using static Candor.Tests.Listen.GivenMailbox;

namespace Candor.Tests.Listen;

/// <summary>A mailbox given in the browser: looked through, taken in, stopped, gone on with, undone.</summary>
public sealed class ImportPageTests
{
    [Fact]
    public async Task Several_files_are_counted_first_and_written_only_when_the_candidate_says_so()
    {
        await using var site = await TestSite.StartAsync();
        var page = await GiveAsync(
            site,
            ("one.mbox", Mbox(0, 10)),
            ("two.eml", Note(10)),
            ("note.bin", "\0\u0001\u0002")
        );
        await UntilAsync(site, page, "looked-still");
        var html = await site.GetAsync(page);
        html.ShouldContain("This is what Candor would keep");
        html.ShouldContain("<td class=\"number\">3</td><td>that say no</td>");
        html.ShouldContain("<td class=\"number\">8</td><td>about something else: no text of them would be kept</td>");
        html.ShouldContain("note.bin is no mail");
        await using (var db = site.Open())
        {
            (await db.Emails.CountAsync() + await db.SeenMail.CountAsync()).ShouldBe(0);
        }

        (await site.GetAsync("/inbox")).ShouldContain("looked through; it waits for your word.");
        await site.PostAsync(page, $"{page}/go-on");
        await UntilAsync(site, page, "taken-still");
        (await site.GetAsync(page)).ShouldContain("Your mail is taken in");
        await AllThereAsync(site, 11);
        Directory
            .EnumerateFiles(Path.Combine(site.Home, "imports"), "*.mail", SearchOption.AllDirectories)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_import_is_undone_as_one_deed_but_for_what_was_decided_and_can_be_given_again()
    {
        await using var site = await TestSite.StartAsync();
        var page = await TakeAsync(site, ("all.mbox", Mbox(0, 20)));
        var html = await site.GetAsync(page);
        var undo = html.Split("action=\"/undo/")[1].Split('"')[0];
        await site.PostAsync("/settings", $"/undo/{undo}");
        await using (var db = site.Open())
        {
            (await db.Emails.CountAsync()).ShouldBe(0);
            (await db.Proposals.CountAsync()).ShouldBe(0);
        }

        await TakeAsync(site, ("all.mbox", Mbox(0, 20)));
        await AllThereAsync(site, 20);
    }

    [Fact]
    public async Task An_import_with_a_decision_on_it_is_undone_after_that_decision_only()
    {
        await using var site = await TestSite.StartAsync();
        var page = await TakeAsync(site, ("all.mbox", Mbox(0, 20)));
        var undo = (await site.GetAsync(page)).Split("action=\"/undo/")[1].Split('"')[0];
        site.Clock.Now += TimeSpan.FromMinutes(1);
        Guid proposal;
        await using (var db = site.Open())
        {
            proposal = (await db.Proposals.FirstAsync()).Id;
        }

        await site.PostAsync("/inbox", $"/inbox/{proposal}", ("deed", "confirm"));
        await site.PostAsync("/settings", $"/undo/{undo}");
        await using (var db = site.Open())
        {
            (await db.Emails.CountAsync()).ShouldBe(4);
        }
    }

    [Fact]
    public async Task Only_its_owner_can_read_what_was_given()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are Unix's");
        await using var site = await TestSite.StartAsync();
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, 10)));
        await UntilAsync(site, page, "looked-still");
        var folder = Path.Combine(site.Home, "imports");
        foreach (
            var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder)
        )
        {
            var others = File.GetUnixFileMode(path) & (UnixFileMode)0b000_111_111;
            others.ShouldBe(UnixFileMode.None, path);
        }
    }

    [Fact]
    public async Task Files_without_the_pages_token_are_refused_and_not_kept()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var token in new[] { null, "made-up" })
        {
            using var content = new MultipartFormDataContent();
            if (token is not null)
            {
                content.Add(new StringContent(token), "form-token");
            }

            content.Add(new StringContent(Mbox(0, 3)), "mail", "all.mbox");
            (await site.Client.PostAsync("/inbox/mail", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        Directory.Exists(Path.Combine(site.Home, "imports")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_cleared_away_at_the_next_start()
    {
        await using var first = await TestSite.StartAsync();
        var half = Path.Combine(first.Home, "imports", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "0.mail"), "From a");
        await using var second = await first.AgainAsync();
        // The start clears it before it takes the first import.
        await TakeAsync(second, ("all.mbox", Mbox(0, 5)));
        Directory.Exists(half).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public async Task A_zip_that_was_cut_off_is_told_in_one_line(double share)
    {
        await using var site = await TestSite.StartAsync();
        var zip = Zip();
        var page = await GiveBytesAsync(site, ("takeout.zip", zip[..(int)(zip.Length * share)]));
        (await site.GetAsync(page)).ShouldContain("takeout.zip is a zip that cannot be opened; it may be cut off.");
    }

    [Fact]
    public async Task A_zip_with_broken_places_never_ends_in_an_error_page()
    {
        await using var site = await TestSite.StartAsync();
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            var zip = Zip();
            for (var i = 0; i < 4; i++)
            {
                zip[random.Next(zip.Length)] = (byte)random.Next(256);
            }

            var page = await GiveBytesAsync(site, ("takeout.zip", zip));
            if (page.StartsWith("/inbox/imports/", StringComparison.Ordinal))
            {
                // To the end of the file, or to where it cannot be read on.
                await UntilAsync(site, page, "looked-still", "looking-still");
                (await site.GetAsync(page)).ShouldNotContain("made a mistake");
                await site.PostAsync(page, $"{page}/throw-away");
            }
        }
    }

    [Fact]
    public async Task Erasing_everything_takes_the_files_of_an_import_along()
    {
        await using var site = await TestSite.StartAsync();
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, 10)));
        await UntilAsync(site, page, "looked-still");
        await Erase.RunAsync(site.Home, ErasedKind.Everything, default, site.Clock, CancellationToken.None);
        Directory.Exists(Path.Combine(site.Home, "imports")).ShouldBeFalse();
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 3; i++)
            {
                using var entry = zip.CreateEntry($"Mail/{i}.mbox").Open();
                entry.Write(Encoding.UTF8.GetBytes(Mbox(i * 50, 50)));
            }
        }

        return bytes.ToArray();
    }
}
