using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>What comes after the news, from somebody who is known already.</summary>
public sealed class SecondMailTests
{
    private const string News = """
        From: Priya Nair <priya.nair@lumenhealth.example>
        Subject: Your interview for Data Analyst
        Date: Fri, 6 Mar 2026 16:12:00 +0000

        Hi Jo,

        Thanks so much for coming in on Tuesday. I'm sorry to say we've decided to move forward with another candidate.

        Best,
        Priya Nair
        Talent Partner, Lumen Health
        """;

    // As it is pasted: without a thread, and with the employer in the address alone.
    private const string AnswerHead = """
        From: Priya Nair <priya.nair@lumenhealth.example>
        Subject: Re: Your interview for Data Analyst
        Date: Mon, 9 Mar 2026 08:30:00 +0000

        """;

    private const string Feedback = $"""
        {AnswerHead}
        Hi Jo,

        Of course. Your SQL test was one of the best we have had. Your answer about the clinician stayed quite general and
        we'd have liked a real example. We went with somebody from a hospital in the end.

        Priya
        """;

    [Fact]
    public async Task A_second_mail_of_a_known_person_goes_to_their_application_and_its_no_is_no_second_news()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await GiveAsync(site, Feedback);

        (await site.GetAsync("/inbox")).ShouldNotContain("at Lumenhealth");
        await ConfirmAsync(site);
        await using var db = site.Open();
        var application = await db.Applications.SingleAsync();
        application.Employer.ShouldBe("Lumen Health");
        (await db.Outcomes.SingleAsync()).At.ShouldBe(new(2026, 3, 6, 16, 12, 0, TimeSpan.Zero));
        (await db.Emails.CountAsync(mail => mail.ApplicationId == application.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task Feedback_that_comes_without_a_decision_is_kept_with_what_they_said()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await GiveAsync(
            site,
            $"""
            {AnswerHead}
            Hi Jo, the panel liked how clearly you explained your model. Your answer about the clinician stayed quite general
            and we'd have liked a real example. It would also have helped to look at our recent NHS project beforehand. Priya
            """
        );

        (await site.GetAsync("/inbox")).ShouldContain("It decides nothing, and says something about how you did");
        await ConfirmAsync(site);
        await using var db = site.Open();
        (await db.Outcomes.CountAsync()).ShouldBe(1);
        var told = await db.Feedback.SingleAsync();
        told.ApplicationId.ShouldBe((await db.Applications.SingleAsync()).Id);
        (await site.GetAsync($"/feedback/{told.Id}")).ShouldContain("What Priya Nair said");
    }

    [Fact]
    public async Task What_cannot_be_told_says_what_to_do()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, "asdf");
        (await site.GetAsync("/inbox")).ShouldContain("Candor cannot tell what this decided. Choose it below");
    }

    [Fact]
    public async Task A_no_that_comes_again_is_told_as_known_before_it_is_confirmed()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await GiveAsync(
            site,
            News.Replace("6 Mar 2026", "7 Mar 2026", StringComparison.Ordinal)
                .Replace("coming in", "coming by", StringComparison.Ordinal)
        );

        (await site.GetAsync("/inbox")).ShouldContain(
            "You know of it already: the days of your plan stay as they are."
        );
        await ConfirmAsync(site);
        await using var db = site.Open();
        (await db.Outcomes.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_employer_who_writes_as_its_careers_team_is_the_same_employer()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await GiveAsync(
            site,
            """
            From: Lumen Health Careers <no-reply@talent.example>
            Subject: Your application for Data Analyst
            Date: Mon, 9 Mar 2026 08:30:00 +0000

            Dear Jo,

            Thank you for your interest in the Data Analyst position at Lumen Health Careers. Unfortunately your application
            was not successful.
            """
        );
        await using var db = site.Open();
        (await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting)).ApplicationId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_draft_that_was_looked_at_once_more_after_their_answer_is_answered_all_the_same()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await using (var db = site.Open())
        {
            var application = await db.Applications.SingleAsync();
            db.Drafts.Add(
                new Draft
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application.Id,
                    PersonId = (await db.People.SingleAsync()).Id,
                    Kind = DraftKind.Email,
                    Subject = "Re: Your interview for Data Analyst",
                    Text = "What could I do better?",
                    MessageId = "copied@candor.invalid",
                    CreatedAt = new(2026, 3, 7, 9, 0, 0, TimeSpan.Zero),
                    ChangedAt = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero),
                }
            );
            await db.SaveChangesAsync();
        }

        await GiveAsync(site, Feedback);
        await using var after = site.Open();
        var answer = await after.Proposals.SingleAsync(one => one.State == ProposalState.Waiting);
        answer.AnswersDraftId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_recruiter_who_writes_of_another_role_writes_of_another_application()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await ConfirmAsync(site);
        await GiveAsync(
            site,
            """
            From: Priya Nair <priya.nair@lumenhealth.example>
            Subject: Your application for Office Manager at Lumen Health
            Date: Mon, 9 Mar 2026 08:30:00 +0000

            Dear Jo,

            Unfortunately we will not be taking your application for Office Manager any further.

            Priya Nair
            """
        );
        await using var db = site.Open();
        var other = await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting);
        (other.Role, other.ApplicationId).ShouldBe(("Office Manager", null));
    }

    [Fact]
    public async Task What_decides_nothing_is_not_among_those_that_are_taken_all_at_once()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, News);
        await using var db = site.Open();
        var proposal = await db.Proposals.SingleAsync();
        (proposal.Sure, proposal.Kind) = (Sure.Sure, OutcomeKind.None);
        await db.SaveChangesAsync();

        await site.PostAsync("/inbox", "/inbox/all-sure");
        (await db.Proposals.AsNoTracking().SingleAsync()).State.ShouldBe(ProposalState.Waiting);
        (await site.GetAsync("/inbox")).ShouldNotContain("Candor is sure of");
    }

    private static Task<HttpResponseMessage> GiveAsync(TestSite site, string mail) =>
        site.PostAsync("/inbox?more=yes", "/inbox/mail", ("text", mail));

    private static async Task ConfirmAsync(TestSite site)
    {
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting)).Id;
        }

        await site.PostAsync("/inbox", $"/inbox/{id}", ("deed", "confirm"));
    }
}
