using System.Diagnostics;
using Candor.Checking;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>What holds for every plan, over many invented situations in every zone of this machine.</summary>
public sealed class MakePlanTests
{
    private static readonly Playbooks Playbooks = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    private static readonly TimeZoneInfo[] Zones = [.. TimeZoneInfo.GetSystemTimeZones()];

    private static int Many => Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1" ? 100_000 : 3_000;

    [Fact]
    public void Every_step_is_inside_its_window_or_blocked_with_a_reason()
    {
        ForEach(
            (situation, plan, now) =>
            {
                foreach (var step in plan.Steps)
                {
                    (step.State == StepState.Blocked).ShouldBe(step.BlockedBy is not null);
                    if (
                        step.BlockedBy is null
                        && step.State
                            is not (
                                StepState.Done
                                or StepState.Skipped
                                or StepState.VoicemailLeft
                                or StepState.AwaitingCall
                            )
                    )
                    {
                        step.Earliest.ShouldNotBeNull();
                        (step.Latest >= step.Earliest || step.Latest is null).ShouldBeTrue();
                        step.State.ShouldBe(
                            now < step.Earliest ? StepState.Waiting
                            : step.Latest is null ? StepState.Open
                            : now > step.Latest ? StepState.Overdue
                            : step.Latest - now <= TimeSpan.FromDays(1) ? StepState.Due
                            : StepState.Open
                        );
                    }
                }
            }
        );
    }

    [Fact]
    public void Nobody_is_asked_too_often_too_soon_or_after_an_answer()
    {
        ForEach(
            (situation, plan, now) =>
            {
                var asks = situation.Marks.Where(IsAttempt).ToList();
                var answered = asks.Exists(mark =>
                    mark.Reply is ReplyKind.Feedback or ReplyKind.Vague or ReplyKind.Refused
                );
                foreach (var step in plan.Steps.Where(IsOpenAsk))
                {
                    answered.ShouldBeFalse();
                    situation.News.ShouldNotBe(Medium.Silence);
                    situation.Feedback.ShouldNotBe(FeedbackStance.Refused);
                    (situation.SupersededAt <= now).ShouldBeFalse();
                    asks.Count.ShouldBeLessThan(3);
                    asks.Count(mark => mark.PersonId == step.Person?.Id).ShouldBeLessThan(2);
                    if (step.Deed == Deed.SecondAsk)
                    {
                        (step.Earliest!.Value - asks.Max(mark => mark.At)).ShouldBeGreaterThanOrEqualTo(
                            TimeSpan.FromDays(7)
                        );
                    }
                    else
                    {
                        asks.ShouldBeEmpty();
                    }
                }
            }
        );
    }

    [Fact]
    public void No_two_asks_are_open_to_different_people_at_once()
    {
        ForEach(
            (situation, plan, now) =>
            {
                var open = plan
                    .Steps.Where(step =>
                        IsOpenAsk(step) && step.State is StepState.Due or StepState.Open && IsOpenAsk(step)
                    )
                    .ToList();
                open.Count.ShouldBeLessThanOrEqualTo(1, string.Join(", ", open.Select(step => step.Id)));
            }
        );
    }

    [Fact]
    public void A_call_falls_into_office_hours()
    {
        ForEach(
            (situation, plan, now) =>
            {
                foreach (
                    var step in plan.Steps.Where(step =>
                        step is { Channel: Channel.Call, Of.OnTheCall: false, Earliest: not null }
                        && step.BlockedBy is null
                        && step.State is StepState.Waiting or StepState.Open or StepState.Due
                        && step is { Channel: Channel.Call, Of.OnTheCall: false, Earliest: not null }
                    )
                )
                {
                    var zone = step.Person is { TimeZone.Length: > 0 }
                        ? TimeZoneInfo.FindSystemTimeZoneById(step.Person.TimeZone)
                        : situation.Zone;
                    foreach (var at in new[] { step.Earliest!.Value, step.Latest ?? step.Earliest.Value })
                    {
                        var there = TimeZoneInfo.ConvertTime(at, zone);
                        there.DayOfWeek.ShouldNotBe(DayOfWeek.Saturday);
                        there.DayOfWeek.ShouldNotBe(DayOfWeek.Sunday);
                        there.TimeOfDay.ShouldBeInRange(
                            TimeSpan.FromHours(9),
                            TimeSpan.FromHours(17),
                            $"{step} {zone.Id} {there}"
                        );
                    }
                }
            }
        );
    }

