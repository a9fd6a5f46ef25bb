using System.Diagnostics;
using Candor.Checking;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>
/// What holds for every plan (<see cref="PlanRules"/>), over many invented situations in every zone and known place: some
/// thousands in each run, a hundred thousand and every day of two years by <c>./soak.sh</c>.
/// </summary>
public sealed class MakePlanTests(ITestOutputHelper output)
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));

    private static readonly Playbooks Playbooks = new(Library, []);

    private static readonly Holidays Holidays = new(Library, []);

    private static readonly TimeZoneInfo[] Zones = [.. TimeZoneInfo.GetSystemTimeZones()];

    private const int Few = 3_000;

    private const int Many = 100_000;

    public static TheoryData<string> Rules => [.. PlanRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Of_some_thousand_plans_each_keeps(string rule) => Check(PlanRules.All[rule], Few);

    [Fact]
    [Trait("Kind", "Soak")]
    public void A_hundred_thousand_situations_keep_every_rule_in_every_playbook()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run: CANDOR_SOAK=1");
        var plans = Check((s, plan, now) => PlanRules.All.Values.ToList().ForEach(rule => rule(s, plan, now)), Many);
        var (zones, days) = Days(every: 1);
        output.WriteLine(
            $"figure: plans: {Many:N0} situations, {plans:N0} plans, {PlanRules.All.Count} rules kept by all; {zones} zones on each of {days} days"
        );
    }

    [Fact]
    public void Days_are_counted_on_the_calendar_of_every_zone_through_two_years() => Days(every: 17);

    [Fact]
    public void Each_step_with_another_person_says_what_is_still_sensible_once_its_time_has_passed() =>
        Playbooks
            .All.SelectMany(playbook =>
                playbook
                    .Steps.Where(step => step is { Ways.Count: > 0, Until: not null, IfLate: "" })
                    .Select(step => $"{playbook.Id}: {step.Id}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Every_plan_ends_with_the_next_application_and_gives_credit_for_asking()
    {
        foreach (var playbook in Playbooks.All)
        {
            playbook.Steps[^1].Deed.ShouldBe(Deed.ApplyNext, playbook.Id);
            playbook.Steps.ShouldContain(step => step.Id == "recognise", playbook.Id);
        }
    }

    [Fact]
    public void Every_planning_id_stands_in_an_example_of_a_playbook()
    {
        var shown = Library
            .In("playbooks")
            .SelectMany(file => file.Root["examples"]!.Items)
            .SelectMany(example => example["shows"]!.Items)
            .Select(id => id.Text)
            .ToHashSet(StringComparer.Ordinal);
        // What the rulebook asks of whom, when, how and what next; the rest is wording, listening, learning, practising.
        string[] planning =
        [
            .. "A1 A2 A4 A5 A6 A7 A8 A9 A11 A12 A13 A15 A18".Split(' '),
            .. "B2 B3 B5 B6 B7 B8 B11 B12".Split(' '),
            .. "C1 C2 C3 C4 C6 C7 C9 C10 C11 C12 C16".Split(' '),
            .. "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10".Split(' '),
            .. "E1 E3 E4 E5 E6 E8 E12 E13 E14 E15 E16".Split(' '),
        ];
        planning.Where(id => !shown.Contains(id)).ShouldBeEmpty();
    }

    private static int Check(Action<Situation, Plan, DateTimeOffset> rule, int count)
    {
        var plans = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var (situation, now) = Situations.Of(seed, Zones, Holidays);
            foreach (var playbook in Playbooks.All)
            {
                plans++;
                try
                {
                    rule(situation, MakePlan.For(situation, playbook, now), now);
                }
                catch (ShouldAssertException wrong)
                {
                    throw new InvalidOperationException(
                        $"seed {seed}, {playbook.Id}, {situation}: {wrong.Message}",
                        wrong
                    );
                }
            }
        }

        return plans;
    }

    // The letter's window opens on the twelfth day and closes on the sixteenth, at the same time of day.
    private static (int Zones, int Days) Days(int every)
    {
        var letter = Playbooks["the-letter"]!;
        var days = 0;
        foreach (var zone in Zones)
        {
            days = 0;
            for (var day = 0; day < 731; day += every, days++)
            {
                var wall = new DateTime(2026, 1, 1, 10, 30, 0).AddDays(day);
                var told = LocalTime.At(wall, zone);
                var situation = new Situation
                {
                    News = Medium.Email,
                    At = told,
                    Zone = zone,
                    Stage = Stage.Final,
                };
                var ask = MakePlan.For(situation, letter, told).Steps.First(s => s.Id == "ask");
                TimeZoneInfo.ConvertTime(ask.Earliest!.Value, zone).DateTime.ShouldBe(wall.AddDays(12), zone.Id);
                TimeZoneInfo.ConvertTime(ask.Latest!.Value, zone).DateTime.ShouldBe(wall.AddDays(16), zone.Id);
            }
        }

        return (Zones.Length, days);
    }
}
