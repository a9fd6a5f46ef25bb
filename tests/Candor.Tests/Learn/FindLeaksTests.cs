using Candor.Core.Learn;

namespace Candor.Tests.Learn;

public sealed class FindLeaksTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Against R's <c>qbeta(c(.025, .975), k + .5, n - k + .5)</c>, by hand for the ends.</summary>
    [Theory]
    [InlineData(0, 6, 0, 0.330)]
    [InlineData(6, 6, 0.670, 1)]
    [InlineData(5, 10, 0.224, 0.776)]
    [InlineData(1, 10, 0.011, 0.381)]
    [InlineData(50, 1000, 0.038, 0.065)]
    public void The_interval_is_jeffreys(int passed, int came, double low, double high)
    {
        var sure = Jeffreys.Of(passed, came);
        sure.Low.ShouldBe(low, 0.002);
        sure.High.ShouldBe(high, 0.002);
    }

    [Fact]
    public void The_interval_holds_the_share_and_narrows_with_more_cases()
    {
        for (var came = 1; came <= 300; came++)
        {
            for (var passed = 0; passed <= came; passed += Math.Max(1, came / 7))
            {
                var sure = Jeffreys.Of(passed, came);
                var share = (double)passed / came;
                sure.Low.ShouldBeLessThanOrEqualTo(share);
                sure.High.ShouldBeGreaterThanOrEqualTo(share);
                var twice = Jeffreys.Of(2 * passed, 2 * came);
                (twice.High - twice.Low).ShouldBeLessThan(sure.High - sure.Low + 1e-9);
            }
        }
    }

    [Fact]
    public void What_is_still_open_counts_nowhere_as_lost()
    {
        var leaks = FindLeaks.Of([
            Course(1, Reached.Screening, over: false),
            Course(2, Reached.Screening, over: true),
            Course(3, Reached.Interview, over: true),
        ]);
        leaks.Counts.ShouldBe([3, 3, 1, 0, 0]);
        (leaks.All[1].Passed, leaks.All[1].Came).ShouldBe((1, 2));
    }

    [Theory]
    [InlineData(5, 0, false)]
    [InlineData(6, 0, true)]
    [InlineData(12, 1, false)]
    public void Interviews_without_an_offer_are_said_only_when_there_are_enough(int without, int with, bool said)
    {
        var courses = Enumerable
            .Range(0, without)
            .Select(n => Course(n, Reached.Interview, over: true))
            .Concat(Enumerable.Range(0, with).Select(n => Course(n, Reached.Offer, over: true)));
        FindLeaks.Of(courses).IsInterviewsWithoutOffer.ShouldBe(said);
    }

    [Fact]
    public void A_change_is_said_only_where_the_intervals_lie_apart()
    {
        var slight = Enumerable
            .Range(0, 20)
            .Select(n => Course(n, n % 3 == 0 ? Reached.Screening : Reached.Applied, true));
        FindLeaks.Of(slight).Changed.ShouldBeEmpty();
        var great = Enumerable.Range(0, 40).Select(n => Course(n, n >= 20 ? Reached.Screening : Reached.Applied, true));
        FindLeaks.Of(great).Changed.Select(pair => pair.Before.From).ShouldBe([Reached.Applied]);
    }

    [Fact]
    public void Twice_as_many_as_a_period_needs_are_enough_to_compare() =>
        FindLeaks.Of(Enumerable.Range(0, 10).Select(n => Course(n, Reached.Applied, true))).Since.ShouldNotBeNull();

    [Fact]
    public void Too_few_are_not_cut_into_periods() =>
        FindLeaks.Of(Enumerable.Range(0, 9).Select(n => Course(n, Reached.Applied, true))).Since.ShouldBeNull();

    private static Course Course(int day, Reached reached, bool over) => new(Start.AddDays(day), reached, over);
}
