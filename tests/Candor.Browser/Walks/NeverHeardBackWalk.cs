using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>Somebody who had an interview and never heard back.</summary>
public sealed class NeverHeardBackWalk
{
    [Fact]
    public async Task Weeks_of_silence_are_a_question_that_can_still_be_asked_today()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site.Link("I heard nothing").ClickAsync();
        await site.ArrivedAsync("Tell what happened");
        await Assertions.Expect(site.Page.Locator("[name=medium][value=silence]")).ToBeCheckedAsync();
        // Who told it, and what it was, is not asked where nobody told anything.
        await Assertions.Expect(site.Page.Locator("[name=kind]")).ToBeHiddenAsync();
        await Assertions.Expect(site.Page.Locator("[name=person]")).ToBeHiddenAsync();
        await site.LookAsync();
        await site.Page.GetByLabel("Employer", new() { Exact = true }).FillAsync("Tarn Outdoor");
        await site.Page.Locator("[name=role]").FillAsync("Product manager");
        await site
            .Page.Locator("[name=at]")
            .FillAsync(
                TimeProvider
                    .System.GetUtcNow()
                    .AddDays(-23)
                    .ToString("yyyy-MM-dd'T'09:00", System.Globalization.CultureInfo.InvariantCulture)
            );
        await site.Button("Go on").ClickAsync();

        await site.ArrivedAsync("Ask how things stand");
        await site.DidAsync("Written down");
        var plan = await site.WordsAsync();
        plan.ShouldContain("Nobody has said no.");
        plan.ShouldContain("late, but fine");
        (await site.Page.Locator(".plan").InnerTextAsync()).ShouldNotContain("Ask on the call");
        await site.LookAsync();

        // Today brings it up, and says no word of everything being done.
        await site.GotoAsync("/");
        await site.ArrivedAsync("Today");
        await site.LookAsync();
        await site.Link("Ask your contact there how things stand").ClickAsync();
        await site.Page.Locator("[name=fact-name]").FillAsync("Robin Vale");
        await site.LookAsync();
        await site.Button("Make the draft").ClickAsync();
        await site.Page.Locator("#text").WaitForAsync();
        await Assertions.Expect(site.Page.Locator("#text")).ToContainTextAsync("Tarn Outdoor");
        await site.LookAsync();

        await site.GotoAsync("/applications");
        (await site.WordsAsync()).ShouldContain("no word since");
        await site.Link("Product manager at Tarn Outdoor").ClickAsync();
        (await site.WordsAsync()).ShouldContain("No word is no rejection.");
        await site.LookAsync();
        site.NothingWentWrong();
    }
}
