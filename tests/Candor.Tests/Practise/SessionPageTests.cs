using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Candor.Core;
using Candor.Practise;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests.Practise;

/// <summary>Sessions, recordings and settings, through the front door.</summary>
public sealed class SessionPageTests
{
    private const string Talk =
        """{"seconds":30,"talk":[{"from":1,"to":11},{"from":12,"to":20}],"syllables":72,"dead":false,"cutShort":false}""";

    [Fact]
    public async Task A_session_is_made_of_the_advertisement_and_the_bank()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.PostAsync(
            "/practise/session",
            "/practise/sessions",
            ("count", "5"),
            ("way", "spoken"),
            ("advertisement", "You bring:\n- calm with customers\n- care for detail")
        );
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("5 questions.");
        page.ShouldContain("They ask for “calm with customers”");
        page.ShouldContain("Because it stands in the advertisement’s own list.");
        page.ShouldContain("Because most interviews open with something like it.");
        page.ShouldMatch("Because the advertisement speaks of “(calm with customers|customers|care for detail)”");
        await using var db = site.Open();
        var session = await db.PracticeSessions.SingleAsync();
        session.Questions.Count.ShouldBe(5);
        session.Way.ShouldBe(Way.Spoken);
    }

    [Fact]
    public async Task A_session_made_of_feedback_says_who_said_what_before_it_and_in_it()
    {
        await using var site = await TestSite.StartAsync();
        foreach (
            var (employer, text) in ((string, string)[])
                [("Firm", "Your examples were too general."), ("Other", "Your examples were general.")]
        )
        {
            await site.PostAsync(
                "/feedback/new",
                "/feedback",
                ("employer", employer),
                ("medium", "call"),
                ("text", text)
            );
        }

        string topic;
        await using (var db = site.Open())
        {
            topic = (await db.Points.ToListAsync()).Select(point => point.Topic).Distinct().ShouldHaveSingleItem();
        }

        WebUtility
            .HtmlDecode(await site.GetAsync("/practise/session"))
            .ShouldContain("Because two people told you so, one as “Your examples were");
        var answer = await site.PostAsync("/practise/session", "/practise/sessions", ("count", "3"), ("topic", topic));
        WebUtility
            .HtmlDecode(await answer.Content.ReadAsStringAsync())
            .ShouldContain("Because two people told you so, one as “Your examples were");
    }

    [Theory]
    [InlineData("/practise/sessions/00000000-0000-0000-0000-000000000000", true)]
    [InlineData("/js/practise/face-worker.js", true)]
    [InlineData("/practise", false)]
    [InlineData("/practise/answers/00000000-0000-0000-0000-000000000000", false)]
    [InlineData("/", false)]
    public async Task Only_the_practice_page_may_compile_web_assembly(string path, bool may)
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Client.GetAsync(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Contains("'wasm-unsafe-eval'").ShouldBe(may);
        policy.ShouldNotContain("'unsafe-eval'");
    }

    [Fact]
    public async Task A_spoken_answer_is_kept_without_a_transcript_and_measured()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        (await SaveAsync(site, id, Talk)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SaveAsync(site, id, Talk)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await site.GetAsync($"/practise/answers/{id}");
        page.ShouldContain("Syllables a second, an estimate");
        page.ShouldContain("There is no transcript yet");
        await using var db = site.Open();
        (await db.Answers.SingleAsync()).Sound!.Talk.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_hours_are_kept_and_measured_like_two_minutes()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        var talk = Enumerable.Range(0, 3_600).Select(i => $$"""{"from":{{2 * i}},"to":{{(2 * i) + 1}}}""");
        var sound = $$"""{"seconds":7200,"talk":[{{string.Join(',', talk)}}],"syllables":14400}""";
        var words = string.Join(' ', Enumerable.Repeat("and then we moved the boxes to the van.", 2_000));
        (await SaveAsync(site, id, sound, words)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await site.GetAsync($"/practise/answers/{id}"));
        page.ShouldContain("<th scope=\"row\">Length, seconds</th><td>7199</td>");
        page.ShouldContain("<th scope=\"row\">Syllables a second, an estimate</th><td>4.0</td>");
        page.ShouldContain("<th scope=\"row\">Words</th><td>18000</td>");
    }

    [Theory]
    [InlineData("""{"seconds":30,"talk":[{"from":5,"to":2}]}""")]
    [InlineData("""{"seconds":30,"talk":[{"from":5,"to":7},{"from":6,"to":8}]}""")]
    [InlineData("""{"seconds":-1,"talk":[]}""")]
    [InlineData("""{"seconds":1e9,"talk":[]}""")]
    public async Task Times_that_cannot_be_are_refused_in_one_line(string sound)
    {
        await using var site = await TestSite.StartAsync();
        var answer = await SaveAsync(site, Guid.NewGuid(), sound);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("four hours at most");
    }

    [Fact]
    public async Task A_recording_is_one_however_often_it_is_sent_and_goes_with_its_answer()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        await SaveAsync(site, id, Talk);
        for (var time = 0; time < 2; time++)
        {
            (await SendAsync(site, id, "audio/webm", [1, 2, 3])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await SendAsync(site, id, "text/html", [1])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var recordings = site.Services.GetRequiredService<Recordings>();
        var kept = recordings.All().ShouldHaveSingleItem();
        kept.Bytes.ShouldBe(3);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(kept.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await site.Client.GetByteArrayAsync($"/practise/recordings/{id}")).ShouldBe([1, 2, 3]);
        (await site.GetAsync("/practise/recordings")).ShouldContain("Remove for good");
        await site.PostAsync($"/practise/answers/{id}", $"/practise/answers/{id}/remove");
        recordings.All().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_is_removed_by_itself()
    {
        await using var site = await TestSite.StartAsync();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await SaveAsync(site, one, Talk);
        await SaveAsync(site, other, Talk);
        await SendAsync(site, one, "video/webm", [1]);
        await SendAsync(site, other, "video/webm", [2]);
        await site.PostAsync("/practise/recordings", $"/practise/recordings/{one}/remove");
        site.Services.GetRequiredService<Recordings>().All().ShouldHaveSingleItem().Answer.ShouldBe(other);
    }

    [Fact]
    public async Task What_is_switched_off_is_gone_from_every_page()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        await SaveAsync(
            site,
            id,
            Talk,
            "When I was at a shop in Leeds, um, the tills went down. I, um, wrote 40 slips."
        );
        await SaveAsync(site, Guid.NewGuid(), Talk, "I, um, wrote slips in Leeds.");
        string[] pages = ["/practise", $"/practise/answers/{id}"];
        foreach (var path in pages)
        {
            (await site.GetAsync(path)).ShouldContain("Fillers in 100 words");
        }

        var on = Enum.GetValues<Aspect>()
            .Except([Aspect.Fillers, Aspect.Pauses])
            .Select(one => ("measure", Token.Name(one)));
        await site.PostAsync("/practise/settings", "/practise/settings/keep", [.. on]);
        foreach (var path in pages)
        {
            var page = await site.GetAsync(path);
            page.ShouldNotContain("Fillers in 100 words");
            page.ShouldNotContain("Pauses a minute");
            page.ShouldNotContain("a filler");
            page.ShouldContain("Concrete details in 100 words");
        }
    }

    [Fact]
    public async Task A_speech_server_elsewhere_is_kept_only_with_a_clear_yes()
    {
        await using var site = await TestSite.StartAsync();
        await site.PostAsync("/practise/settings", "/practise/settings/keep", ("server", "https://speech.example.com"));
        (await ServerAsync(site)).ShouldBe("");
        await site.PostAsync(
            "/practise/settings",
            "/practise/settings/keep",
            ("server", "https://speech.example.com"),
            ("elsewhere", "yes")
        );
        (await ServerAsync(site)).ShouldBe("https://speech.example.com");
    }

    [Fact]
    public async Task Corrected_words_are_measured_anew()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.NewGuid();
        await SaveAsync(site, id, Talk, "i new the till");
        await site.PostAsync(
            $"/practise/answers/{id}",
            $"/practise/answers/{id}/words",
            ("text", "I knew the till, um, well.")
        );
        var page = await site.GetAsync($"/practise/answers/{id}");
        page.ShouldContain("title=\"a filler\">um");
    }

    [Fact]
    public async Task The_closing_question_is_rehearsed()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.PostAsync("/practise", "/practise/sessions", ("rehearsal", "closing-question"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The closing question, rehearsed");
    }

    [Fact]
    public async Task What_a_coach_noted_is_feedback_and_counts_as_no_application()
    {
        await using var site = await TestSite.StartAsync();
        for (var time = 0; time < 2; time++)
        {
            await site.PostAsync("/practise/session", "/practise/sessions", ("count", "1"), ("with", "Priya"));
            await using var db = site.Open();
            var session = await db.PracticeSessions.SingleAsync(one => one.Notes == "");
            session.Notes = "Your answers were too long.";
            await db.SaveChangesAsync();
            await site.PostAsync($"/practise/sessions/{session.Id}/report", $"/practise/sessions/{session.Id}/points");
        }

        await using (var db = site.Open())
        {
            (await db.Feedback.CountAsync()).ShouldBe(2);
            (await db.Points.CountAsync()).ShouldBeGreaterThan(0);
            (await db.Applications.SingleAsync()).Employer.ShouldBe("Practice");
        }

        (await site.GetAsync("/learn/leaks")).ShouldContain("No applications yet");
        (await site.GetAsync("/applications")).ShouldContain("No applications yet");
        (await site.GetAsync("/learn")).ShouldContain("too long");

        // A firm of that name is a firm.
        await using (var db = site.Open())
        {
            db.Applications.Add(
                new JobApplication
                {
                    Id = Guid.NewGuid(),
                    Employer = "Practice",
                    CreatedAt = DateTimeOffset.UnixEpoch,
                }
            );
            await db.SaveChangesAsync();
        }

        (await site.GetAsync("/applications")).ShouldNotContain("No applications yet");
        (await site.GetAsync("/learn/leaks")).ShouldNotContain("No applications yet");
    }

    private static async Task<string> ServerAsync(TestSite site)
    {
        await using var db = site.Open();
        return (await db.Candidates.SingleAsync()).Practice.SpeechServer;
    }

    private static Task<HttpResponseMessage> SaveAsync(TestSite site, Guid id, string sound, string text = "") =>
        site.PostJsonAsync(
            "/practise",
            "/api/practise/answers",
            $$"""{"id":"{{id}}","questionId":"behavioural/solved-a-problem","way":"spoken","text":{{JsonSerializer.Serialize(text)}},"sound":{{sound}}}"""
        );

    private static async Task<HttpResponseMessage> SendAsync(TestSite site, Guid id, string type, byte[] bytes)
    {
        var page = await site.GetAsync("/practise");
        const string Before = "name=\"candor-token\" content=\"";
        var token = page[(page.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..];
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/practise/recordings/{id}")
        {
            Content = new ByteArrayContent(bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add(
            "X-Candor-Token",
            WebUtility.HtmlDecode(token[..token.IndexOf('"', StringComparison.Ordinal)])
        );
        return await site.Client.SendAsync(request);
    }
}
