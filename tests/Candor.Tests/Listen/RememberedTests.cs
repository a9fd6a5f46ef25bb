using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>What the candidate said about one mail counts for the next of its sender or thread, and is forgotten with Undo.</summary>
public sealed class RememberedTests
{
    [Fact]
    public async Task A_corrected_employer_and_role_are_proposed_for_the_next_mail_of_the_sender()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection("one"));
        var first = await WaitingAsync(site);
        await DecideAsync(site, first, ("deed", "confirm"), ("employer", "Southwind"), ("role", "Baker"));
        await GiveAsync(site, Rejection("two"));
        var next = await WaitingAsync(site);
        (next.Employer, next.Role).ShouldBe(("Southwind", "Baker"));
        next.ApplicationId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_correction_that_is_undone_is_forgotten()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection("one"));
        var first = await WaitingAsync(site);
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await DecideAsync(site, first, ("deed", "confirm"), ("employer", "Southwind"), ("kind", "on-hold"));
        await UndoAsync(site, "Confirmed");
        await GiveAsync(site, Rejection("two"));
        await using var db = site.Open();
        var all = await db.Proposals.ToListAsync();
        all.Count.ShouldBe(2);
        all.ShouldAllBe(one => one.Employer == "Northwind Traders" && one.Kind == OutcomeKind.Rejected);
        all.ShouldAllBe(one => one.ApplicationId == null);
    }

    [Fact]
    public async Task The_same_words_of_the_same_sender_say_what_the_candidate_said_they_say()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection("one"));
        await DecideAsync(site, await WaitingAsync(site), ("deed", "confirm"), ("kind", "on-hold"));
        await GiveAsync(site, Rejection("two"));
        var next = await WaitingAsync(site);
        next.Kind.ShouldBe(OutcomeKind.OnHold);
        next.Sure.ShouldNotBe(Sure.Sure);
    }

    [Fact]
    public async Task A_sender_refused_twice_is_proposed_as_unsure_and_the_page_says_why()
    {
        await using var site = await TestSite.StartAsync();
        await RefuseAsync(site, "one");
        await GiveAsync(site, Rejection("two"));
        (await WaitingAsync(site)).Sure.ShouldNotBe(Sure.Unsure);
        await DecideAsync(site, await WaitingAsync(site), ("deed", "not-mine"));
        await GiveAsync(site, Rejection("three"));
        (await WaitingAsync(site)).Sure.ShouldBe(Sure.Unsure);
        (await site.GetAsync("/inbox")).ShouldContain("You put aside 2 mails of this sender as not yours.");
    }

    [Fact]
    public async Task A_refusal_counts_for_the_rest_of_its_conversation_and_the_mail_itself_stays_away()
    {
        await using var site = await TestSite.StartAsync();
        await RefuseAsync(site, "one");
        await GiveAsync(site, Rejection("one"));
        await using (var db = site.Open())
        {
            (await db.Proposals.SingleAsync()).State.ShouldBe(ProposalState.NotMine);
        }

        await GiveAsync(site, Rejection("two", "In-Reply-To: <one@northwind.example>\n"));
        (await WaitingAsync(site)).Sure.ShouldBe(Sure.Unsure);
    }

    [Fact]
    public async Task Two_roles_at_one_employer_are_kept_apart_by_role_and_by_thread()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Rejection("one"));
        await DecideAsync(site, await WaitingAsync(site), ("deed", "confirm"));
        await GiveAsync(site, Rejection("two", role: "Data Analyst"));
        var other = await WaitingAsync(site);
        (other.Role, other.ApplicationId).ShouldBe(("Data Analyst", null));
        await DecideAsync(site, other, ("deed", "confirm"));
        await GiveAsync(site, Rejection("three", "In-Reply-To: <one@northwind.example>\n", "Data Analyst"));
        await using var db = site.Open();
        (await db.Applications.CountAsync()).ShouldBe(2);
        var engineer = await db.Applications.SingleAsync(one => one.Role == "Data Engineer");
        (await WaitingAsync(site)).ApplicationId.ShouldBe(engineer.Id);
    }

    private static string Rejection(string id, string more = "", string role = "Data Engineer") =>
        $"""
            From: Ann Lee <ann.lee@northwind.example>
            Subject: Your application for {role} at Northwind Traders
            Date: Mon, 9 Mar 2026 09:00:00 +0100
            Message-ID: <{id}@northwind.example>
            {more}
            Hi Sam,

            Thank you for taking the time to meet with the team last week. Unfortunately, we
            have decided to move forward with other candidates.

            Kind regards,
            Ann
            """;

    private static async Task GiveAsync(TestSite site, string mail) =>
        await site.PostAsync("/happened", "/inbox/mail", ("text", mail));

    private static async Task<Proposal> WaitingAsync(TestSite site)
    {
        await using var db = site.Open();
        return await db.Proposals.AsNoTracking().SingleAsync(one => one.State == ProposalState.Waiting);
    }

    private static Task<HttpResponseMessage> DecideAsync(
        TestSite site,
        Proposal proposal,
        params (string, string)[] fields
    ) => site.PostAsync("/inbox", $"/inbox/{proposal.Id}", fields);

    private static async Task RefuseAsync(TestSite site, string id)
    {
        await GiveAsync(site, Rejection(id));
        await DecideAsync(site, await WaitingAsync(site), ("deed", "not-mine"));
    }

    private static async Task UndoAsync(TestSite site, string deed)
    {
        Guid entry;
        await using (var db = site.Open())
        {
            entry = (await db.Journal.SingleAsync(one => one.Deed.StartsWith(deed))).Id;
        }

        await site.PostAsync("/settings", $"/undo/{entry}");
    }
}
