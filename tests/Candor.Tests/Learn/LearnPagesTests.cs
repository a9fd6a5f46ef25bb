using System.Text.Json;
using Candor.Core;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Learn;

/// <summary>From what was said to themes, exercises and the brief, through the pages and the commands.</summary>
public sealed class LearnPagesTests
{
    [Fact]
    public async Task Feedback_becomes_points_a_theme_an_exercise_and_a_line_of_the_brief()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Dana Whitfield", "You rambled at times, but your SQL was strong.");
        await AddAsync(site, "Kestrel", "Tom Reed", "- answers were too long");

        var learn = await site.GetAsync("/learn");
        learn.ShouldContain("Length of your answers");
        learn.ShouldContain("2 people at 2 employers");
        await site.PostAsync(
            "/learn",
            "/learn/exercises",
            ("exercise", "ninety-seconds"),
            ("topic", "too-long"),
            ("deed", "take")
        );
        (await site.GetAsync("/learn")).ShouldContain("Done, it helped");
        var brief = await site.GetAsync("/learn/brief");
        brief.ShouldContain("Stop at ninety seconds");
        brief.ShouldContain("answers were too long");
    }

    [Fact]
    public async Task The_candidate_decides_the_cause_and_may_disagree_and_undo()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AddAsync(site, "Northwind", "Dana", "You seemed nervous.");
        await using var db = site.Open();
        var point = await db.Points.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        var action = $"{page}/points/{point.Id}";
        await site.PostAsync(page, action, ("cause", "outside"));
        await site.PostAsync(page, action, ("disagree", "yes"));
        var after = await db.Points.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        after.Cause.ShouldBe(Cause.Outside);
        after.Disagreed.ShouldBeTrue();
        (await site.GetAsync("/learn")).ShouldNotContain("Take it on");
    }

    [Fact]
    public async Task A_close_call_gives_no_exercise()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Dana", "It was a very close call between you and one other person.");
        var learn = await site.GetAsync("/learn");
        learn.ShouldContain("It was close");
        learn.ShouldContain("Nothing to train just now");
    }

    [Fact]
    public async Task A_remark_on_the_person_makes_no_theme()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AddAsync(site, "Northwind", "Dana", "They wanted someone younger.");
        (await site.GetAsync(page)).ShouldContain("nothing to work on");
        (await site.GetAsync("/learn")).ShouldContain("No themes yet");

        // Which way it was meant is no matter: it is neither a strength nor a concern of theirs.
        await using var db = site.Open();
        (await db.Points.SingleAsync(TestContext.Current.CancellationToken)).Polarity.ShouldBe(Polarity.Neutral);
    }

    [Fact]
    public async Task Call_notes_sent_again_and_again_are_one_feedback()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.Parse("0192f000-0000-7000-8000-000000000001");
        foreach (var text in new[] { "+ calm", "+ calm\\n- too", "+ calm\\n- too long" })
        {
            var answer = await site.PostJsonAsync(
                "/call",
                "/api/call/notes",
                $"{{\"id\":\"{id}\",\"employer\":\"Harbour Trust\",\"person\":\"Ann\",\"text\":\"{text}\",\"received\":\"warmly\"}}"
            );
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }

        await using var db = site.Open();
        (await db.Feedback.SingleAsync(TestContext.Current.CancellationToken)).Text.ShouldBe("+ calm\n- too long");
        var points = await db.Points.OrderBy(p => p.Start).ToListAsync(TestContext.Current.CancellationToken);
        points.Select(p => p.Polarity).ShouldBe([Polarity.Strength, Polarity.Concern]);
        var application = await db.Applications.SingleAsync(TestContext.Current.CancellationToken);
        application.Employer.ShouldBe("Harbour Trust");
        application.Facts["closing-received"].ShouldBe("warmly");
    }

    [Fact]
    public async Task Themes_and_brief_are_told_on_the_command_line_too()
    {
        using var terminal = new TestTerminal();
        (await terminal.RunAsync("themes")).Out.ShouldContain("Nobody has told you anything yet");
        var themes = await terminal.RunAsync("themes", "--json");
        JsonDocument.Parse(themes.Out).RootElement.GetProperty("themes").GetArrayLength().ShouldBe(0);
        var brief = await terminal.RunAsync("brief", "--json");
        JsonDocument.Parse(brief.Out).RootElement.GetProperty("ask").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_theme_tells_by_which_words_each_quotation_belongs_to_it()
    {
        using var terminal = new TestTerminal();
        (await terminal.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(terminal.Home, "demo"), "*.db*"))
        {
            File.Copy(file, Path.Combine(terminal.Home, Path.GetFileName(file)));
        }

        var themes = await terminal.RunAsync("themes", "--json");
        var points = JsonDocument
            .Parse(themes.Out)
            .RootElement.GetProperty("themes")
            .EnumerateArray()
            .SelectMany(theme => theme.GetProperty("points").EnumerateArray())
            .ToList();
        points.Count.ShouldBeGreaterThan(0);
        foreach (var point in points)
        {
            var quote = point.GetProperty("quote").GetString()!;
            point.GetProperty("because").EnumerateArray().ShouldAllBe(word => quote.Contains(word.GetString()!));
        }

        points.ShouldContain(point => point.GetProperty("because").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_point_is_moved_a_theme_named_and_merged_and_each_can_be_undone()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Dana Whitfield", "You rambled at times.");
        await AddAsync(site, "Kestrel", "Tom Reed", "You seemed nervous.");
        await using var db = site.Open();
        var nervous = await db.Points.SingleAsync(
            p => p.Quote.Contains("nervous"),
            TestContext.Current.CancellationToken
        );
        var from = "/learn/theme?key=nerves%2Fconcern";
        (await site.GetAsync(from)).ShouldContain("s view, one quotation.");

        site.Clock.Now += TimeSpan.FromMinutes(1);
        await site.PostAsync(
            from,
            "/learn/themes/points",
            ("point", $"{nervous.Id}"),
            ("into", ""),
            ("name", "Shaking hands")
        );
        var learn = await site.GetAsync("/learn");
        learn.ShouldContain("Shaking hands");
        learn.ShouldNotContain("Nerves and confidence");
        await UndoAsync(site);
        (await site.GetAsync("/learn")).ShouldNotContain("Shaking hands");

        site.Clock.Now += TimeSpan.FromMinutes(1);
        await site.PostAsync(from, "/learn/themes/name", ("theme", "nerves/concern"), ("name", "Steady hands"));
        (await site.GetAsync("/learn")).ShouldContain("Steady hands");
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await site.PostAsync(from, "/learn/themes/merge", ("theme", "nerves/concern"), ("into", "too-long/concern"));
        (await site.GetAsync("/learn")).ShouldContain("2 people at 2 employers");
        await UndoAsync(site);
        (await site.GetAsync("/learn")).ShouldNotContain("2 people at 2 employers");
    }

    [Fact]
    public async Task Every_page_of_learning_opens_empty_and_filled_and_each_picture_is_a_file()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var round in new[] { 0, 1 })
        {
            foreach (
                var path in new[]
                {
                    "/learn",
                    "/learn/plan",
                    "/learn/leaks",
                    "/learn/pictures",
                    "/learn/brief",
                    "/break",
                }
            )
            {
                (await site.GetAsync(path)).ShouldContain("</html>");
            }

            if (round == 0)
            {
                await AddAsync(site, "Northwind", "Dana Whitfield", "You rambled at times, but your SQL was strong.");
            }
        }

        await using var db = site.Open();
        var application = (await db.Applications.SingleAsync(TestContext.Current.CancellationToken)).Id;
        foreach (var name in new[] { "leaks", "themes", "asks", "self-view", "way" })
        {
            var svg = await site.GetAsync($"/learn/pictures/{name}.svg?application={application}");
            System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
        }

        (
            await site.Client.GetAsync("/learn/pictures/none.svg", TestContext.Current.CancellationToken)
        ).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_break_mutes_what_was_decided_lately_and_ends_when_one_likes()
    {
        await using var site = await TestSite.StartAsync();
        await site.PostAsync(
            "/happened",
            "/happened/tell",
            ("employer", "Northwind"),
            ("medium", "call"),
            ("kind", "rejected")
        );
        await site.PostAsync("/break", "/break/days", ("days", "2"));
        await using var db = site.Open();
        var job = await db.Applications.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        job.PausedUntil.ShouldBe(site.Clock.GetUtcNow().AddDays(2));
        (await site.GetAsync("/break")).ShouldContain("You are on a break");
        await site.PostAsync("/break", "/break/days", ("days", "0"));
        (
            await db.Applications.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)
        ).PausedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task The_brief_holds_where_the_next_interview_is_and_ones_own_reasons()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Dana Whitfield", "You rambled at times.");
        await using var db = site.Open();
        var job = await db.Applications.SingleAsync(TestContext.Current.CancellationToken);
        db.Interviews.Add(
            new Interview
            {
                Id = Guid.CreateVersion7(),
                ApplicationId = job.Id,
                At = site.Clock.GetUtcNow().AddDays(3),
                TimeZone = "Europe/London",
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await site.PostAsync(
            "/learn/brief",
            $"/learn/brief/{job.Id}",
            ("where", "4 Mill Row, ask for Tom"),
            ("reasons", "I know tariffs.\nI like the night shift.")
        );
        var brief = await site.GetAsync("/learn/brief");
        brief.ShouldContain("4 Mill Row, ask for Tom");
        brief.ShouldContain("because I know tariffs and I like the night shift. Is there anything");
        brief.ShouldContain("Friday, 13 March 2026");
    }

    private static async Task UndoAsync(TestSite site)
    {
        await using var db = site.Open();
        var last = await db
            .Journal.Where(one => one.UndoneAt == null)
            .OrderByDescending(one => one.Id)
            .FirstAsync(TestContext.Current.CancellationToken);
        (await site.PostAsync("/learn", $"/undo/{last.Id}")).IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task<string> AddAsync(TestSite site, string employer, string person, string text)
    {
        var answer = await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", text),
            ("employer", employer),
            ("person", person),
            ("medium", "call")
        );
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
