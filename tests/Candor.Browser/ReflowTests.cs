using Candor.Core;
using Candor.Data;
using Candor.Tests;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// Every page there is, on a narrow phone (360 px), at twice the size of a window of 1280 px (640), and at four times
/// (320): as they are on the first day, over the worked example, and with names as long as some are.
/// </summary>
public sealed class ReflowTests
{
    private static readonly (int Width, int Height)[] Sizes = [(360, 640), (640, 512), (320, 256)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_the_first_day_every_page_fits_narrow_and_enlarged()
    {
        await using var site = await BrowserSite.OpenAsync(scale: 2);
        await FitsAsync(site, EveryPage.Bare(site.Services));
        site.NothingWentWrong();
        // The browser itself complains of an address that is none.
        await FitsAsync(site, ["/nowhere"]);
    }

    [Fact]
    public async Task With_the_worked_example_every_page_fits_narrow_and_enlarged()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true, scale: 2);
        await using var db = site.Store();
        using var client = await site.ClientAsync();
        var pages = await EveryPage.OfAsync(site.Services, db, client);
        pages.Count.ShouldBeGreaterThan(50);
        await FitsAsync(site, pages);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Names_addresses_and_words_without_an_end_break_where_they_must()
    {
        await using var site = await BrowserSite.OpenAsync(demo: true, scale: 2);
        await FitsAsync(site, await LongAsync(site));
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_can_be_printed_fits_the_paper_without_the_frame_around_it()
    {
        // A4 at 96 points an inch, less a margin of two centimetres at each side.
        await using var site = await BrowserSite.OpenAsync(642, 970, demo: true);
        var pages = await LongAsync(site);
        var (printed, faults) = (new List<string>(), new List<string>());
        foreach (var page in pages)
        {
            await site.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            await site.GotoAsync(page);
            if (await site.Page.Locator("[data-print], #print").CountAsync() == 0)
            {
                continue;
            }

            printed.Add(page);
            await site.Page.EmulateMediaAsync(new() { Media = Media.Print });
            faults.AddRange((await Reflow.LookAsync(site.Page, onPaper: true)).Select(line => $"{page}: {line}"));
            foreach (var frame in new[] { "nav", "button", "input", "select", ".toast" })
            {
                if (await site.Page.Locator($"{frame}:visible").CountAsync() > 0)
                {
                    faults.Add($"{page}: prints a {frame}");
                }
            }
        }

        faults.ShouldBeEmpty();
        printed.ShouldContain("/applications/proof");
        printed.ShouldContain("/learn/brief");
        printed.Count.ShouldBeGreaterThan(2);
    }

    private static async Task FitsAsync(BrowserSite site, IReadOnlyList<string> pages)
    {
        var faults = new List<string>();
        foreach (var page in pages)
        {
            await site.GotoAsync(page);
            foreach (var (width, height) in Sizes)
            {
                await site.Page.SetViewportSizeAsync(width, height);
                faults.AddRange((await Reflow.LookAsync(site.Page)).Select(line => $"{page} at {width}: {line}"));
            }
        }

        faults.ShouldBeEmpty();
    }

    // An application whose every word is longer than a narrow line, and the pages that show it.
    private static async Task<IReadOnlyList<string>> LongAsync(BrowserSite site)
    {
        const string Word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        const string Link =
            "https://careers.northwind.example/applications/7d1a0c526f0e4d4b9a0e3c1f2b5a9e01/feedback/survey?reference=0123456789abcdef";
        var at = TimeProvider.System.GetUtcNow().AddDays(-1);
        Guid New() => Guid.CreateVersion7(at);
        var (one, person, mail, told, news, talk, draft) = (New(), New(), New(), New(), New(), New(), New());
        await using var db = site.Store();
        db.AddRange(
            new JobApplication
            {
                Id = one,
                Employer = $"{Word} GmbH",
                Role = $"{Word}sachbearbeitung",
                Agency = Word,
                Stage = Stage.Final,
                AppliedOn = DateOnly.FromDateTime(at.AddDays(-20).Date),
                Notes = Link,
                CreatedAt = at,
            },
            new Person
            {
                Id = person,
                ApplicationId = one,
                Name = Word,
                EmailAddress =
                    "a.very.long.name.of.somebody.in.human.resources@recruitment.northwind-international.example",
                PostalAddress = $"{Word}straße 1",
            },
            new Email
            {
                Id = mail,
                ApplicationId = one,
                MessageId = $"{New()}@long.example",
                Date = at,
                From = new(
                    Word,
                    "a.very.long.name.of.somebody.in.human.resources@recruitment.northwind-international.example"
                ),
                Subject = $"Your application {Word}",
                Text = $"Unfortunately we decided not to proceed. {Link}\n{Word}{Word}",
            },
            new Proposal
            {
                Id = New(),
                EmailId = mail,
                Employer = $"{Word} GmbH",
                Role = Word,
                Kind = OutcomeKind.Rejected,
                Sure = Sure.Sure,
                At = at,
            },
            new Outcome
            {
                Id = news,
                ApplicationId = one,
                Kind = OutcomeKind.Rejected,
                Medium = Medium.Email,
                Stage = Stage.Final,
                At = at,
                EmailId = mail,
                BearerId = person,
                ConfirmedAt = at,
            },
            new Interview
            {
                Id = talk,
                ApplicationId = one,
                At = at.AddDays(-3),
                WentWell = Word,
                WentBadly = Link,
                Questions = $"{Word}?",
            },
            new Feedback
            {
                Id = told,
                ApplicationId = one,
                PersonId = person,
                Medium = Medium.Call,
                At = at,
                Text = $"{Word} {Link}",
            },
            new Point
            {
                Id = New(),
                FeedbackId = told,
                ApplicationId = one,
                PersonId = person,
                Quote = $"{Word} {Link}",
                End = Word.Length + 1 + Link.Length,
                Polarity = Polarity.Concern,
                At = at,
            },
            new Draft
            {
                Id = draft,
                ApplicationId = one,
                PersonId = person,
                StepId = "ask",
                Subject = $"Your application {Word}",
                Text = $"Dear {Word},\n\nthank you. {Link}",
                CreatedAt = at,
                ChangedAt = at,
            }
        );
        await db.SaveAsync($"Added {Word} GmbH", TimeProvider.System, Cancel);
        return
        [
            $"/applications/{one}",
            $"/applications/{one}/plan",
            $"/applications/{one}/steps/ask",
            $"/write/{draft}",
            $"/write/{draft}/other?seed=2",
            $"/feedback/{told}",
            $"/debrief/{talk}",
            $"/erase?application={one}",
            $"/call?application={one}",
            $"/learn/pictures?application={one}",
            $"/search?q={Word}",
            $"/feedback/new?application={one}",
            .. EveryPage.Bare(site.Services),
        ];
    }
}
