using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

public sealed class FoundJobTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_found_a_job_is_not_asked_to_ask_any_more_and_may_look_again()
    {
        await using var site = await TestSite.StartAsync();
        var application = await AddAsync(site, "Northwind", rejected: true);
        var other = await AddAsync(site, "Eastwind", rejected: false);
        (await site.GetAsync("/")).ShouldContain($"/applications/{application}/steps/");

        var page = await (
            await site.PostAsync("/found", "/found/job", ("application", other.ToString()))
        ).Content.ReadAsStringAsync(Cancel);

        page.ShouldContain("Eastwind. Well done");
        page.ShouldContain("Nobody waits for your thanks");
        var today = await site.GetAsync("/");
        today.ShouldNotContain($"/applications/{application}/steps/");
        today.ShouldContain("You found a job");

        await site.PostAsync("/found", "/found/look-again");
        (await site.GetAsync("/")).ShouldContain($"/applications/{application}/steps/");
    }

    [Fact]
    public async Task Thanks_that_are_owed_stay()
    {
        await using var site = await TestSite.StartAsync();
        var application = await AddAsync(site, "Northwind", rejected: true);
        await using (var db = site.Open())
        {
            var outcome = await db.Outcomes.SingleAsync(Cancel);
            db.StepMarks.Add(
                new StepMark
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application,
                    OutcomeId = outcome.Id,
                    StepId = "ask",
                    Deed = Deed.Ask,
                    State = StepState.Done,
                    At = outcome.At.AddHours(4),
                    Reply = ReplyKind.Feedback,
                    RepliedAt = site.Clock.GetUtcNow().AddHours(-2),
                }
            );
            db.Feedback.Add(
                new Feedback
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application,
                    Medium = Medium.Email,
                    At = site.Clock.GetUtcNow().AddHours(-2),
                    Text = "Your examples were rather general.",
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        await site.PostAsync("/found", "/found/job", ("employer", "Southwind"));
        var page = await site.GetAsync("/found");
        page.ShouldContain("Thanks that you still owe");
        page.ShouldContain("Northwind");
    }

    [Fact]
    public async Task Nothing_chosen_is_one_clear_line()
    {
        await using var site = await TestSite.StartAsync();
        var page = await (await site.PostAsync("/found", "/found/job")).Content.ReadAsStringAsync(Cancel);
        page.ShouldContain("Choose the application, or name the employer.");
    }

    private static async Task<Guid> AddAsync(TestSite site, string employer, bool rejected)
    {
        await using var db = site.Open();
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = employer,
            Role = "Analyst",
            Stage = Stage.Final,
            CreatedAt = site.Clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        if (rejected)
        {
            db.Outcomes.Add(
                new Outcome
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application.Id,
                    Kind = OutcomeKind.Rejected,
                    Medium = Medium.Email,
                    Stage = Stage.Final,
                    At = site.Clock.GetUtcNow().AddHours(-30),
                    Sure = Sure.Sure,
                    ConfirmedAt = site.Clock.GetUtcNow(),
                }
            );
        }

        await db.SaveChangesAsync(Cancel);
        return application.Id;
    }
}
