using Candor.Core;
using Candor.Data;

namespace Candor.Tests.Learn;

/// <summary>An employer who once said no comes back: what was learnt there is at hand (E16).</summary>
public sealed class EarlierThereTests
{
    private const string Invitation = """
        From: Ann Lee <ann.lee@northwind.example>
        Subject: Interview for Data Engineer at Northwind Traders Ltd
        Date: Wed, 11 Mar 2026 09:00:00 +0000
        Message-ID: <again@northwind.example>

        Hi Sam,

        We would like to invite you to an interview for the position of Data Engineer. Would Thursday at 10 suit you?

        Kind regards,
        Ann
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_application_there_leads_to_what_was_learnt()
    {
        await using var site = await TestSite.StartAsync();
        var (old, feedback) = await RejectedAsync(site, "Northwind Traders");
        var again = await ApplyAsync(site, "northwind traders Ltd.");
        var elsewhere = await ApplyAsync(site, "Kestrel");

        var html = await site.GetAsync($"/applications/{again}");
        html.ShouldContain("You have been here before");
        html.ShouldContain($"href=\"/applications/{old}\"");
        html.ShouldContain($"href=\"{feedback}#point-");
        (await site.GetAsync($"/applications/{elsewhere}")).ShouldNotContain("been here before");
        (await site.GetAsync($"/applications/{old}")).ShouldNotContain("been here before");
    }

    [Fact]
    public async Task An_invitation_in_the_inbox_leads_there_and_a_further_no_does_not()
    {
        await using var site = await TestSite.StartAsync();
        var (old, _) = await RejectedAsync(site, "Northwind Traders");
        await site.PostAsync("/inbox?more=yes", "/inbox/mail", ("text", Invitation));

        var html = await site.GetAsync("/inbox");
        html.ShouldContain("Candor reads an invitation");
        html.ShouldContain("You have been here before");
        html.ShouldContain($"href=\"/applications/{old}\"");

        var refusal = Invitation
            .Replace("again@", "no@", StringComparison.Ordinal)
            .Replace("Wed, 11", "Thu, 12", StringComparison.Ordinal)
            .Replace(
                "We would like to invite you to an interview for the position of Data Engineer. Would Thursday at 10 suit you?",
                "Unfortunately, we have decided to move forward with other candidates for the position of Data Engineer.",
                StringComparison.Ordinal
            );
        await site.PostAsync("/inbox?more=yes", "/inbox/mail", ("text", refusal));
        html = await site.GetAsync("/inbox");
        html.ShouldContain("Candor reads a no");
        html.ShouldNotContain("You have been here before");
    }

    [Fact]
    public async Task The_brief_for_an_interview_there_repeats_what_they_said_on_the_page_and_in_the_terminal()
    {
        await using var site = await TestSite.StartAsync();
        await RejectedAsync(site, "Northwind Traders");
        var again = await ApplyAsync(site, "Northwind Traders");
        await using (var db = site.Open())
        {
            db.Interviews.Add(
                new Interview
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = again,
                    At = site.Clock.GetUtcNow().AddDays(3),
                    TimeZone = "Europe/London",
                    Form = Medium.Call,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var html = await site.GetAsync("/learn/brief");
        html.ShouldContain("You have been here before");
        html.ShouldContain("You rambled at times");
        (await site.RunAsync("brief")).Out.ShouldContain("You have been here before: ");
        (await site.RunAsync("brief", "--json")).Out.ShouldContain("\"before\": [\n    {\n      \"application\"");
    }

    [Fact]
    public async Task An_employer_who_said_no_and_then_invites_for_the_same_job_counts_too()
    {
        await using var site = await TestSite.StartAsync();
        var (old, _) = await RejectedAsync(site, "Northwind Traders");
        await using (var db = site.Open())
        {
            db.Outcomes.Add(Said(site, old, OutcomeKind.Invited, days: 0));
            await db.SaveChangesAsync(Cancel);
        }

        (await site.GetAsync($"/applications/{old}")).ShouldContain("You have been here before");
    }

    private static async Task<(Guid Application, string Feedback)> RejectedAsync(TestSite site, string employer)
    {
        var answer = await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", "You rambled at times, but your SQL was strong."),
            ("employer", employer),
            ("person", "Dana Whitfield"),
            ("medium", "call")
        );
        await using var db = site.Open();
        var id = db.Applications.Single().Id;
        db.Outcomes.Add(Said(site, id, OutcomeKind.Rejected, days: -60));
        await db.SaveChangesAsync(Cancel);
        return (id, answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task<Guid> ApplyAsync(TestSite site, string employer)
    {
        await using var db = site.Open();
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = employer,
            Role = "Data lead",
        };
        db.Applications.Add(application);
        await db.SaveChangesAsync(Cancel);
        return application.Id;
    }

    private static Outcome Said(TestSite site, Guid application, OutcomeKind kind, int days) =>
        new()
        {
            Id = Ids.New(site.Clock),
            ApplicationId = application,
            Kind = kind,
            Medium = Medium.Email,
            At = site.Clock.GetUtcNow().AddDays(days),
            ConfirmedAt = site.Clock.GetUtcNow(),
        };
}
