using Candor.Core;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>What follows a call: the news it may have been, how the closing was received (A13), the break (A15), one question back (C10).</summary>
public sealed class AfterTheCallTests
{
    [Theory]
    [InlineData("warmly", "They took your goodbye warmly", true)]
    [InlineData("politely", "They took your goodbye politely", false)]
    [InlineData("coolly", "A line of thanks is enough", false)]
    public async Task The_next_step_depends_on_how_the_closing_was_received(string received, string says, bool connects)
    {
        await using var site = await TestSite.StartAsync();
        var page = await CallAsync(site, "- answers were too long", received);
        var before = await site.GetAsync(page);
        before.ShouldContain(says);
        before.ShouldContain("Was this call the no?");
        before.ShouldNotContain("Invite them to connect");

        await site.PostAsync(page, $"{page}/news");

        await using var db = site.Open();
        var told = await db.Outcomes.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        (told.Kind, told.Medium).ShouldBe((OutcomeKind.Rejected, Medium.Call));
        var after = await site.GetAsync(page);
        after.ShouldNotContain("Was this call the no?");
        after.Contains("Invite them to connect", StringComparison.Ordinal).ShouldBe(connects);
        var plan = await site.GetAsync($"/applications/{told.ApplicationId}/plan");
        plan.Contains("to connect", StringComparison.Ordinal).ShouldBe(connects);
        plan.ShouldContain("Thank ");
        // Said twice, it is one outcome.
        await site.PostAsync(page, $"{page}/news");
        (await db.Outcomes.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        if (connects)
        {
            (await site.GetAsync($"/applications/{told.ApplicationId}/steps/connect?playbook=blended")).ShouldContain(
                "Invite"
            );
        }
    }

    [Fact]
    public async Task A_break_is_offered_where_hard_words_are_read_and_not_where_there_are_none()
    {
        await using var site = await TestSite.StartAsync();
        var page = await CallAsync(site, "- you lack what it takes", "");
        await site.PostAsync(page, $"{page}/news");
        var hard = await site.GetAsync(page);
        hard.ShouldContain("That was hard to read");
        hard.ShouldContain("Which part of the job were you thinking of");
        (await site.GetAsync("/learn")).ShouldContain("That was hard to read");
        await site.PostAsync(page, "/break/days", ("days", "2"));
        (await site.GetAsync(page)).ShouldContain("You are on a break");
        site.Clock.Now += TimeSpan.FromDays(5);
        (await site.GetAsync("/learn")).ShouldContain("A day off?");

        var kind = await CallAsync(site, "+ good questions", "", "0192f000-0000-7000-8000-000000000005", "Kestrel");
        (await site.GetAsync(kind)).ShouldNotContain("That was hard to read");
    }

    [Fact]
    public async Task The_thank_you_asks_about_the_point_that_was_chosen_once_and_not_again_when_it_is_sent()
    {
        await using var site = await TestSite.StartAsync();
        var page = await CallAsync(site, "- more structure\\n- lacked confidence", "");
        await using var db = site.Open();
        var points = await db.Points.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        foreach (var (words, asked) in new[] { ("structure", "structure”"), ("confidence", "confidence”") })
        {
            var point = points.Single(one => one.Quote.Contains(words, StringComparison.Ordinal));
            var draft = await site.PostAsync(page, $"{page}/thanks", ("point", $"{point.Id}"));
            draft.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
            var text = (await db.Drafts.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).Text;
            text.ShouldContain(asked);
            text.Count(letter => letter == '?').ShouldBe(1);
        }

        var sent = await db.Drafts.SingleAsync(TestContext.Current.CancellationToken);
        sent.Text += "\nPS";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var again = await site.PostAsync(page, $"{page}/thanks", ("point", $"{points[0].Id}"));
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(
            "Put the question into your own words"
        );
        (await db.Drafts.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task A_point_leads_to_exercises_that_can_be_taken_on_there_and_a_close_call_to_none()
    {
        await using var site = await TestSite.StartAsync();
        var page = await CallAsync(site, "- answers were too long", "");
        (await site.GetAsync(page)).ShouldContain("value=\"ninety-seconds\"");
        var close = await CallAsync(
            site,
            "It was a very close call between you and one other person.",
            "",
            "0192f000-0000-7000-8000-000000000006",
            "Kestrel"
        );
        (await site.GetAsync(close)).ShouldNotContain("To do about it");
    }

    private static async Task<string> CallAsync(
        TestSite site,
        string text,
        string received,
        string id = "0192f000-0000-7000-8000-000000000004",
        string employer = "Harbour Trust"
    )
    {
        var answer = await site.PostJsonAsync(
            "/call",
            "/api/call/notes",
            $"{{\"id\":\"{id}\",\"employer\":\"{employer}\",\"person\":\"Nora Quill\",\"text\":\"{text}\",\"received\":\"{received}\"}}"
        );
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return $"/feedback/{id}";
    }
}
