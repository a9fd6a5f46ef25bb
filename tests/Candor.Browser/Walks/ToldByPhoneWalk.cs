using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>Somebody who was told by phone an hour ago, and wants to know what to do now.</summary>
public sealed class ToldByPhoneWalk
{
    [Fact]
    public async Task Whoever_was_rung_is_led_to_what_can_still_be_asked_and_can_keep_what_was_said()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site.LookAsync();
        await site.Link("They called").ClickAsync();
        await site.ArrivedAsync("Tell what happened");
        await Assertions.Expect(site.Page.Locator("[name=medium][value=call]")).ToBeCheckedAsync();
        await site.LookAsync();
        await site.Page.GetByLabel("Employer", new() { Exact = true }).FillAsync("Harrow & Lyle");
        await site.Page.Locator("[name=role]").FillAsync("Finance analyst");
        await site.Page.Locator("[name=person]").FillAsync("Miriam Oyelaran");
        await site.Button("Go on").ClickAsync();

        // No form to fill in comes first, but the plan; the call is over, so what comes after it is what is offered.
        await site.ArrivedAsync("Ask for advice");
        await site.DidAsync("Written down");
        await site.LookAsync();
        var plan = await site.WordsAsync();
        plan.ShouldContain("left out");
        plan.ShouldContain("Did they say something about you?");
        await site.Link("Ask Miriam Oyelaran for advice after the call").ClickAsync();
        await site.ArrivedAsync("Ask Miriam Oyelaran for advice after the call");
        (await site.WordsAsync()).ShouldNotContain("It waits");
        await site.LookAsync();

        // Done, and the page leads on instead of asking for the same text once more.
        await site.Button("I have called").ClickAsync();
        await site.DidAsync("Marked as done");
        var done = await site.WordsAsync();
        done.ShouldContain("Well done");
        done.ShouldNotContain("Make the draft");
        await site.LookAsync();
        await site.Link("Write down what was said").ClickAsync();
        await site.ArrivedAsync("Write down what was said");
        await site.Page.Locator("[name=text]").FillAsync("Your answers on budgets stayed rather general.");
        await Assertions
            .Expect(site.Page.Locator("[name=application] option:checked"))
            .ToContainTextAsync("Harrow & Lyle");
        await site.Button("Keep it").ClickAsync();
        await site.DidAsync("Kept, word for word.");
        (await site.WordsAsync()).ShouldContain("Your answers on budgets stayed rather general");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_was_told_by_hand_can_be_undone_at_once_and_the_first_day_shows_no_noughts()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site.GotoAsync("/happened?by=call");
        await site.Page.GetByLabel("Employer", new() { Exact = true }).FillAsync("Harrow & Lyle");
        await site.Button("Go on").ClickAsync();
        await site.DidAsync("Written down");
        await site.GotoAsync("/");
        (await site.WordsAsync()).ShouldNotContain("What you have done");
        await site.LookAsync();

        await site.GotoAsync("/happened?by=call");
        await site.Page.GetByLabel("Employer", new() { Exact = true }).FillAsync("Somebody Else");
        await site.Button("Go on").ClickAsync();
        await site.DidAsync("Written down");
        await site.UndoAsync();
        await site.Page.Locator(".toast").GetByText("ndone").WaitForAsync();
        await using var db = site.Store();
        (await db.Applications.Select(one => one.Employer).SingleAsync()).ShouldBe("Harrow & Lyle");
    }
}
