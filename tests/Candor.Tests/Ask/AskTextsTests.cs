using System.Net;
using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

/// <summary>What the texts say that the pages compose: how they are spelt, how frank, of what is known.</summary>
public sealed class AskTextsTests
{
    [Theory]
    [InlineData("british")]
    [InlineData("american")]
    public async Task Texts_are_spelt_and_dated_as_the_settings_say_and_the_choice_can_be_undone(string spelling)
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        var kept = await site.PostAsync(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", "Sam Okafor"),
            ("Input.TimeZone", "Europe/London"),
            ("Input.Spelling", spelling)
        );
        await site.PostAsync(
            page + "/steps/ask",
            page + "/steps/ask/draft",
            ("text", "letter"),
            ("fact-enjoyed", "our talk")
        );
        await using var db = site.Open();
        var text = (await db.Drafts.SingleAsync(TestContext.Current.CancellationToken)).Text;
        text.ShouldContain(spelling == "american" ? "March 10, 2026" : "10 March 2026");

        var did = Regex.Match(await kept.Content.ReadAsStringAsync(), "/undo/([0-9a-f-]+)").Groups[1].Value;
        await site.PostAsync("/settings", $"/undo/{did}");
        (await db.MeAsync(site.Clock, TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            me => me.Spelling.ShouldBeNull(),
            me => me.Name.ShouldBe("")
        );
    }

    [Fact]
    public async Task A_form_to_fill_in_and_the_first_choice_are_said_on_wish_and_taken_back()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        (await site.GetAsync(page + "/steps/ask")).ShouldContain("With a short form below to fill in");
        (await TextAsync(("fact-form", "no"), ("fact-form", "yes"))).ShouldContain("Change 3:");
        (await TextAsync(("fact-form", "no"))).ShouldNotContain("Change 3:");

        async Task<string> TextAsync(params (string, string)[] ticked)
        {
            var made = await site.PostAsync(page + "/steps/ask", page + "/steps/ask/draft", ticked);
            return WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync());
        }
    }

    private const string Unsparing = "frank as you like|need not soften";

    [Fact]
    public async Task The_letter_asks_for_unsparing_words_and_the_candidate_may_soften_that()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        await site.PostAsync(page + "/plan", page + "/take", ("playbook", "the-letter"));
        var step = await site.GetAsync(page + "/steps/ask");
        step.ShouldContain("as this way asks: unsparing");
        (await LetterAsync("")).ShouldMatch(Unsparing);
        (await LetterAsync("gentle")).ShouldNotMatch(Unsparing);
        (await LetterAsync("")).ShouldMatch(Unsparing);

        async Task<string> LetterAsync(string frank)
        {
            var made = await site.PostAsync(
                page + "/steps/ask",
                page + "/steps/ask/draft",
                ("text", "letter"),
                ("fact-name", "Sam Okafor"),
                ("fact-frank", frank)
            );
            await using var db = site.Open();
            var id = Guid.Parse(made.RequestMessage!.RequestUri!.AbsolutePath["/write/".Length..]);
            return (await db.Drafts.SingleAsync(draft => draft.Id == id, TestContext.Current.CancellationToken)).Text;
        }
    }

    [Fact]
    public async Task A_question_goes_into_what_the_debrief_knows_already_and_the_text_never_tells_so()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        var id = Guid.Parse(page.Split('/')[^1]);
        await using (var db = site.Open())
        {
            db.Interviews.Add(
                new Interview
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = id,
                    At = site.Clock.Now.AddDays(-8),
                    WentBadly = "My examples stayed too general",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var step = WebUtility.HtmlDecode(await site.GetAsync(page + "/steps/ask"));
        step.ShouldContain("you wrote after the interview: “My examples stayed too general”");
        (await DraftAsync("examples")).ShouldContain("my examples");
        (await DraftAsync("examples")).ShouldNotContain("too general");
        (await DraftAsync("in-general")).ShouldNotContain("my examples");

        async Task<string> DraftAsync(string known)
        {
            var made = await site.PostAsync(
                page + "/steps/ask",
                page + "/steps/ask/draft",
                ("fact-name", "Sam Okafor"),
                ("fact-known", known)
            );
            await using var db = site.Open();
            var id = Guid.Parse(made.RequestMessage!.RequestUri!.AbsolutePath["/write/".Length..]);
            return (await db.Drafts.SingleAsync(draft => draft.Id == id, TestContext.Current.CancellationToken)).Text;
        }
    }

    [Fact]
    public async Task What_was_written_within_hours_of_the_news_is_kept_and_looked_at_again()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        await site.PostAsync(page + "/plan", page + "/break", ("days", "2"));
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/draft", ("fact-name", "Sam Okafor"));
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Drafts.SingleAsync(TestContext.Current.CancellationToken)).Id;
        }

        var fresh = WebUtility.HtmlDecode(await site.GetAsync($"/write/{id}"));
        fresh.ShouldContain("You wrote this within hours of the news. It is kept. From ");
        site.Clock.Now += TimeSpan.FromDays(3);
        var later = await site.GetAsync($"/write/{id}");
        later.ShouldContain("Read it once more before it goes.");
        later.ShouldNotContain("It is kept. From ");
        (await site.GetAsync("/")).ShouldContain($"/write/{id}");
    }
}
