using System.Net;
using System.Text.Json;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Practise;

public sealed class PractisePageTests
{
    private const string Session = "/practise/behavioural/solved-a-problem";

    private const string Story =
        "When I was working at a garden centre in Leeds, the tills went down on the busiest Saturday of spring. "
        + "My task was to keep the queue moving. I wrote prices on paper slips, and I asked two colleagues to take cash. "
        + "As a result we sold 4,000 pounds of plants, um, and nobody left the queue.";

    [Fact]
    public async Task The_first_visit_says_what_to_begin_with()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.GetAsync("/practise");
        page.ShouldContain("/practise/opening/about-you");
        page.ShouldContain("Tell me a little about yourself.");
    }

    [Fact]
    public async Task An_answer_comes_back_with_what_went_well_and_one_thing_to_try()
    {
        await using var site = await TestSite.StartAsync();
        (await site.GetAsync(Session)).ShouldContain("What they listen for");
        var page = await site.GetAsync(await SaveAsync(site, Guid.NewGuid(), Story));
        page.ShouldContain("The whole story is there");
        page.ShouldContain("Next time, try:");
        page.ShouldContain("What came of it");
        page.ShouldContain("<mark class=\"soft\" title=\"a filler\">um");
        page.ShouldNotContain("Before</a>");
    }

    [Fact]
    public async Task The_same_id_sent_twice_is_one_answer()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        await SaveAsync(site, id, "I fixed it.");
        await SaveAsync(site, id, "I fixed it in two days.");
        await using var db = site.Open();
        (await db.Answers.SingleAsync()).Text.ShouldBe("I fixed it in two days.");
    }

    [Fact]
    public async Task A_second_take_stands_beside_the_first()
    {
        await using var site = await TestSite.StartAsync();
        await SaveAsync(site, Guid.NewGuid(), "Well, I fixed a problem.");
        site.Clock.Now += TimeSpan.FromMinutes(5);
        var page = await site.GetAsync(await SaveAsync(site, Guid.NewGuid(), Story));
        page.ShouldContain("This take beside the one before");
        (await site.GetAsync("/practise")).ShouldContain("over 2 answers");
    }

    [Fact]
    public async Task A_plain_form_saves_too()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        var answer = await site.PostAsync(
            Session,
            "/practise/answers",
            ("id", id.ToString()),
            ("questionId", "behavioural/solved-a-problem"),
            ("text", Story)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe($"/practise/answers/{id}");
    }

    [Fact]
    public async Task An_empty_answer_is_refused_in_one_line()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.PostJsonAsync(
            Session,
            "/api/practise/answers",
            "{\"id\":\"" + Guid.NewGuid() + "\",\"text\":\" \"}"
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("no answer in it yet");
    }

    [Fact]
    public async Task An_answer_can_be_kept_as_an_example_and_removed_and_brought_back()
    {
        await using var site = await TestSite.StartAsync();
        var path = await SaveAsync(site, Guid.NewGuid(), Story);
        await site.PostAsync(path, path + "/example");
        await using (var db = site.Open())
        {
            (await db.Answers.SingleAsync()).OwnExample.ShouldBeTrue();
        }

        var gone = await site.PostAsync(path, path + "/remove");
        gone.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/practise");
        await using (var db = site.Open())
        {
            (await db.Answers.CountAsync()).ShouldBe(0);
            var deed = await db
                .Journal.OrderByDescending(entry => entry.At)
                .ThenByDescending(entry => entry.Id)
                .FirstAsync();
            (await db.UndoAsync(deed.Id, site.Clock, default)).Why.ShouldBeNull();
        }

        (await site.GetAsync(path)).ShouldContain("garden centre");
    }

    [Fact]
    public async Task A_pasted_transcript_has_a_pace()
    {
        await using var site = await TestSite.StartAsync();
        var path = await SaveAsync(
            site,
            Guid.NewGuid(),
            "WEBVTT\n\n00:00.000 --> 00:03.000\nI fixed the big oven.\n\n00:03.500 --> 00:06.000\nIt took two days."
        );
        var page = await site.GetAsync(path);
        page.ShouldContain("I fixed the big oven. It took <mark");
        page.ShouldContain("<td>90</td>");
    }

    [Fact]
    public async Task A_question_of_ones_own_is_asked_and_kept()
    {
        await using var site = await TestSite.StartAsync();
        (await site.GetAsync("/practise/own/question?ask=Can+you+weld%3F")).ShouldContain("Can you weld?");
        (await site.GetAsync("/practise/own/question")).ShouldContain("There is no such question");
        (await site.GetAsync("/practise/behavioural/no-such")).ShouldContain("There is no such question");
    }

    private static async Task<string> SaveAsync(TestSite site, Guid id, string text)
    {
        var given = JsonSerializer.Serialize(
            new
            {
                id,
                questionId = "behavioural/solved-a-problem",
                text,
            }
        );
        var answer = await site.PostJsonAsync(Session, "/api/practise/answers", given);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("url").GetString()!;
    }
}
