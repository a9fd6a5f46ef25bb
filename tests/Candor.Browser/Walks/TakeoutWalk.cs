using System.Globalization;
using System.IO.Compression;
using System.Text;
using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>Somebody with forty applications in a Gmail Takeout, among private mail and newsletters.</summary>
public sealed class TakeoutWalk
{
    private static readonly string[] Employers =
    [
        "Ashdown",
        "Brightside",
        "Calder",
        "Dunmore",
        "Elgin",
        "Fenwick",
        "Garrick",
        "Hallam",
        "Ilford",
        "Juniper",
        "Kestrel",
        "Lowther",
        "Mossley",
        "Northfleet",
        "Orrin",
        "Padley",
        "Quayside",
        "Ribble",
        "Saltaire",
        "Tarn",
        "Ullswater",
        "Venn",
        "Wharfe",
        "Yarrow",
        "Zennor",
        "Abbot",
        "Birchwood",
        "Corvid",
        "Dovecote",
        "Eskdale",
        "Fallow",
        "Gannet",
        "Heron",
        "Islay",
        "Jarrow",
        "Kielder",
        "Lune",
        "Malham",
        "Nene",
        "Ousby",
    ];

    [Fact]
    public async Task Forty_applications_are_read_at_once_and_only_they()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site
            .Page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "takeout.zip",
                    MimeType = "application/zip",
                    Buffer = Takeout(),
                }
            );
        // It is counted before anything is written, and taken in on the word of whoever brought it.
        await site.Button("Take it in").ClickAsync();
        await site.Link("To the Inbox").ClickAsync();
        await site.ArrivedAsync("Is this right?");
        await site.LookAsync();

        // The latest, the invitation, comes first; what each of the others is stands in the list, as does the way to take
        // all that are sure, before one has scrolled past thirty rows.
        (await site.WordsAsync()).ShouldContain("Candor reads an invitation");
        var all = site.Button("that are sure");
        await site.IsInSightAsync(all);
        (await site.Page.Locator(".inbox .rows .quiet").AllInnerTextsAsync()).ShouldContain(line =>
            line.StartsWith("a no, ", StringComparison.Ordinal)
        );

        // One is confirmed by its key, and the next comes up.
        await site.Page.Keyboard.PressAsync("y");
        await site.DidAsync("Confirmed, Saltaire");
        new Uri(site.Page.Url).AbsolutePath.ShouldBe("/inbox");
        await all.ClickAsync();
        await site.DidAsync("mails");
        await using (var db = site.Store())
        {
            (await db.Outcomes.CountAsync(one => one.Kind == OutcomeKind.Invited)).ShouldBe(1);
            var texts = await db.Proposals.Select(one => one.Employer).ToListAsync();
            texts.ShouldNotContain(one => one.Contains("Lettings", StringComparison.Ordinal));
        }

        // Today is not drowned in it: the invitation first, what still waits, and no deed said twenty times over.
        await site.GotoAsync("/");
        var today = await site.WordsAsync();
        today.ShouldContain("They invite you: Data analyst at Saltaire");
        today.Split("other openings").Length.ShouldBeLessThanOrEqualTo(2);
        await site.LookAsync();
        await site.Link("They invite you").ClickAsync();
        await Assertions.Expect(site.Page.Locator("#interview-at")).ToBeVisibleAsync();
        await site.LookAsync();

        // The list begins with the latest news.
        await site.GotoAsync("/applications");
        await Assertions.Expect(site.Page.Locator("main .rows a").First).ToContainTextAsync("Saltaire");
        await site.LookAsync();
        site.NothingWentWrong();
    }

    private static byte[] Takeout()
    {
        var box = new StringBuilder();
        for (var i = 0; i < Employers.Length; i++)
        {
            var (employer, domain) = (Employers[i], $"{Employers[i].ToLowerInvariant()}.example");
            Add(
                box,
                $"{employer} <no-reply@{domain}>",
                "We have your application: Data analyst",
                80 - i,
                $"Hi Robin,\n\nWe have received your application for Data analyst at {employer}. We will be in touch within three weeks.\n"
            );
            if (i == 18)
            {
                Add(
                    box,
                    $"Priya Nair <priya@{domain}>",
                    "Interview for Data analyst",
                    1,
                    "Hi Robin,\n\nWe enjoyed reading your application and would like to invite you to an interview for the Data analyst role "
                        + $"at {employer}, by video. Could you let me know whether that works?\n\nPriya Nair\n{employer}\n"
                );
            }
            else if (i % 5 < 3)
            {
                Add(
                    box,
                    $"Tom Ackroyd <tom@{domain}>",
                    "Your application for Data analyst",
                    60 - i,
                    $"Dear Robin,\n\nUnfortunately you have not been successful in your application to be our Data analyst. We cannot give "
                        + $"individual feedback.\n\nTom Ackroyd\n{employer}\n"
                );
            }
        }

        Add(
            box,
            "Jobs Weekly <digest@jobs.example>",
            "14 new jobs for you",
            5,
            "Data analyst in Leeds. Apply today.\n\nUnsubscribe\n"
        );
        Add(
            box,
            "Mum <ellen@family.example>",
            "Sunday",
            4,
            "How did the interview go? Unfortunately the phone was dead.\n"
        );
        Add(
            box,
            "York Lettings <kate@lettings.example>",
            "The flat in Bishy Road",
            3,
            "Thank you for viewing the flat. The landlord has decided to go with another applicant.\n"
        );
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var mails = zip.CreateEntry("Takeout/Mail/All mail Including Spam and Trash.mbox").Open();
            mails.Write(Encoding.UTF8.GetBytes(box.ToString()));
        }

        return bytes.ToArray();
    }

    private static void Add(StringBuilder box, string from, string subject, int days, string text) =>
        box.Append(
            CultureInfo.InvariantCulture,
            $"From 1@xxx Mon Sep 07 10:00:00 +0000 2026\nDate: {Walk.Ago(days)}\nMessage-ID: <{box.Length}@mail.example>\n"
                + $"Subject: {subject}\nFrom: {from}\nTo: Robin Vale <robin.vale@mail.example>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        );
}
