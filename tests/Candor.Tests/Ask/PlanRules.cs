using Candor.Core.Ask;

namespace Candor.Tests.Ask;

/// <summary>What every plan keeps, whatever the situation and whichever the playbook.</summary>
internal static class PlanRules
{
    public static readonly Dictionary<string, Action<Situation, Plan, DateTimeOffset>> All = new(StringComparer.Ordinal)
    {
        ["each step inside its window, or blocked with a reason"] = InsideOrBlocked,
        ["caps and gaps, and nobody asked after an answer"] = NotTooOften,
        ["no two steps that contradict each other"] = NoContradiction,
        ["calls in the other's working hours"] = InOfficeHours,
        ["half a working day in which to ring"] = EnoughToRing,
        ["no word of a no before there is one"] = NothingFollowsSilence,
        ["no deadline lost silently to a pause"] = PausesAreTold,
        ["the same plan from the same state"] = SameAgain,
        ["the same windows when it is made later"] = SameLater,
        ["nothing left once it is told to be over"] = Over,
        ["an open step says whom and by which channel"] = Reachable,
    };

    private static void InsideOrBlocked(Situation situation, Plan plan, DateTimeOffset now)
    {
        foreach (var step in plan.Steps)
        {
            (step.State == StepState.Blocked).ShouldBe(step.BlockedBy is not null);
            if (step.BlockedBy is null && !IsMarked(step))
            {
                step.Earliest.ShouldNotBeNull();
                (step.Latest >= step.Earliest || step.Latest is null).ShouldBeTrue(step.Id);
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

    private static void NotTooOften(Situation situation, Plan plan, DateTimeOffset now)
    {
        var asks = situation.Marks.Where(IsAttempt).ToList();
        var answered = asks.Exists(mark => mark.Reply is ReplyKind.Feedback or ReplyKind.Vague or ReplyKind.Refused);
        foreach (var step in plan.Steps.Where(IsOpenAsk))
        {
            answered.ShouldBeFalse(step.Id);
            situation.News.ShouldNotBe(Medium.Silence);
            situation.Feedback.ShouldNotBeOneOf(FeedbackStance.Refused, FeedbackStance.Given);
            (situation.SupersededAt <= now).ShouldBeFalse(step.Id);
            asks.Count.ShouldBeLessThan(3);
            asks.Count(mark => mark.PersonId == step.Person?.Id).ShouldBeLessThan(2);
            if (step.Deed == Deed.SecondAsk)
            {
                (step.Earliest!.Value - asks.Max(mark => mark.At)).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(7));
            }
            else
            {
                asks.ShouldBeEmpty();
            }
        }
    }

    private static void NoContradiction(Situation situation, Plan plan, DateTimeOffset now)
    {
        // One person at a time, and one way at a time.
        plan.Steps.Count(step => IsOpenAsk(step) && step.State is (StepState.Due or StepState.Open))
            .ShouldBeLessThanOrEqualTo(1);
        // What was done or left out is not offered again under another name.
        plan.Steps.Select(step => step.Id).ShouldBeUnique();
        // Silence is asked about; a rejection is asked after. Never both.
        (plan.Steps.Any(IsOpenAsk) && plan.Steps.Any(step => step.Deed == Deed.AskStatus)).ShouldBeFalse();
        // Thanks answer an answer; until then nobody is thanked for it.
        if (
            situation.News is not null
            && plan.Steps.Any(step => step is { Deed: Deed.Thank, BlockedBy: null } && !IsMarked(step))
        )
        {
            (
                situation.Marks.Any(mark => mark.Reply is not null)
                || situation.Feedback is FeedbackStance.Given or FeedbackStance.Refused
            ).ShouldBeTrue();
        }
    }

    private static void InOfficeHours(Situation situation, Plan plan, DateTimeOffset now)
    {
        foreach (var step in plan.Steps.Where(step => !IsMarked(step) && step.BlockedBy is null))
        {
            if (step is not { Channel: Channel.Call, Of.OnTheCall: false, Earliest: { } from })
            {
                continue;
            }

            var theirs = step.Person?.TimeZone ?? "";
            var zone = theirs.Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(theirs) : situation.Zone;
            var place = theirs.Length > 0 ? situation.Holidays.PlaceOf(theirs) : situation.Place;
            foreach (var at in new[] { from, step.Latest ?? from })
            {
                var there = TimeZoneInfo.ConvertTime(at, zone);
                there.TimeOfDay.ShouldBeInRange(TimeSpan.FromHours(9), TimeSpan.FromHours(17), $"{step} {zone.Id}");
                situation.Holidays.IsFree(DateOnly.FromDateTime(there.Date), place).ShouldBeFalse($"{step.Id} {there}");
            }
        }
    }

    // Counted by the quarter of an hour, so that it is another reckoning than the plan's own.
    private static void EnoughToRing(Situation situation, Plan plan, DateTimeOffset now)
    {
        foreach (var step in plan.Steps.Where(step => !IsMarked(step) && step.BlockedBy is null))
        {
            if (
                step is not { Channel: Channel.Call, Of.OnTheCall: false, Earliest: { } from, Latest: { } to }
                || situation.PausedUntil is not null
                || step.Of.Until!.Value.Nominal - step.Of.After.Nominal < OfficeHours.Enough
            )
            {
                continue;
            }

            var theirs = step.Person?.TimeZone ?? "";
            var zone = theirs.Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(theirs) : situation.Zone;
            var place = theirs.Length > 0 ? situation.Holidays.PlaceOf(theirs) : situation.Place;
            var open = TimeSpan.Zero;
            for (var at = from; at < to && open < OfficeHours.Enough; at = at.AddMinutes(15))
            {
                var there = TimeZoneInfo.ConvertTime(at, zone);
                if (there.Hour is >= 9 and < 17 && !situation.Holidays.IsFree(DateOnly.FromDateTime(there.Date), place))
                {
                    open += TimeSpan.FromMinutes(15);
                }
            }

            // A quarter may lie across the end of a day.
            open.ShouldBeGreaterThanOrEqualTo(OfficeHours.Enough - TimeSpan.FromMinutes(30), step.Id);
        }
    }

    private static void NothingFollowsSilence(Situation situation, Plan plan, DateTimeOffset now)
    {
        if (
            situation is
            { News: null or Medium.Silence, Feedback: FeedbackStance.None or FeedbackStance.Offered, Marks.Count: 0 }
        )
        {
            plan.Steps.ShouldNotContain(step => step.Of.From == Anchor.Asked || step.Of.From == Anchor.Answered);
            plan.Steps.ShouldNotContain(step => step.Id == "apply-next");
            plan.Notes.ShouldNotContain(note => note.Text.Contains(" a no"));
        }
    }

    private static void PausesAreTold(Situation situation, Plan plan, DateTimeOffset now)
    {
        foreach (var step in plan.Steps.Where(step => !IsMarked(step)))
        {
            if (step.BlockedBy == Hindrance.OnBreak)
            {
                step.BreakCosts.ShouldBeTrue(step.Id);
                (situation.PausedUntil > step.Latest).ShouldBeTrue(step.Id);
            }

            if (step is { BlockedBy: null, Deed: not (Deed.Rest or Deed.Reflect or Deed.Listen), Of.OnTheCall: false })
            {
                (
                    now < situation.PausedUntil && step.Earliest < situation.PausedUntil && !step.BreakCosts
                ).ShouldBeFalse(step.Id);
            }

            // Whoever ends the break now gets a plan in which the step is not lost.
            if (step.BlockedBy == Hindrance.OnBreak && now <= step.Latest)
            {
                MakePlan
                    .For(situation with { PausedUntil = null }, plan.Playbook, now)
                    .Steps.ShouldContain(other => other.Id == step.Id && other.BlockedBy == null);
            }
        }
    }

    private static void SameAgain(Situation situation, Plan plan, DateTimeOffset now) =>
        MakePlan.For(situation, plan.Playbook, now).Steps.ShouldBe(plan.Steps);

    private static void SameLater(Situation situation, Plan plan, DateTimeOffset now)
    {
        var later = MakePlan.For(situation, plan.Playbook, now.AddDays(3)).Steps.ToDictionary(step => step.Id);
        foreach (var step in plan.Steps.Where(step => step.BlockedBy is null or Hindrance.OnBreak))
        {
            if (later.TryGetValue(step.Id, out var same) && same.BlockedBy is (null or Hindrance.OnBreak))
            {
                (same.Earliest, same.Latest, same.Channel, same.Person?.Id).ShouldBe(
                    (step.Earliest, step.Latest, step.Channel, step.Person?.Id),
                    step.Id
                );
            }
        }
    }

    private static void Over(Situation situation, Plan plan, DateTimeOffset now)
    {
        for (var then = now; then < now.AddDays(120); then = then.AddDays(30))
        {
            if (MakePlan.IsOver(situation, plan.Playbook, then, TimeSpan.Zero))
            {
                MakePlan
                    .For(situation, plan.Playbook, then)
                    .Steps.Where(step => step.State is StepState.Waiting or StepState.Open or StepState.Due)
                    .ShouldBeEmpty();
                return;
            }
        }

        MakePlan.IsOver(situation, plan.Playbook, now.AddDays(400), TimeSpan.Zero).ShouldBeTrue();
    }

    private static void Reachable(Situation situation, Plan plan, DateTimeOffset now)
    {
        foreach (
            var step in plan.Steps.Where(step => step is { BlockedBy: null, Of.Whom.Count: > 0 } && !IsMarked(step))
        )
        {
            step.Channel.ShouldNotBeNull(step.Id);
            if (step.Channel is Channel.Reply)
            {
                (situation.News == Medium.Email && !situation.NoReply).ShouldBeTrue(step.Id);
            }

            if (step is { Channel: Channel.Email, Person: { } person })
            {
                (
                    ChoosePerson.IsNoReply(person.EmailAddress)
                    || (person.EmailAddress.Length == 0 && situation.News != Medium.Silence)
                ).ShouldBeFalse(step.Id);
            }
        }
    }

    private static bool IsMarked(Step step) =>
        step.State
            is StepState.Done
                or StepState.Skipped
                or StepState.VoicemailLeft
                or StepState.AwaitingCall
                or StepState.CallMissed;

    private static bool IsAttempt(StepMark mark) =>
        mark.Deed is Deed.Ask or Deed.SecondAsk
        && mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall;

    private static bool IsOpenAsk(Step step) =>
        step.Deed is Deed.Ask or Deed.SecondAsk && step.BlockedBy is null && !IsMarked(step);
}
