using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>A draft of 20,000 characters is typed into like a short one, and what the page says stays calm and true.</summary>
public sealed class LongDraftTests
{
    private const int Length = 20_000;
    private const string Fault = "Why was I not selected?";

    [Fact]
    public async Task A_long_draft_keeps_its_caret_its_underlines_and_its_notes_while_somebody_types()
    {
        await using var site = await BrowserSite.OpenAsync();
        var before = Long();
        var draft = await WritePageTests.AddAsync(site, before);
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#findings .note.error").First.WaitForAsync();
        await site.Page.EvaluateAsync(
            """
            () => {
              window.changed = 0
              new MutationObserver((all) => all.forEach((one) => { window.changed += one.addedNodes.length + one.removedNodes.length }))
                .observe(document.getElementById('findings'), { childList: true })
              window.tasks = []
              new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => Math.round(one.duration))))
                .observe({ type: 'longtask' })
            }
            """
        );
        var middle = before.IndexOf(" In week", Length / 2, StringComparison.Ordinal);
        await site.Page.EvaluateAsync(
            """
            (at) => {
              const text = document.getElementById('text')
              text.focus()
              getSelection().collapse(text.firstChild, at)
            }
            """,
            middle
        );

        const string Typed = " The garden was quiet that day, and the plan was done by noon.";
        await site.Page.Keyboard.TypeAsync(Typed, new() { Delay = 20 });
        await Assertions.Expect(site.Page.Locator("#counts")).ToContainTextAsync("saved");
        await Assertions
            .Expect(site.Page.Locator("#counts"))
            .ToContainTextAsync($"{Words(before) + Words(Typed)} words");

        (await site.Page.EvaluateAsync<string>("() => document.getElementById('text').textContent")).ShouldBe(
            before.Insert(middle, Typed)
        );
        (
            await site.Page.EvaluateAsync<int>(
                """
                () => {
                  const before = new Range()
                  before.setStart(document.getElementById('text'), 0)
                  before.setEnd(getSelection().focusNode, getSelection().focusOffset)
                  return before.toString().length
                }
                """
            )
        ).ShouldBe(middle + Typed.Length);
        var (said, underlined) = await UnderlinesAsync(site);
        underlined.ShouldBe(said);
        underlined.Count(words => words.Contains(Fault.TrimEnd('?'), StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        (await site.Page.EvaluateAsync<int>("() => window.changed")).ShouldBe(0, "notes were taken out or put in");
        var tasks = await site.Page.EvaluateAsync<int[]>("() => window.tasks");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"figure: typing {Typed.Length} letters into a draft of {before.Length}: {tasks.Length} tasks above 50 ms, the longest {tasks.DefaultIfEmpty().Max()} ms"
        );
        site.NothingWentWrong();
    }

    [Fact]
    public async Task A_note_that_is_mended_leaves_the_others_where_they_are()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await WritePageTests.AddAsync(site, Long());
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#findings .note.error").First.WaitForAsync();
        var count = await site.Page.Locator("#findings > li").CountAsync();
        await site.Page.EvaluateAsync(
            """
            () => {
              for (const item of document.getElementById('findings').children) item.was = true
              window.moved = 0
              new MutationObserver((all) => all.forEach((one) => one.removedNodes.forEach((node) => { window.moved += node.isConnected ? 1 : 0 })))
                .observe(document.getElementById('findings'), { childList: true })
            }
            """
        );
        await site.Page.Locator("#findings .note.error").First.FocusAsync();
        await site.Page.Keyboard.PressAsync("l");
        await Assertions.Expect(site.Page.Locator("#again")).ToBeVisibleAsync();
        (await site.Page.Locator("#findings > li").CountAsync()).ShouldBeLessThan(count);
        (
            await site.Page.EvaluateAsync<bool>(
                "() => [...document.getElementById('findings').children].every((item) => item.was)"
            )
        ).ShouldBeTrue();
        (await site.Page.EvaluateAsync<int>("() => window.moved")).ShouldBe(0);
        (
            await site.Page.EvaluateAsync<bool>(
                "() => document.getElementById('findings').contains(document.activeElement)"
            )
        ).ShouldBeTrue("the keyboard's place was lost");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task What_is_found_is_announced_once_the_typing_has_stopped()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await WritePageTests.AddAsync(site, "");
        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#text").ClickAsync();
        await site.Page.Keyboard.TypeAsync(Fault);
        await Assertions.Expect(site.Page.Locator("#said")).ToContainTextAsync("asks for the reason");
        (await site.Page.Locator("#said").GetAttributeAsync("aria-live")).ShouldBe("polite");
        site.NothingWentWrong();
    }

    [Fact]
    public async Task Words_of_self_harm_are_met_with_a_kind_line_and_a_number_and_not_with_a_finding()
    {
        await using var site = await BrowserSite.OpenAsync();
        var draft = await WritePageTests.AddAsync(site, "");
        await using (var db = site.Store())
        {
            (await db.MeAsync(TimeProvider.System, default)).Country = "GB";
            await db.SaveChangesAsync();
        }

        await site.GotoAsync($"/write/{draft}");
        await site.Page.Locator("#text").ClickAsync();
        const string Words = "I want to end my life.";
        await site.Page.Keyboard.TypeAsync(Words);
        var care = site.Page.Locator("#care");
        await Assertions.Expect(care).ToBeVisibleAsync();
        (await care.Locator("a[href^='tel:']").CountAsync()).ShouldBeGreaterThan(0);
        (await site.Page.Locator("#findings").InnerTextAsync()).ShouldNotContain("end my life");

        await site.Page.Keyboard.PressAsync("Control+a");
        await site.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(care).ToBeHiddenAsync();
        site.NothingWentWrong();
    }

    // What the notes of the list speak of, and what is underlined.
    private static async Task<(string[] Said, string[] Underlined)> UnderlinesAsync(BrowserSite site)
    {
        var both = await site.Page.EvaluateAsync<JsonElement>(
            """
            () => ({
              said: [...document.getElementById('findings').children].map((item) => item.finding)
                .filter((one) => one.end > one.start).map((one) => one.text),
              underlined: ['error', 'warning', 'suggestion', 'good']
                .flatMap((level) => [...(CSS.highlights.get(`candor-${level}`) ?? [])]).map((range) => range.toString()),
            })
            """
        );
        return (Sorted("said"), Sorted("underlined"));

        string[] Sorted(string name) =>
            [.. both.GetProperty(name).EnumerateArray().Select(one => one.GetString()!).Order(StringComparer.Ordinal)];
    }

    private static string Long()
    {
        var text = new StringBuilder("Dear Dana,\n\nThank you for an hour that I enjoyed. ")
            .Append(Fault)
            .Append("\n\n");
        for (var week = 1; text.Length < Length; week++)
        {
            text.Append(" In week ").Append(week).Append(" the river was high and the train came late.");
            if (week % 9 == 0)
            {
                text.Append("\n\n");
            }
        }

        return text.Append("\n\n").Append(Fault).Append("\n\nKind regards,\nSam Okafor").ToString();
    }

    private static int Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
}
