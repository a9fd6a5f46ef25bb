using System.Net;
using System.Text.Json;
using Candor.Core;
using Candor.Data;

namespace Candor.Tests.Ask;

/// <summary>The Write page and what its script asks of the server.</summary>
public sealed class WritePageTests
{
    [Fact]
    public async Task The_page_shows_the_draft_and_loads_its_script()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "Dear Dana,");
        var page = await site.GetAsync($"/write/{id}");
        page.ShouldContain("Dear Dana,");
        page.ShouldContain("js/editor");
        page.ShouldContain("Northwind Energy");
    }

    [Fact]
    public async Task Review_answers_with_the_revision_it_was_asked_about()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "");
        var answer = await site.PostJsonAsync(
            $"/write/{id}",
            "/api/review",
            $$"""{"text":"Why was I not selected?","revision":7,"draft":"{{id}}"}"""
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("revision").GetInt32().ShouldBe(7);
        json.RootElement.GetProperty("findings")
            .EnumerateArray()
            .ShouldContain(f => f.GetProperty("rule").GetString() == "asks-for-the-reason");
    }

    [Fact]
    public async Task Saving_the_same_text_twice_is_one_save()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "one");
        const string Save = """{"text":"two","subject":"","revision":0}""";
        (await SaveAsync(site, id, Save)).Revision.ShouldBe(1);
        (await SaveAsync(site, id, Save)).Revision.ShouldBe(1);
        await using var db = site.Open();
        (await db.Drafts.FindAsync(Candidate.Local, id))!.Text.ShouldBe("two");
    }

    [Fact]
    public async Task A_save_that_knows_an_older_text_is_refused_with_the_newer_one()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "one");
        await SaveAsync(site, id, """{"text":"two","subject":"","revision":0}""");
        var (status, revision, text) = await SaveAsync(site, id, """{"text":"three","subject":"","revision":0}""");
        status.ShouldBe(HttpStatusCode.Conflict);
        (revision, text).ShouldBe((1, "two"));
    }

    [Theory]
    [InlineData(true, "Dear Dana, thank you so much. Shorter introductions it is.", false)]
    [InlineData(true, "Dear Dana, thank you so much. It was kind of you to ring.", true)]
    [InlineData(false, "Dear Dana, thank you so much. Shorter introductions it is.", true)]
    public async Task A_thank_you_is_held_against_what_its_reader_said(bool reader, string text, bool missed)
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "");
        await using (var db = site.Open())
        {
            var draft = (await db.Drafts.FindAsync(Candidate.Local, id))!;
            var (dana, other) = (Person("Dana Whitfield"), Person("Priya Shah"));
            var feedback = new Feedback
            {
                Id = Ids.New(site.Clock),
                ApplicationId = draft.ApplicationId,
                At = site.Clock.GetUtcNow(),
            };
            (draft.Kind, draft.PersonId) = (DraftKind.ThankYou, dana.Id);
            db.AddRange(
                dana,
                other,
                feedback,
                new Point
                {
                    Id = Ids.New(site.Clock),
                    FeedbackId = feedback.Id,
                    ApplicationId = draft.ApplicationId,
                    PersonId = reader ? dana.Id : other.Id,
                    Quote = "Your introduction took six minutes.",
                    At = site.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();

            Person Person(string name) =>
                new()
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = draft.ApplicationId,
                    Name = name,
                };
        }

        var answer = await site.PostJsonAsync(
            $"/write/{id}",
            "/api/review",
            $$"""{"text":"{{text}}","revision":1,"draft":"{{id}}"}"""
        );
        (await answer.Content.ReadAsStringAsync())
            .Contains("\"thank-you-mentions-nothing\"", StringComparison.Ordinal)
            .ShouldBe(missed);
    }

    [Fact]
    public async Task A_finding_that_was_left_is_not_told_again()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "");
        await site.PostJsonAsync(
            $"/write/{id}",
            $"/api/drafts/{id}/leave",
            """{"left":"asks-for-the-reason: Why was I not selected"}"""
        );
        var answer = await site.PostJsonAsync(
            $"/write/{id}",
            "/api/review",
            $$"""{"text":"Why was I not selected?","revision":1,"draft":"{{id}}"}"""
        );
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("\"asks-for-the-reason\"");
    }

    [Fact]
    public async Task Having_sent_it_marks_the_step_done()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "Dear Dana,");
        var answer = await site.PostAsync($"/write/{id}", $"/write/{id}/sent");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Marked as sent");
        await using var db = site.Open();
        var mark = db.StepMarks.ShouldHaveSingleItem();
        mark.State.ShouldBe(StepState.Done);
        mark.DraftId.ShouldBe(id);
    }

    [Fact]
    public async Task Sent_takes_when_and_where_and_can_be_taken_back()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "Dear Dana,");
        foreach (
            var (at, says) in new[]
            {
                ("2027-01-01T10:00", "This moment lies ahead."),
                ("2020-01-01T10:00", "This is before the news came."),
                ("yesterday", "Write a time such as"),
            }
        )
        {
            var refused = await site.PostAsync($"/write/{id}", $"/write/{id}/sent", ("at", at));
            (await refused.Content.ReadAsStringAsync()).ShouldContain(says);
        }

        var local = site.Clock.Now.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await site.PostAsync($"/write/{id}", $"/write/{id}/sent", ("at", local), ("channel", "linkedin"));
        await using (var db = site.Open())
        {
            var mark = db.StepMarks.ShouldHaveSingleItem();
            mark.Channel.ShouldBe(Channel.Linkedin);
            (site.Clock.Now - mark.At).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
            db.DraftVersions.ShouldHaveSingleItem().Reason.ShouldBe(VersionReason.Sent);
        }

        (await site.GetAsync($"/write/{id}")).ShouldContain("on LinkedIn");
        await site.PostAsync($"/write/{id}", $"/write/{id}/unsent");
        await using (var db = site.Open())
        {
            db.StepMarks.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Another_wording_is_shown_before_it_is_taken_and_what_was_typed_can_be_brought_back()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "My own words, typed with care.");
        await using (var db = site.Open())
        {
            (await db.Drafts.FindAsync(Candidate.Local, id))!.Form = "feedback-email";
            await db.SaveChangesAsync();
        }

        var compared = await site.GetAsync($"/write/{id}/other");
        compared.ShouldContain("<del>My own words");
        compared.ShouldContain("Keep mine");
        (await TextAsync(site, id)).ShouldBe("My own words, typed with care.");

        // With an older revision the comparison is shown again instead.
        await site.PostAsync($"/write/{id}/other", $"/write/{id}/take", ("seed", "3"), ("revision", "7"));
        (await TextAsync(site, id)).ShouldBe("My own words, typed with care.");

        await site.PostAsync($"/write/{id}/other", $"/write/{id}/take", ("seed", "3"), ("revision", "0"));
        (await TextAsync(site, id)).ShouldStartWith("Dear hiring team");
        DraftVersion kept;
        await using (var db = site.Open())
        {
            kept = db.DraftVersions.ShouldHaveSingleItem();
            (kept.Text, kept.Reason).ShouldBe(("My own words, typed with care.", VersionReason.Recomposed));
        }

        (await site.GetAsync($"/write/{id}")).ShouldContain("One earlier version");
        await site.PostAsync($"/write/{id}", $"/write/{id}/take", ("version", kept.Id.ToString()), ("revision", "1"));
        (await TextAsync(site, id)).ShouldBe("My own words, typed with care.");
    }

    [Fact]
    public void Two_versions_are_compared_word_by_word()
    {
        Core.Text.CompareTexts.Of("Thank you for it.\n\nSam", "Thank you both for that.\n\nSam")
            .Select(change => $"{change.Kind}:{change.Text}")
            .ShouldBe([
                "Kept:Thank you ",
                "Added:both ",
                "Kept:for ",
                "Removed:it.\n\n",
                "Added:that.\n\n",
                "Kept:Sam",
            ]);
        Core.Text.CompareTexts.Of("", "").ShouldBeEmpty();
    }

    private static async Task<string> TextAsync(TestSite site, Guid id)
    {
        await using var db = site.Open();
        return (await db.Drafts.FindAsync(Candidate.Local, id))!.Text;
    }

    [Fact]
    public async Task The_file_opens_as_an_unsent_message_with_an_id_of_its_own()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AddAsync(site, "Dear Dana,\n\nthank you.");
        var mail = await site.GetAsync($"/write/{id}/message.eml");
        mail.ShouldStartWith("X-Unsent: 1\r\n");
        await using var db = site.Open();
        var draft = (await db.Drafts.FindAsync(Candidate.Local, id))!;
        draft.MessageId.ShouldNotBeEmpty();
        mail.ShouldContain($"Message-ID: <{draft.MessageId}>");
    }

    private static async Task<(HttpStatusCode Status, int Revision, string? Text)> SaveAsync(
        TestSite site,
        Guid id,
        string json
    )
    {
        var answer = await site.PostJsonAsync($"/write/{id}", $"/api/drafts/{id}", json);
        using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (
            answer.StatusCode,
            read.RootElement.GetProperty("revision").GetInt32(),
            read.RootElement.TryGetProperty("text", out var text) ? text.GetString() : null
        );
    }

    private static async Task<Guid> AddAsync(TestSite site, string text)
    {
        await using var db = site.Open();
        await db.MeAsync(site.Clock, default);
        var now = site.Clock.GetUtcNow();
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = "Northwind Energy",
            Role = "Product analyst",
            CreatedAt = now,
        };
        var draft = new Draft
        {
            Id = Ids.New(site.Clock),
            ApplicationId = application.Id,
            Text = text,
            CreatedAt = now,
            ChangedAt = now,
        };
        var outcome = new Outcome
        {
            Id = Ids.New(site.Clock),
            ApplicationId = application.Id,
            Kind = OutcomeKind.Rejected,
            At = now,
            ConfirmedAt = now,
        };
        db.AddRange(application, draft, outcome);
        await db.SaveChangesAsync();
        return draft.Id;
    }
}
