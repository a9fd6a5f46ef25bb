using System.Net;
using System.Text;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>From a mail that is given to an outcome that is confirmed, and back.</summary>
public sealed class InboxTests
{
    internal const string Rejection = """
        From: Ann Lee <ann.lee@northwind.example>
        Subject: Your application for Data Engineer at Northwind Traders
        Date: Mon, 9 Mar 2026 09:00:00 +0100
        Message-ID: <abc@northwind.example>

        Hi Sam,

        Thank you for taking the time to meet with the team last week. Unfortunately, we
        have decided to move forward with other candidates.

        Kind regards,
        Ann
        """;

    [Fact]
    public async Task An_empty_inbox_offers_four_ways_in()
    {
        await using var site = await TestSite.StartAsync();
        var html = await site.GetAsync("/inbox");
        html.ShouldContain("type=\"file\"");
        html.ShouldContain("name=\"text\"");
        html.ShouldContain("href=\"/happened?by=call\"");
        html.ShouldContain("href=\"/demo\"");
    }

    [Fact]
    public async Task A_dropped_mail_is_proposed_with_its_words_marked_and_stored_as_outcome_only_when_confirmed()
    {
        await using var site = await TestSite.StartAsync();
        var html = await GiveAsync(site, Rejection);
        html.ShouldContain("Candor reads a no about Data Engineer at Northwind Traders, after an interview.");
        html.ShouldContain("<mark");
        await using (var db = site.Open())
        {
            (await db.Outcomes.CountAsync()).ShouldBe(0);
            (await db.Applications.CountAsync()).ShouldBe(0);
        }

        await DecideAsync(site, ("deed", "confirm"));
        await using (var db = site.Open())
        {
            var outcome = await db.Outcomes.SingleAsync();
            outcome.Kind.ShouldBe(OutcomeKind.Rejected);
            outcome.Stage.ShouldBe(Stage.First);
            outcome.At.ShouldBe(new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero));
            outcome.Evidence.ShouldNotBeEmpty();
            var application = await db.Applications.SingleAsync();
            (application.Employer, application.Role).ShouldBe(("Northwind Traders", "Data Engineer"));
            var person = await db.People.SingleAsync();
            (person.Name, person.Id).ShouldBe(("Ann Lee", outcome.BearerId!.Value));
        }
    }

    [Fact]
    public async Task The_first_page_asks_what_happened_and_leads_to_the_application()
    {
        await using var site = await TestSite.StartAsync();
        (await site.GetAsync("/")).ShouldContain("What happened?");
        var example = await site.PostAsync("/", "/inbox/mail", ("text", Rejection));
        example.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/inbox");
        await using var db = site.Open();
        var id = (await db.Proposals.SingleAsync()).Id;
        var confirmed = await site.PostAsync("/inbox", $"/inbox/{id}", ("deed", "confirm"));
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK);
        confirmed.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/applications/");
    }

    [Fact]
    public async Task A_confirmation_can_be_undone()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection);
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await DecideAsync(site, ("deed", "confirm"));
        Guid entry;
        await using (var db = site.Open())
        {
            entry = (await db.Journal.SingleAsync(one => one.Deed.StartsWith("Confirmed"))).Id;
        }

        await site.PostAsync("/settings", $"/undo/{entry}");
        await using (var db = site.Open())
        {
            (await db.Outcomes.CountAsync()).ShouldBe(0);
            (await db.Applications.CountAsync()).ShouldBe(0);
            (await db.Proposals.SingleAsync()).State.ShouldBe(ProposalState.Waiting);
        }
    }

    [Fact]
    public async Task A_correction_counts_and_the_same_mail_is_never_proposed_again()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection);
        await DecideAsync(
            site,
            ("deed", "confirm"),
            ("kind", "on-hold"),
            ("employer", "Northwind"),
            ("role", ""),
            ("stage", "final")
        );
        await using (var db = site.Open())
        {
            (await db.Outcomes.SingleAsync()).Kind.ShouldBe(OutcomeKind.OnHold);
            (await db.Applications.SingleAsync()).Employer.ShouldBe("Northwind");
            (await db.Proposals.SingleAsync()).State.ShouldBe(ProposalState.Corrected);
        }

        await GiveAsync(site, Rejection);
        await using (var db = site.Open())
        {
            (await db.Proposals.CountAsync()).ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_is_not_mine_leaves_no_outcome_and_does_not_come_back()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection);
        await DecideAsync(site, ("deed", "not-mine"));
        (await GiveAsync(site, Rejection)).ShouldContain("You put this mail aside as not yours.");
        await using var db = site.Open();
        (await db.Outcomes.CountAsync()).ShouldBe(0);
        (await db.Proposals.SingleAsync()).State.ShouldBe(ProposalState.NotMine);
    }

    [Theory]
    [InlineData("2027-01-01T10:00", "This moment lies ahead. Write when the news came.")]
    [InlineData("2026-03-01T10:00", "An interview stands here that was after this. Check both days.")]
    public async Task A_moment_that_cannot_be_is_said_beside_its_field_and_what_was_typed_stays(string at, string says)
    {
        await using var site = await TestSite.StartAsync();
        await using (var db = site.Open())
        {
            await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
            var application = new JobApplication { Id = Ids.New(site.Clock), Employer = "Northwind" };
            db.Applications.Add(application);
            db.Interviews.Add(
                new Interview
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application.Id,
                    At = site.Clock.Now.AddDays(-5),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var told = await site.PostAsync(
            "/happened",
            "/happened/tell",
            ("medium", "call"),
            ("employer", "Northwind"),
            ("kind", "rejected"),
            ("at", at)
        );
        var page = await told.Content.ReadAsStringAsync();
        page.ShouldContain($"</span> {says}</p>");
        page.ShouldContain("value=\"Northwind\"");
        page.ShouldContain($"value=\"{at}\"");
        await using (var db = site.Open())
        {
            (await db.Outcomes.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Silence_told_by_hand_is_an_outcome_of_its_own()
    {
        await using var site = await TestSite.StartAsync();
        await site.PostAsync(
            "/happened",
            "/happened/tell",
            ("medium", "silence"),
            ("employer", "Northwind"),
            ("role", "Analyst"),
            ("at", "2026-03-02T12:00"),
            ("stage", "first")
        );
        await using var db = site.Open();
        var outcome = await db.Outcomes.SingleAsync();
        (outcome.Kind, outcome.Medium).ShouldBe((OutcomeKind.Silence, Medium.Silence));
    }

    [Fact]
    public async Task Of_a_pile_the_next_mail_is_shown_after_each_decision_and_undo_shows_the_one_it_was_about()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection);
        await GiveAsync(
            site,
            Rejection
                .Replace("abc@", "def@", StringComparison.Ordinal)
                .Replace("Northwind Traders", "Harbour Trust", StringComparison.Ordinal)
        );
        Guid first;
        await using (var db = site.Open())
        {
            first = (await db.Proposals.OrderBy(one => one.Id).FirstAsync()).Id;
        }

        site.Clock.Now += TimeSpan.FromMinutes(1);
        var next = await site.PostAsync($"/inbox?mail={first}", $"/inbox/{first}", ("deed", "confirm"));
        next.RequestMessage!.RequestUri!.PathAndQuery.ShouldStartWith($"/inbox?was={first}&did=");
        var html = await next.Content.ReadAsStringAsync();
        html.ShouldContain("Harbour Trust");
        var undo = html.Split("action=\"/undo/")[1].Split('"')[0];
        using var back = new HttpRequestMessage(HttpMethod.Post, $"/undo/{undo}")
        {
            Content = new FormUrlEncodedContent([
                KeyValuePair.Create(
                    "form-token",
                    WebUtility.HtmlDecode(html.Split("name=\"form-token\" value=\"")[1].Split('"')[0])
                ),
            ]),
        };
        back.Headers.Referrer = new Uri(site.Address, $"/inbox?was={first}");
        var shown = await site.Client.SendAsync(back);
        shown.RequestMessage!.RequestUri!.PathAndQuery.ShouldStartWith($"/inbox?mail={first}&said=Undone");
        (await shown.Content.ReadAsStringAsync()).ShouldContain($"action=\"/inbox/{first}\"");
    }

    internal static async Task<string> GiveAsync(TestSite site, string mail)
    {
        var page = await site.GetAsync("/happened");
        var token = page.Split("name=\"form-token\" value=\"")[1].Split('"')[0];
        using var content = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(token)), "form-token" },
            { new ByteArrayContent(Encoding.Latin1.GetBytes(mail)), "mail", "rejection.eml" },
        };
        var answer = await site.Client.PostAsync("/inbox/mail", content);
        // Where it leads on to an application's page, that page is another's test.
        return await answer.Content.ReadAsStringAsync();
    }

    internal static async Task DecideAsync(TestSite site, params (string, string)[] fields)
    {
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Proposals.SingleAsync()).Id;
        }

        await site.PostAsync("/inbox", $"/inbox/{id}", fields);
    }
}
