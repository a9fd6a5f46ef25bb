using Candor.Core;
using Candor.Data;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>The Write page in a real browser: findings while typing, fixed with a key, kept through a lost line.</summary>
public sealed class WritePageTests
{
    private const string Sample =
        "Dear Dana,\n\nThank you for letting me know, and for an hour that I enjoyed. You chose the person who fits best, "
        + "and I respect that.\n\nI have another interview in a fortnight and would like to do better in it. Could you explain "
        + "why I was not selected?\n\nWhat is one thing that I should keep doing, and is there something I could improve?\n\n"
        + "A line by e-mail is plenty; if a short call suits you better, I will gladly ring when it is convenient.\n\n"
        + "Kind regards,\nSam Okafor";

    [Fact]
    public async Task An_error_is_found_while_typing_and_fixed_with_one_key()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await AddAsync(site, "Dear Dana,\n\n");
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#text").ClickAsync();
        await site.Page.Keyboard.PressAsync("Control+End");
        await site.Page.Keyboard.TypeAsync("Why was I not selected?");
        var note = site.Page.Locator("#findings .note.error").First;
        await note.WaitForAsync();
        await Assertions.Expect(note.Locator("h3")).ToContainTextAsync("asks for the reason");

        await site.Page.Keyboard.PressAsync("F8");
        await site.Page.Keyboard.PressAsync("f");
        await site.Page.Locator("#findings .note.error").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(site.Page.Locator("#text")).ToContainTextAsync("How could I come across better");

