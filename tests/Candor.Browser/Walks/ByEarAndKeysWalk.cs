using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>Somebody with a screen reader: only keys, and only what the accessibility tree says.</summary>
public sealed class ByEarAndKeysWalk
{
    [Fact]
    public async Task From_the_news_to_the_draft_no_mouse_is_needed_and_the_focus_is_never_lost()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        var keys = site.Page.Keyboard;
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await TabToAsync(site, "A", "They called");
        await keys.PressAsync("Enter");
        await site.ArrivedAsync("Tell what happened");
        await TabToAsync(site, "INPUT", "Employer");
        await keys.TypeAsync("Lumen Arts");
        await keys.PressAsync("Enter");

        // The deed is announced when it is done, and the reading goes on at the page's head.
        await site.ArrivedAsync("Ask for advice");
        await site.DidAsync("Written down");
        await TabToAsync(site, "BUTTON", "Ask this way");
        await keys.PressAsync("Enter");
        await site.DidAsync("You ask by");
        await TabToAsync(site, "A", "Ask whoever rang you for advice after the call");
        await keys.PressAsync("Enter");
        await site.ArrivedAsync("Ask whoever rang you for advice after the call");
        await TabToAsync(site, "INPUT", "Your name");
        await keys.TypeAsync("Robin Vale");
        await TabToAsync(site, "BUTTON", "Make the draft");
        await keys.PressAsync("Enter");
        await site.Page.Locator("#text").WaitForAsync();
        await site.LookAsync();
        site.NothingWentWrong();
    }

    [Fact]
    public async Task The_plan_has_no_two_regions_of_one_name_and_no_empty_paragraph()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site.GotoAsync("/happened?by=call");
        await site.Page.GetByLabel("Employer", new() { Exact = true }).FillAsync("Lumen Arts");
        await site.Button("Go on").ClickAsync();
        await site.ArrivedAsync("Ask for advice");
        var heard = await site.Page.Locator("main").AriaSnapshotAsync();
        heard.ShouldContain("region \"What to expect\"");
        heard.ShouldNotContain("complementary \"What to expect\"");
        heard.Split('\n').ShouldNotContain(line => line.Trim() == "- paragraph");
        await site.LookAsync();
    }

    [Fact]
    public async Task In_the_inbox_the_keys_are_told_apart_from_the_names()
    {
        await using var site = await BrowserSite.OpenAsync(1280, 850);
        await site
            .Page.Locator("textarea[name=text]")
            .FillAsync(
                "From: Ann <ann@brook.example>\nSubject: Clerk\n\nWe have decided to go with another candidate."
            );
        await site.Page.Locator("form:has(textarea[name=text]) button").ClickAsync();
        await site.ArrivedAsync("Is this right?");
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).WaitForAsync();
        (await site.Button("Confirm").GetAttributeAsync("aria-keyshortcuts")).ShouldBe("y");
        await site.LookAsync();
    }

    // Presses Tab until the thing of that kind and name has the focus; it fails where the page ends before.
    private static async Task TabToAsync(BrowserSite site, string tag, string name)
    {
        for (var i = 0; i < 80; i++)
        {
            await site.Page.Keyboard.PressAsync("Tab");
            var at = await site.Page.EvaluateAsync<string>(
                "() => { const at = document.activeElement; return `${at.tagName} ${(at.labels?.[0] ?? at).innerText.trim()}` }"
            );
            if (at.StartsWith($"{tag} {name}", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"Tab does not reach {name} on {site.Page.Url}");
    }
}
