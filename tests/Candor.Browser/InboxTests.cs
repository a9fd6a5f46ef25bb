using System.Globalization;
using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>The Inbox by its keys, and a mailbox given to it, as a person meets them in a real Chromium.</summary>
public sealed class InboxTests
{
    [Fact]
    public async Task A_pile_is_decided_by_one_key_each_and_the_heading_has_the_focus_after_each()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        foreach (var firm in new[] { "Northwind", "Harbour", "Quayside", "Lakeland" })
        {
            await PasteAsync(site, firm);
        }

        await site.GotoAsync("/inbox");
        await page.Locator("mark").First.WaitForAsync();
        (await page.Locator(".said small").AllInnerTextsAsync()).ShouldContain("stock phrase");

        // N: put aside; the next one stands there.
        var first = await DecidedAsync(page, "n");
        await FocusIsAsync(page, "h1");
        await using (var db = site.Store())
        {
            (await db.Proposals.CountAsync(one => one.State == ProposalState.NotMine)).ShouldBe(1);
        }

        // U: it is back, and it is the one that is shown.
        await page.Keyboard.PressAsync("u");
        await page.GetByText("Undone.", new() { Exact = true }).WaitForAsync();
        await page.IsLoadedAsync();
        await FocusIsAsync(page, "h1");
        await Assertions.Expect(page.Locator("[data-inbox]")).ToHaveAttributeAsync("action", first);
        await using (var db = site.Store())
        {
            (await db.Proposals.CountAsync(one => one.State == ProposalState.Waiting)).ShouldBe(4);
        }

        // C: opens the correction and puts the cursor in its first field; what is chosen there counts.
        await page.Keyboard.PressAsync("c");
        await FocusIsAsync(page, "select");
        await page.Locator("select[name=kind]").SelectOptionAsync("on-hold");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await page.Locator(".toast form").WaitForAsync();
        await page.IsLoadedAsync();
        await FocusIsAsync(page, "h1");
        await using (var db = site.Store())
        {
            (await db.Outcomes.SingleAsync()).Kind.ShouldBe(OutcomeKind.OnHold);
        }

