using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

/// <summary>What can be told, changed and taken out on an application's page.</summary>
public sealed class ApplicationPageTests
{
    [Fact]
    public async Task What_was_told_of_the_news_an_interview_and_an_ask_can_be_changed_and_taken_out()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        Outcome news;
        await using (var db = site.Open())
        {
            news = await db.Outcomes.SingleAsync(TestContext.Current.CancellationToken);
        }

        var wrong = await OutcomeAsync(("kind", "rejected"), ("medium", "call"), ("at", "2027-01-01T10:00"));
        wrong.ShouldContain("This moment lies ahead.");
        await OutcomeAsync(
            ("kind", "rejected"),
            ("medium", "call"),
            ("at", "2026-03-10T04:30"),
            ("feedback", "offered")
        );
        (await OneAsync(db => db.Outcomes)).ShouldSatisfyAllConditions(
            one => one.Medium.ShouldBe(Medium.Call),
            one => one.Feedback.ShouldBe(FeedbackStance.Offered),
            one => one.Id.ShouldBe(news.Id)
        );

        await InterviewAsync("interview", ("at", "2026-03-02T10:00"), ("stage", "first"), ("concern", "little SQL"));
        var interview = await OneAsync(db => db.Interviews);
        interview.Concern.ShouldBe("little SQL");
        await InterviewAsync($"interview-{interview.Id:N}", ("at", "2026-03-03T10:00"), ("stage", "later"));
        (await OneAsync(db => db.Interviews)).Stage.ShouldBe(Stage.Later);
        await InterviewAsync($"interview-{interview.Id:N}", ("remove", "yes"));
        (await CountAsync(db => db.Interviews)).ShouldBe(0);

        (await AskedAsync(("at", "2026-03-10T03:00"))).ShouldContain("This is before the news came.");
        (await CountAsync(db => db.StepMarks)).ShouldBe(0);
        (await AskedAsync(("at", "2026-03-10T06:00"), ("answer", "vague"))).ShouldContain("only something vague");
        var mark = await OneAsync(db => db.StepMarks);
        (await site.GetAsync(page + "/plan")).ShouldContain("They have answered");
        await site.PostAsync(page, $"{page}/asked/{mark.Id}/remove");
        (await CountAsync(db => db.StepMarks)).ShouldBe(0);

        await OutcomeAsync(("remove", "yes"));
        (await CountAsync(db => db.Outcomes)).ShouldBe(0);
        (await site.GetAsync(page + "/plan")).ShouldContain("No news yet");

        async Task<string> OutcomeAsync(params (string, string)[] fields) =>
            await PostAsync([("_handler", $"outcome-{news.Id:N}"), .. fields]);
        async Task<string> InterviewAsync(string form, params (string, string)[] fields) =>
            await PostAsync([("_handler", form), .. fields]);
        async Task<string> AskedAsync(params (string, string)[] fields) =>
            await PostAsync([("_handler", "asked"), ("deed", "ask"), ("channel", "email"), .. fields]);
        async Task<string> PostAsync((string, string)[] fields) =>
            await (await site.PostAsync(page, page, fields)).Content.ReadAsStringAsync();
        async Task<T> OneAsync<T>(Func<CandorDb, IQueryable<T>> rows)
        {
            await using var db = site.Open();
            return await rows(db).SingleAsync(TestContext.Current.CancellationToken);
        }

        async Task<int> CountAsync<T>(Func<CandorDb, IQueryable<T>> rows)
        {
            await using var db = site.Open();
            return await rows(db).CountAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task News_that_did_not_happen_is_taken_out_and_what_was_done_about_it_stays_counted()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        await site.PostAsync(page + "/plan", page + "/steps/ask/mark", ("state", "done"));
        Guid news;
        await using (var db = site.Open())
        {
            news = (await db.Outcomes.SingleAsync(TestContext.Current.CancellationToken)).Id;
        }

        var taken = await site.PostAsync(page, page, ("_handler", $"outcome-{news:N}"), ("remove", "yes"));
        (await taken.Content.ReadAsStringAsync()).ShouldNotContain("<b>Said no</b>");
        await using (var db = site.Open())
        {
            (await db.StepMarks.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        await site.PostAsync(page, $"/undo/{taken.RequestMessage!.RequestUri!.Query.Split("did=")[1]}");
        (await site.GetAsync(page)).ShouldContain("<b>Said no</b>");
    }

    [Fact]
    public async Task A_break_is_set_on_the_applications_page_and_is_no_longer_than_two_weeks()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        (await BreakAsync("2026-04-01T09:00")).ShouldContain("This is more than two weeks away.");
        (await BreakAsync("2026-03-11T09:00")).ShouldContain("value=\"2026-03-11T09:00\"");
        (await site.GetAsync(page + "/plan")).ShouldContain("You are on a break");

        async Task<string> BreakAsync(string until)
        {
            var kept = await site.PostAsync(
                page,
                page,
                ("_handler", "facts"),
                ("employer", "Northwind Energy"),
                ("role", "Analyst"),
                ("stage", "final"),
                ("paused", until)
            );
            return await kept.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field_and_nothing_is_kept()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskPagesTests.RejectedAsync(site);
        var later = await site.PostAsync(
            page,
            page,
            ("_handler", "interview"),
            ("at", "2026-03-12T10:00"),
            ("stage", "first")
        );
        (await later.Content.ReadAsStringAsync()).ShouldContain("This lies after their decision. Check both days.");
        var ahead = await site.PostAsync(
            page,
            page,
            ("_handler", "outcome"),
            ("kind", "rejected"),
            ("medium", "call"),
            ("at", "2027-01-01T10:00")
        );
        (await ahead.Content.ReadAsStringAsync()).ShouldContain("This moment lies ahead.");
        var zone = await site.PostAsync(page, page, ("_handler", "person"), ("name", "Lee"), ("zone", "Mars/Olympus"));
        (await zone.Content.ReadAsStringAsync()).ShouldContain("There is no such time zone.");
        await using var db = site.Open();
        (await db.Interviews.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await db.People.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
