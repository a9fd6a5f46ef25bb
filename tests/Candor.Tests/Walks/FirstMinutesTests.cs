using Candor.Core;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Walks;

/// <summary>What the first five minutes lead to, for somebody in a hurry.</summary>
public sealed class FirstMinutesTests
{
    [Fact]
    public async Task A_no_told_by_hand_leads_to_the_plan_and_an_invitation_to_its_application()
    {
        await using var site = await TestSite.StartAsync();
        (await TellAsync(site, ("employer", "Northwind"), ("medium", "call"), ("kind", "rejected"))).ShouldEndWith(
            "/plan"
        );
        (await TellAsync(site, ("employer", "Brook"), ("medium", "call"), ("kind", "invited"))).ShouldNotEndWith(
            "/plan"
        );
    }

    [Theory]
    [InlineData("no", StepState.Skipped)]
    [InlineData("yes", StepState.Done)]
    public async Task A_call_that_is_over_is_no_moment_to_ask_any_more(string asked, StepState state)
    {
        await using var site = await TestSite.StartAsync();
        var plan = await TellAsync(
            site,
            ("employer", "Northwind"),
            ("medium", "call"),
            ("kind", "rejected"),
            ("stage", "final"),
            ("asked", asked)
        );
        await using var db = site.Open();
        var mark = await db.StepMarks.SingleAsync(TestContext.Current.CancellationToken);
        (mark.StepId, mark.Deed, mark.State).ShouldBe(("ask-on-the-call", Deed.Ask, state));
        // The step for after the call takes its place where nothing was asked, and has nothing to do where it was.
        (await site.GetAsync(plan))
            .Contains("ask-after-the-call", StringComparison.Ordinal)
            .ShouldBe(asked == "no");
    }

    [Fact]
    public async Task Who_is_still_on_the_phone_is_shown_what_to_ask_on_it()
    {
        await using var site = await TestSite.StartAsync();
        await TellAsync(
            site,
            ("employer", "Northwind"),
            ("medium", "call"),
            ("kind", "rejected"),
            ("stage", "final"),
            ("asked", "")
        );
        await using var db = site.Open();
        (await db.StepMarks.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await site.GetAsync("/")).ShouldContain("on the call");
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(70, false)]
    public async Task Silence_is_brought_up_for_two_months(int days, bool brought)
    {
        await using var site = await TestSite.StartAsync();
        await TellAsync(
            site,
            ("employer", "Tarn"),
            ("medium", "silence"),
            ("stage", "first"),
            (
                "at",
                site.Clock.GetUtcNow()
                    .AddDays(-days)
                    .ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            )
        );
        (await site.GetAsync("/")).Contains("how things stand", StringComparison.Ordinal).ShouldBe(brought);
    }

    [Fact]
    public async Task An_invitation_stands_on_Today_until_its_day_is_noted()
    {
        await using var site = await TestSite.StartAsync();
        var page = await TellAsync(
            site,
            ("employer", "Brook"),
            ("role", "Clerk"),
            ("medium", "letter"),
            ("kind", "invited")
        );
        (await site.GetAsync("/")).ShouldContain("They invite you: Clerk at Brook");
        (await site.GetAsync(page)).ShouldContain("The page for the interview");
        await using (var db = site.Open())
        {
            db.Interviews.Add(
                new Interview
                {
                    Id = Guid.CreateVersion7(),
                    ApplicationId = (await db.Applications.SingleAsync(TestContext.Current.CancellationToken)).Id,
                    At = site.Clock.GetUtcNow().AddDays(3),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await site.GetAsync("/")).ShouldNotContain("They invite you");
    }

    [Fact]
    public async Task Applications_come_in_the_order_of_their_latest_news()
    {
        await using var site = await TestSite.StartAsync();
        foreach (
            var (employer, at) in new[]
            {
                ("Early", "2026-01-05T10:00"),
                ("Latest", "2026-02-20T10:00"),
                ("Between", "2026-02-01T10:00"),
            }
        )
        {
            await TellAsync(site, ("employer", employer), ("medium", "letter"), ("kind", "rejected"), ("at", at));
        }

        var html = await site.GetAsync("/applications");
        var order = new[] { "Latest", "Between", "Early" };
        order.OrderBy(name => html.IndexOf($">{name}<", StringComparison.Ordinal)).ShouldBe(order);
    }

    // Where the person is led after telling it.
    private static async Task<string> TellAsync(TestSite site, params (string, string)[] fields)
    {
        var led = await site.PostAsync("/happened", "/happened/tell", fields);
        return led.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