        // J and K walk; Y confirms; the last one leads to its application.
        var before = await ShownAsync(page);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("[data-inbox]")).Not.ToHaveAttributeAsync("action", before);
        await page.IsLoadedAsync();
        await FocusIsAsync(page, "h1");
        await DecidedAsync(page, "y");
        await DecidedAsync(page, "y");
        await page.Keyboard.PressAsync("y");
        await page.ArrivesAtAsync("/applications/**");
        await using (var db = site.Store())
        {
            (await db.Outcomes.CountAsync()).ShouldBe(4);
        }

        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_is_sure_is_confirmed_at_once_and_comes_back_by_one_undo()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        foreach (var firm in new[] { "Northwind", "Harbour", "Quayside" })
        {
            await PasteAsync(site, firm);
        }

        await site.GotoAsync("/inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the 3 that are sure" }).ClickAsync();
        await page.GetByText("Confirmed 3 mails").WaitForAsync();
        await page.IsLoadedAsync();
        await FocusIsAsync(page, "h1");
        await page.Keyboard.PressAsync("u");
        await page.GetByText("Undone.", new() { Exact = true }).WaitForAsync();
        await using var db = site.Store();
        (await db.Proposals.CountAsync(one => one.State == ProposalState.Waiting)).ShouldBe(3);
        (await db.Outcomes.CountAsync()).ShouldBe(0);
        site.NothingWentWrong();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Many_files_dropped_at_once_are_counted_taken_in_and_undone(int width, ColorScheme scheme)
    {
        await using var site = await BrowserSite.OpenAsync(width, 850, scheme);
        var page = site.Page;
        await site.GotoAsync("/inbox");
        await page.EvaluateAsync(
            """
            mails => {
              const files = new DataTransfer()
              mails.forEach((mail, i) => files.items.add(new File([mail], `${i}.eml`, { type: 'message/rfc822' })))
              document.querySelector('form[data-drop]').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
            }
            """,
            Enumerable.Range(0, 30).Select(i => Mail($"Firm {i}", i % 3 == 0)).ToArray()
        );
        await page.ArrivesAtAsync("/inbox/imports/*");
        await page.GetByText("This is what Candor would keep").WaitForAsync();
        await site.NothingScrollsSidewaysAsync();
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await site.PictureAsync($"import-{width}-looked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
        await page.GetByText("10 mails wait for your word").WaitForAsync();
        await site.PictureAsync($"import-{width}-taken");
        await page.GetByRole(AriaRole.Link, new() { Name = "To the Inbox" }).ClickAsync();
        await page.GetByText("10 waiting").WaitForAsync();
        await site.NothingScrollsSidewaysAsync();
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await site.PictureAsync($"inbox-{width}");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all of it" }).ClickAsync();
        await page.GetByText("Undone.", new() { Exact = true }).WaitForAsync();
        await using var db = site.Store();
        (await db.Emails.CountAsync()).ShouldBe(0);
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_long_import_tells_where_it_is_and_can_be_stopped_and_gone_on_with_by_keyboard()
    {
        await using var site = await BrowserSite.OpenAsync();
        var page = site.Page;
        var box = Path.Combine(site.Home, "all.mbox");
        await File.WriteAllLinesAsync(
            box,
            Enumerable
                .Range(0, 40_000)
                .Select(i => "From a@b Tue Mar 10 09:00:00 2026\n" + Mail($"Firm {i % 300}", i % 10 == 0, i))
        );
        await site.GotoAsync("/inbox");
        await page.Locator("input[type=file]").SetInputFilesAsync(box);
        await page.GetByText("Looking through your mail").WaitForAsync();
        await page.GetByText("% read:").First.WaitForAsync();
        await site.PictureAsync("import-running");
        (await Axe.LookAsync(page)).ShouldBeEmpty();
        await page.GetByText("This is what Candor would keep").WaitForAsync(new() { Timeout = 120_000 });
        await page.IsLoadedAsync();
        await FocusIsAsync(page, "h1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).PressAsync("Enter");
        await page.GetByText("The import has stopped").WaitForAsync(new() { Timeout = 60_000 });
        await site.PictureAsync("import-stopped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).PressAsync("Enter");
        await page.GetByText("Your mail is taken in").WaitForAsync(new() { Timeout = 120_000 });
        await using var db = site.Store();
        (await db.Emails.CountAsync()).ShouldBe(4_000);
        (await db.SeenMail.CountAsync()).ShouldBe(36_000);
        site.NothingWentWrong();
    }

    private static async Task PasteAsync(BrowserSite site, string firm)
    {
        await site.GotoAsync("/inbox?more=yes");
        await site.Page.Locator("textarea[name=text]").FillAsync(Mail($"{firm} Energy", isRejection: true));
        await site.Page.Locator("form:has(textarea[name=text]) button").ClickAsync();
        await site.Page.ArrivesAtAsync("/inbox?mail=*");
    }

    /// <summary>Presses the key, and waits until another mail is shown.</summary>
    /// <returns>The one that was shown before.</returns>
    private static async Task<string> DecidedAsync(IPage page, string key)
    {
        var before = await ShownAsync(page);
        await page.Keyboard.PressAsync(key);
        await page.Locator($"[data-inbox]:not([action='{before}'])").WaitForAsync();
        // A key counts from when the page's script is there.
        await page.IsLoadedAsync();
        return before;
    }

    private static async Task<string> ShownAsync(IPage page) =>
        (await page.Locator("[data-inbox]").GetAttributeAsync("action"))!;

    private static Task FocusIsAsync(IPage page, string element) =>
        Assertions.Expect(page.Locator($"{element}:focus")).ToHaveCountAsync(1);

    private static string Mail(string firm, bool isRejection, int number = 0) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"From: Dana Whitfield <dana@{firm.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example>\nTo: Sam Okafor <sam@mail.example>\nSubject: {(isRejection ? $"Your application for Product Analyst at {firm}" : "Saturday")}\nMessage-ID: <{number}@{firm.Replace(" ", "", StringComparison.Ordinal)}>\nDate: Mon, 9 Mar 2026 09:00:00 +0100\n\n"
        )
        + (
            isRejection
                ? "Dear Sam,\n\nThank you for interviewing with us. Unfortunately, we will not be moving forward with your application, and have decided to offer the position to another candidate.\n\nKind regards,\nDana Whitfield\n"
                : "The train was late again, and the milk is out. See you at the lake then.\n"
        );
}
