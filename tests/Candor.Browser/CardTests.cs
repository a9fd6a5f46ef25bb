using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>The card on a phone, opened as a file: no server, no network; the notes stay and can be copied.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task Notes_on_the_card_stay_on_the_phone_and_come_back_as_pasted_text()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var site = await BrowserSite.OpenAsync(390, 844, ColorScheme.Dark, demo: true);
        await site.GotoAsync("/call");
        var card = await site.Page.EvaluateAsync<string>(
            "fetch(document.querySelector('a[download]').href).then(answer => answer.text())"
        );
        var file = Path.Combine(site.Home, "candor-call.html");
        await File.WriteAllTextAsync(file, card, cancel);

        var page = await (
            await site.Page.Context.Browser!.NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = 390, Height = 844 },
                    ColorScheme = ColorScheme.Dark,
                }
            )
        ).NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, said) => faults.AddRange(said.Type == "error" ? [said.Text] : []);
        page.Request += (_, asked) =>
            faults.AddRange(asked.Url.StartsWith("file:", StringComparison.Ordinal) ? [] : [asked.Url]);
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(new Uri(file).ToString());
        await page.GetByText("They are calling me back").ClickAsync();
        await page.GetByText("Thank you for ringing back").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Notes").FillAsync("You rambled when I asked about the budget");
        await page.GetByRole(AriaRole.Button, new() { Name = "held me back" }).ClickAsync();
        await page.GetByLabel("Notes").PressSequentiallyAsync("\n? more presence");
        await page.ScreenshotAsync(new() { Path = Path.Combine(BrowserSite.Pictures, "card-390-dark.png") });

        await page.ReloadAsync();
        await Assertions
            .Expect(page.GetByLabel("Notes"))
            .ToHaveValueAsync("- You rambled when I asked about the budget\n? more presence");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByText("“You said more presence. What do you mean by that?”").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy my notes" }).ClickAsync();
        await page.GetByText("Copied.").First.WaitForAsync();
        faults.ShouldBeEmpty();

        // What was noted comes back as pasted text and becomes quoted points.
        await page.Context.SetOfflineAsync(false);
        await site.GotoAsync("/feedback/new");
        await site
            .Page.GetByLabel("What did they say?")
            .FillAsync("- You rambled when I asked about the budget\n? more presence");
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await site.Page.ArrivesAtAsync("/feedback/*");
        await site.Page.GetByText("You rambled when I asked about the budget").First.WaitForAsync();
        site.NothingWentWrong();
    }
}
