using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

/// <summary>When no word counts as silence, which is Candor's own guess.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task An_application_that_was_only_acknowledged_is_silence_after_four_weeks_and_presses_nobody()
    {
        await using var site = await TestSite.StartAsync();
        var first = await AcknowledgedAsync(site, "Northwind Energy", daysAgo: 28);
        await AcknowledgedAsync(site, "Contoso", daysAgo: 40);
        (await site.GetAsync("/ask")).ShouldNotContain("Northwind Energy");
        (await site.GetAsync(first + "/plan")).ShouldContain("No news yet");
        site.Clock.Now += TimeSpan.FromDays(1);

        var ask = await site.GetAsync("/ask");
        ask.ShouldContain("No word for long");
        ask.ShouldContain("Contoso");
        ask.ShouldContain("Northwind Energy");
        var plan = await site.GetAsync(first + "/plan");
        plan.ShouldContain("Ask how things stand");
        plan.ShouldContain("28 days without a word as silence, which is its own guess");

        // One of them is enough for a day, and the calendar tells of none.
        var today = await site.GetAsync("/");
        System
            .Text.RegularExpressions.Regex.Count(today, "how things stand</a>|Find a name to write to</a>")
            .ShouldBe(1);
        var at = today.IndexOf("/calendar/", StringComparison.Ordinal);
        (await site.GetAsync(today[at..today.IndexOf('"', at)])).ShouldNotContain("BEGIN:VEVENT");
    }

    [Theory]
    [InlineData(OutcomeKind.OnHold)]
    [InlineData(OutcomeKind.Invited)]
    [InlineData(OutcomeKind.Withdrawn)]
    public async Task Where_the_next_word_is_not_theirs_alone_no_word_is_no_silence(OutcomeKind kind)
    {
        await using var site = await TestSite.StartAsync();
        var page = await AcknowledgedAsync(site, "Northwind Energy", daysAgo: 90);
        await using (var db = site.Open())
        {
            db.Outcomes.Add(
                new Outcome
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = Guid.Parse(page.Split('/')[^1]),
                    Kind = kind,
                    At = site.Clock.Now.AddDays(-60),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await site.GetAsync(page + "/plan")).ShouldContain("No news yet");
    }

    [Fact]
    public async Task After_an_interview_two_weeks_without_a_word_are_silence()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AcknowledgedAsync(site, "Northwind Energy", daysAgo: 30);
        await using (var db = site.Open())
        {
            db.Interviews.Add(
                new Interview
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = Guid.Parse(page.Split('/')[^1]),
                    At = site.Clock.Now.AddDays(-14),
                    Stage = Stage.First,
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await site.GetAsync(page + "/plan")).ShouldContain("Before the decision");
        site.Clock.Now += TimeSpan.FromDays(1);
        (await site.GetAsync(page + "/plan")).ShouldContain("Ask how things stand");
        (await site.GetAsync("/ask")).ShouldContain("No word since");
    }

    private static async Task<string> AcknowledgedAsync(TestSite site, string employer, int daysAgo)
    {
        await using var db = site.Open();
        await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
        var application = new JobApplication { Id = Ids.New(site.Clock), Employer = employer };
        db.Applications.Add(application);
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(site.Clock),
                ApplicationId = application.Id,
                Kind = OutcomeKind.Acknowledged,
                Medium = Medium.Email,
                At = site.Clock.Now.AddDays(-daysAgo),
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return $"/applications/{application.Id}";
    }
}
