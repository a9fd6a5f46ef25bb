using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Candor.Data;
using Candor.Listen.Imports;
using Microsoft.EntityFrameworkCore;

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
            ("two.eml", Mail(10)),
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
    public async Task Stopped_in_the_middle_and_the_program_started_again_it_goes_on_and_every_mail_is_there_once()
    {
        const int Mails = 4_000;
        using var clock = new GateClock();
        var site = await TestSite.StartAsync(clock);
        try
        {
            var page = await GiveAsync(site, ("all.mbox", Mbox(0, Mails)));
            await UntilAsync(site, page, "looked-still");
            // It asks for the time when it writes: well after the first thousand, well before the last.
            var reached = clock.HoldAt(1_800);
            await site.PostAsync(page, $"{page}/go-on");
            await reached;
            await site.PostAsync("/settings", $"{page}/stop");
            clock.Release();
            await UntilAsync(site, page, "taking-still");
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
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, 4_000)));
        await UntilAsync(site, page, "looked-still");
        var reached = clock.HoldAt(1_800);
        await site.PostAsync(page, $"{page}/go-on");
        await reached;
        await site.PostAsync("/settings", $"{page}/stop");
        clock.Release();
        await UntilAsync(site, page, "taking-still");
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
        var page = await GiveAsync(site, ("all.mbox", Mbox(0, 4_000)));
        await UntilAsync(site, page, "looked-still");
        var reached = clock.HoldAt(1_800);
        await site.PostAsync(page, $"{page}/go-on");
        await reached;
        await site.PostAsync("/settings", $"{page}/stop");
        clock.Release();
        await UntilAsync(site, page, "taking-still");
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

    private static async Task<string> TakeAsync(TestSite site, params (string Name, string Text)[] files)
    {
        var page = await GiveAsync(site, files);
        await UntilAsync(site, page, "looked-still");
        await site.PostAsync(page, $"{page}/go-on");
        await UntilAsync(site, page, "taken-still");
        return page;
    }

    private static Task<string> GiveAsync(TestSite site, params (string Name, string Text)[] files) =>
        GiveBytesAsync(site, [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    /// <returns>The page that it leads to.</returns>
    private static async Task<string> GiveBytesAsync(TestSite site, params (string Name, byte[] Bytes)[] files)
    {
        var token = (await site.GetAsync("/happened")).Split("name=\"form-token\" value=\"")[1].Split('"')[0];
        using var content = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(token)), "form-token" },
        };
        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "mail", name);
        }

        var answer = await site.Client.PostAsync("/inbox/mail", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    // The page's own way to know; it asks until it is so.
    private static async Task UntilAsync(TestSite site, string page, params string[] states)
    {
        page.ShouldStartWith("/inbox/imports/");
        while (true)
        {
            using var now = JsonDocument.Parse(await site.GetAsync($"{page}/now"));
            var is_ = now.RootElement.GetProperty("state").GetString()!;
            if (states.Contains(is_))
            {
                return;
            }

            (is_ is "looking" or "taking" or "looked" or "taken").ShouldBeTrue(
                $"{is_}, not {string.Join(" or ", states)}"
            );
        }
    }

    private static async Task AllThereAsync(TestSite site, int mails)
    {
        await using var db = site.Open();
        var ids = await db.SeenMail.Select(mail => mail.Id).ToListAsync();
        ids.AddRange(await db.Emails.Select(mail => mail.Id).ToListAsync());
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Count.ShouldBe(mails);
        (await db.Proposals.Select(one => one.EmailId).Distinct().CountAsync()).ShouldBe((mails + 4) / 5);
        (await db.Proposals.CountAsync()).ShouldBe((mails + 4) / 5);
    }

    // A fifth are rejections, the rest about nothing.
    private static string Mbox(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(i => $"From a@b Tue Mar 10 09:00:00 2026\n{Mail(i)}\n"));

    private static string Mail(int i) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"From: Ann Lee <ann@firm{i % 50}.example>\nSubject: Note {i}\nMessage-ID: <{i}@x>\nDate: Mon, 9 Mar 2026 09:00:00 +0100\n\n"
        )
        + (
            i % 5 == 0
                ? "We regret to inform you that your application for the Analyst position was not successful.\n"
                : "The train was late again, and the milk is out. See you on Saturday at the lake then.\n"
        );

    /// <summary>A clock that holds whoever asks it for the n-th time until the test lets them go.</summary>
    private sealed class GateClock : TimeProvider, IDisposable
    {
        private readonly ManualResetEventSlim open = new(initialState: false);
        private TaskCompletionSource? reached;
        private int left = int.MaxValue;

        public Task HoldAt(int asked)
        {
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Exchange(ref left, asked);
            return reached.Task;
        }

        public void Release() => open.Set();

        public void Dispose() => open.Dispose();

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                reached!.SetResult();
                open.Wait();
            }

            return new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
        }
    }
}