    [Fact]
    public void A_break_never_silently_loses_a_deadline()
    {
        ForEach(
            (situation, plan, now) =>
            {
                foreach (var step in plan.Steps.Where(step => step.BlockedBy == Hindrance.OnBreak))
                {
                    step.BreakCosts.ShouldBeTrue();
                    (situation.PausedUntil > step.Latest).ShouldBeTrue();
                }

                foreach (
                    var step in plan.Steps.Where(step =>
                        step
                            is {
                                BlockedBy: null,
                                State: StepState.Waiting,
                                Deed: not (Deed.Rest or Deed.Reflect or Deed.Listen),
                                Of.OnTheCall: false
                            }
                    )
                )
                {
                    (
                        step.Earliest < situation.PausedUntil && now < situation.PausedUntil && !step.BreakCosts
                    ).ShouldBeFalse(step.Id);
                }
            }
        );
    }

    [Fact]
    public void The_same_state_gives_the_same_plan()
    {
        ForEach((situation, plan, now) => MakePlan.For(situation, plan.Playbook, now).Steps.ShouldBe(plan.Steps));
    }

    [Fact]
    public void Days_are_counted_on_the_calendar_of_every_zone_on_every_day_of_two_years()
    {
        var step = Playbooks["the-letter"]!;
        foreach (var zone in Zones)
        {
            for (var day = 0; day < 731; day += Many > 10_000 ? 1 : 17)
            {
                var wall = new DateTime(2026, 1, 1, 10, 30, 0).AddDays(day);
                var told = LocalTime.At(wall, zone);
                var plan = MakePlan.For(
                    new Situation
                    {
                        News = Medium.Email,
                        At = told,
                        Zone = zone,
                        Stage = Stage.Final,
                    },
                    step,
                    told
                );
                var ask = plan.Steps.First(s => s.Id == "ask");
                TimeZoneInfo.ConvertTime(ask.Earliest!.Value, zone).DateTime.ShouldBe(wall.AddDays(12), zone.Id);
                TimeZoneInfo.ConvertTime(ask.Latest!.Value, zone).DateTime.ShouldBe(wall.AddDays(16), zone.Id);
            }
        }
    }

    [Fact]
    public void Every_planning_id_stands_in_an_example_of_a_playbook()
    {
        var shown = new Library(ReadFolder.Read(Repository.Knowledge, []))
            .In("playbooks")
            .SelectMany(file => file.Root["examples"]!.Items)
            .SelectMany(example => example["shows"]!.Items)
            .Select(id => id.Text)
            .ToHashSet();
        string[] planning =
        [
            "A2",
            "A4",
            "A5",
            "A6",
            "A7",
            "A8",
            "A12",
            "A13",
            "A15",
            "A18",
            "B2",
            "B3",
            "B6",
            "B11",
            "B12",
            "C2",
            "C3",
            "C10",
            "C11",
            "D1",
            "D5",
            "D6",
            "D7",
            "D9",
            "D10",
            "E3",
            "E4",
            "E5",
            "E12",
            "E13",
            "E14",
            "E15",
        ];
        planning.Where(id => !shown.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void Plans_are_made_quickly()
    {
        var situations = Enumerable.Range(0, 500).Select(seed => Situations.Of(seed, Zones)).ToList();
        var watch = Stopwatch.StartNew();
        var made = 0;
        while (watch.ElapsedMilliseconds < 400)
        {
            foreach (var (situation, now) in situations)
            {
                foreach (var playbook in Playbooks.All)
                {
                    MakePlan.For(situation, playbook, now);
                    made++;
                }
            }
        }

        var second = made / watch.Elapsed.TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{second:N0} plans a second");
        second.ShouldBeGreaterThan(20_000);
    }

    private static void ForEach(Action<Situation, Plan, DateTimeOffset> check)
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var (situation, now) = Situations.Of(seed, Zones);
            foreach (var playbook in Playbooks.All)
            {
                try
                {
                    check(situation, MakePlan.For(situation, playbook, now), now);
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
    }

    private static bool IsAttempt(StepMark mark) =>
        mark.Deed is Deed.Ask or Deed.SecondAsk
        && mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall
        && mark.Deed is Deed.Ask or Deed.SecondAsk;

    private static bool IsOpenAsk(Step step) =>
        step.Deed is Deed.Ask or Deed.SecondAsk
        && step.BlockedBy is null
        && step.State is StepState.Waiting or StepState.Open or StepState.Due or StepState.Overdue;
}
