using Microsoft.Playwright;

namespace Candor.Browser.Walks;

/// <summary>Somebody on a phone, with the mail's text on the clipboard.</summary>
public sealed class OnAPhoneWalk
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_to_do_next_is_in_sight_on_each_page_of_the_way(ColorScheme scheme)
    {
        await using var site = await BrowserSite.OpenAsync(390, 844, scheme);
        await site.LookAsync();
        await site
            .Page.Locator("textarea[name=text]")
            .FillAsync(
                $"From: Hannah Brooks <hannah@pennine.example>\nSubject: Ranger post\nDate: {Walk.Ago(0.3)}\n\nDear Jo,\n\n"
                    + "Thank you for coming to meet us on Tuesday for the Ranger post. I am sorry to say that we have decided to "
                    + "appoint somebody else.\n\nWith good wishes\nHannah Brooks\nPennine Parks\n"
            );
        await site.Page.Locator("form:has(textarea[name=text]) button").ClickAsync();
        await site.ArrivedAsync("Is this right?");
        // Keys are for keyboards.
        await Assertions.Expect(site.Page.Locator("kbd").First).ToBeHiddenAsync();
        await site.LookAsync();
        await site.Button("Confirm").ClickAsync();
        await site.DidAsync("Confirmed");

        // What comes next stands above the long form, not below it.
        await site.IsInSightAsync(site.Link("To the plan"));
        await site.LookAsync();
        await site.Link("To the plan").ClickAsync();
        await site.ArrivedAsync("Ask for advice");
        await site.IsInSightAsync(site.Button("Ask this way"));
        await site.LookAsync();
        await site.Button("Ask this way").ClickAsync();
        await site.DidAsync("You ask by");

        await site.GotoAsync("/applications");
        (await site.Page.Locator("#q").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(200);
        await site.LookAsync();
        foreach (var page in (string[])["/", "/ask", "/listen", "/learn", "/practise", "/call"])
        {
            await site.GotoAsync(page);
            await site.LookAsync();
        }

        site.NothingWentWrong();
    }
}
