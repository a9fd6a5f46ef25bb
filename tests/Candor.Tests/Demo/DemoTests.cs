using System.Net;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Demo;

public sealed class DemoTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task The_example_lies_in_a_store_of_its_own_and_is_read_by_the_same_readers_as_real_mail()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("demo", "--only-fill");
        ran.ExitCode.ShouldBe(0, ran.Error);
        File.Exists(Store.PathIn(terminal.Home)).ShouldBeFalse();

        await using var db = new CandorDb(
            await Store.OpenAsync(Path.Combine(terminal.Home, "demo"), terminal.Clock, Cancel)
        );
        (await db.Outcomes.CountAsync(o => o.Kind == OutcomeKind.Rejected, Cancel)).ShouldBe(3);
        var waiting = await db.Proposals.SingleAsync(Cancel);
        waiting.Kind.ShouldBe(OutcomeKind.Rejected);
        waiting.Feedback.ShouldBe(FeedbackStance.Offered);
        waiting.Employer.ShouldBe("Quayside Software");
        var points = await db.Points.ToListAsync(Cancel);
        points.Where(point => point.Topic == "examples").Select(point => point.PersonId).Distinct().Count().ShouldBe(2);
        points.ShouldContain(point => point.Polarity == Polarity.Strength);
    }

    [Fact]
    public async Task A_second_demo_starts_afresh()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("demo", "--only-fill");
        var ran = await terminal.RunAsync("demo", "--only-fill");
        ran.ExitCode.ShouldBe(0, ran.Error);
    }

    [Fact]
    public async Task The_web_app_leads_into_the_example_and_leaves_the_own_store_alone()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Client.GetAsync("/demo");
        answer.RequestMessage!.RequestUri!.Port.ShouldNotBe(site.Address.Port);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
        await using var db = site.Open();
        (await db.Applications.AnyAsync(Cancel)).ShouldBeFalse();

        // The way back is still open: the example's cookie has another name.
        (await site.Client.GetAsync("/not-found")).StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
    }
}