        await site.Page.Locator("#text").FocusAsync();
        await site.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(site.Page.Locator("#text")).ToContainTextAsync("Why was I not selected?");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_warms_a_text_and_what_sharpens_it_are_told_apart()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await AddAsync(
            site,
            "Dear Dana,\n\nThank you so much for your time. Why did you decide so?\n\nSam"
        );
        await site.GotoAsync($"/write/{draft}");
        var told = Assertions.Expect(site.Page.Locator("#markers"));
        await told.ToContainTextAsync("says thanks");
        await told.ToContainTextAsync("sharper by: ");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task The_caret_stays_while_findings_are_painted()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await AddAsync(site, "");
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#text").ClickAsync();
        await site.Page.Keyboard.TypeAsync("Why was I not selected? ", new() { Delay = 15 });
        await site.Page.Locator("#findings .note.error").WaitForAsync();
        await site.Page.Keyboard.TypeAsync("Thank you.\nSam", new() { Delay = 15 });
        (await site.Page.Locator("#text").InnerTextAsync())
            .TrimEnd('\n')
            .ShouldBe("Why was I not selected? Thank you.\nSam");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_note_that_is_left_stays_away_after_a_reload()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await AddAsync(site, Sample);
        await site.GotoAsync($"/write/{draft}");
        var before = site.Page.Locator("#findings .note.error");
        await before.WaitForAsync();
        await before.FocusAsync();
        await site.Page.Keyboard.PressAsync("l");
        await site.Page.Locator("#again").WaitForAsync();
        await site.Page.ReloadAsync();
        await site.Page.Locator("#findings .note").First.WaitForAsync();
        await Assertions.Expect(site.Page.Locator("#findings .note.error")).ToHaveCountAsync(0);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_is_typed_without_a_server_is_there_after_a_reload()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await AddAsync(site, "Dear Dana,");
        await site.GotoAsync($"/write/{draft}");
        await Assertions.Expect(site.Page.Locator("#counts")).ToContainTextAsync("2 words");
        await site.Page.RouteAsync("**/api/**", route => route.AbortAsync());
        await site.Page.Locator("#text").ClickAsync();
        await site.Page.Keyboard.PressAsync("Control+End");
        await site.Page.Keyboard.TypeAsync(" thank you");
        await Assertions.Expect(site.Page.Locator("#counts")).ToContainTextAsync("kept in this browser");
        await site.Page.UnrouteAsync("**/api/**");
        await site.Page.ReloadAsync();
        await Assertions.Expect(site.Page.Locator("#text")).ToHaveTextAsync("Dear Dana, thank you");
        await Assertions.Expect(site.Page.Locator("#counts")).ToContainTextAsync("saved");
        await using var db = site.Store();
        (await db.Drafts.FindAsync(Candidate.Local, draft))!.Text.ShouldBe("Dear Dana, thank you");
    }

    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task A_letter_prints_on_one_page_and_shows_nothing_but_the_letter(string paper)
    {
        await using var site = await BrowserSite.OpenAsync();
        var words = string.Join(' ', Enumerable.Repeat("I would value your advice on how to prepare.", 27));
        var draft = await AddAsync(
            site,
            $"Sam Okafor\n4 Mill Lane\nFlat 2\nLeeds LS1 4AP\n\n24 March 2026\n\nDana Whitfield\nNorthwind Energy\n1 High Street\nYork YO1 7HH\n\nDear Dana Whitfield,\n\n{words}\n\nYours sincerely,\n\n\n\nSam Okafor",
            DraftKind.Letter
        );
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#findings .note").First.WaitForAsync();
        var pdf = await site.Page.PdfAsync(new() { Format = paper });
        var pages = System.Text.RegularExpressions.Regex.Count(
            System.Text.Encoding.Latin1.GetString(pdf),
            @"/Type\s*/Page\b(?!s)"
        );
        pages.ShouldBe(1);
        await site.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await site.Page.Locator("body").InnerTextAsync()).ShouldStartWith("Sam Okafor");
        foreach (var other in new[] { "#findings", ".foot", ".head-lines", "nav" })
        {
            await Assertions.Expect(site.Page.Locator(other).First).ToBeHiddenAsync();
        }

        await site.PictureAsync($"letter-print-{paper.ToLowerInvariant()}");
        var marked = await site.Page.ScreenshotAsync();
        await site.Page.EvaluateAsync("() => { document.activeElement?.blur(); CSS.highlights.clear(); }");
        (await site.Page.ScreenshotAsync()).ShouldBe(marked, "what review marks is printed");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light, "write-wide")]
    [InlineData(1280, ColorScheme.Dark, "write-dark")]
    [InlineData(400, ColorScheme.Light, "write-phone")]
    [InlineData(360, ColorScheme.Dark, "write-narrow-dark")]
    public async Task The_page_fits_every_width_and_both_looks(int width, ColorScheme scheme, string name)
    {
        await using var site = await BrowserSite.OpenAsync(width, 900, scheme);
        var draft = await AddAsync(site, Sample);
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#findings .note").First.WaitForAsync();
        await site.PictureAsync(name);
        await site.NothingScrollsSidewaysAsync();
        site.NothingWentWrong();
    }

    internal static async Task<Guid> AddAsync(BrowserSite site, string text, DraftKind kind = DraftKind.Email)
    {
        var clock = TimeProvider.System;
        site.Page.SetDefaultTimeout(8000);
        await using var db = site.Store();
        (await db.MeAsync(clock, default)).Name = "Sam Okafor";
        var application = new JobApplication
        {
            Id = Ids.New(clock),
            Employer = "Northwind Energy",
            Role = "Product analyst",
            CreatedAt = clock.GetUtcNow(),
        };
        var person = new Person
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            Name = "Dana Whitfield",
            EmailAddress = "dana@northwind.example",
            Rapport = 4,
        };
        var draft = new Draft
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            PersonId = person.Id,
            Kind = kind,
            Subject = "Re: Your interview at Northwind Energy",
            Text = text,
            CreatedAt = clock.GetUtcNow(),
            ChangedAt = clock.GetUtcNow(),
        };
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            Kind = OutcomeKind.Rejected,
            Medium = Medium.Email,
            At = clock.GetUtcNow().AddDays(-1),
            ConfirmedAt = clock.GetUtcNow(),
        };
        db.AddRange(application, person, draft, outcome);
        await db.SaveChangesAsync();
        return draft.Id;
    }
}
