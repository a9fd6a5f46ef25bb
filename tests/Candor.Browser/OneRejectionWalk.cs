using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// One rejection's whole way as a person walks it, in a real Chromium, from the first page to the brief; each page's
/// picture is kept in <c>out/screenshots</c>.
/// </summary>
public sealed class OneRejectionWalk
{
    private const string Rejection =
        "From: Dana Whitfield <dana.whitfield@northwind.example>\nTo: Sam Okafor <sam@mail.example>\n"
        + "Subject: Your interview for Product Analyst at Northwind Energy\nMessage-ID: <no-4471@northwind.example>\n"
        + "Date: {0}\n\nDear Sam,\n\nThank you for coming to see us last week. We have decided to move forward with another "
        + "candidate for the role.\n\nWe enjoyed meeting you and wish you every success.\n\nKind regards,\nDana Whitfield\n";

    private const string Answer =
        "From: Dana Whitfield <dana.whitfield@northwind.example>\nTo: Sam Okafor <sam@mail.example>\n"
        + "Subject: Re: Your interview for Product Analyst at Northwind Energy\nMessage-ID: <yes-4502@northwind.example>\n"
        + "In-Reply-To: <{1}>\nDate: {0}\n\nHi Sam,\n\nYou were very well prepared. Your examples stayed rather general: "
        + "I could not tell which part of the dashboard was yours.\n\nAll the best,\nDana\n";

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task A_rejection_goes_its_whole_way_in_the_browser(int width, int height, ColorScheme scheme)
    {
        await using var site = await BrowserSite.OpenAsync(width, height, scheme);
        var page = site.Page;
        var step = 0;
        async Task See(string name)
        {
            await site.NothingScrollsSidewaysAsync();
            await site.PictureAsync($"walk-{width}-{++step:00}-{name}");
        }

        // The first page asks what happened, and offers four ways in.
        await See("first-page");
        await page.Locator("textarea[name=text]")
            .FillAsync(Rejection.Replace("{0}", Date(hours: -20), StringComparison.Ordinal));
        await page.Locator("form:has(textarea[name=text]) button").ClickAsync();

        // Candor says what it reads; one key confirms.
        await page.GetByText("Candor reads a no").WaitForAsync();
        await See("inbox");
        await page.Keyboard.PressAsync("y");
        await page.ArrivesAtAsync("/applications/**");
        await See("application");

        await page.GetByRole(AriaRole.Link, new() { Name = "To the plan" }).ClickAsync();
        await page.GetByText("The ways, side by side").WaitForAsync();
        await See("plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask this way" }).ClickAsync();

        // Today knows what is due, and leads to the text.
        await site.GotoAsync("/");
        await See("today");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask Dana Whitfield for advice" }).First.ClickAsync();
        await page.Locator("[name=fact-name]").FillAsync("Sam Okafor");
        await page.Locator("[name=fact-enjoyed]").FillAsync("the case study about tariffs");
        await See("facts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the draft" }).ClickAsync();

        // A question for the reason is found while typing, and mended with one key.
        var text = page.Locator("#text");
        await text.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\n\nWhy was I not selected?");
        await page.Locator("#findings .note.error").First.WaitForAsync();
        await See("write");
        await page.Locator("#findings .note.error").First.FocusAsync();
        await page.Keyboard.PressAsync("f");
        await page.Locator("#findings .note.error").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("saved").First.WaitForAsync();
        await page.GetByText("I have sent it", new() { Exact = true }).ClickAsync();
        await page.Locator("form[action$='/sent'] button").ClickAsync();
        await page.GetByText("Sent").First.WaitForAsync();

        // The answer is known by its thread, and becomes points, themes and an exercise.
        string messageId;
        await using (var db = site.Store())
        {
            messageId = (await db.Drafts.SingleAsync()).MessageId;
        }

        await site.GotoAsync("/inbox");
        await page.Locator("textarea[name=text]")
            .FillAsync(
                Answer
                    .Replace("{0}", Date(hours: -1), StringComparison.Ordinal)
                    .Replace("{1}", messageId, StringComparison.Ordinal)
            );
        await page.Locator("form:has(textarea[name=text]) button").ClickAsync();
        await See("answer");
        await page.Keyboard.PressAsync("y");
        // What they said comes up at once, with the thanks that follow.
        await page.ArrivesAtAsync("/feedback/**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft it now" }).First.WaitForAsync();
        await site.GotoAsync("/listen");
        await See("listen");
        await page.Locator("a[href^='/feedback/']:not([href$='/new'])").First.ClickAsync();
        await page.GetByText("may mean").First.WaitForAsync();
        await See("feedback");
        await site.GotoAsync("/learn");
        await page.GetByText("Examples in your answers").First.WaitForAsync();
        await See("learn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it on" }).First.ClickAsync();

        // A typed answer is measured, kept as an own example, and stands in the brief.
        await site.GotoAsync("/practise/behavioural/solved-a-problem");
        await page.Locator("textarea")
            .First.FillAsync(
                "Last spring our returns desk took nine days to answer. My task was to find out why. I timed forty cases, and I "
                    + "moved one signature. As a result the time fell to three days."
            );
        await See("practise");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it together" }).ClickAsync();
        await page.GetByText("The whole story is there").First.WaitForAsync();
        await See("result");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as my own example" }).ClickAsync();
        await site.GotoAsync("/learn/brief");
        await page.GetByText("returns desk").First.WaitForAsync();
        await See("brief");
        site.NothingWentWrong();
    }

    private static string Date(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours).ToString("r");
}
