using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>One application as a plan sees it: its rows put together into a situation.</summary>
/// <param name="Outcome">The news that the plan is about; null where none is stored, as with silence that the calendar alone shows.</param>
/// <param name="Situation">Null where there is nothing to plan: no news, no interview, no day that has passed.</param>
public sealed record Case(
    JobApplication Application,
    Outcome? Outcome,
    PlanChoice? Choice,
    Situation? Situation,
    IReadOnlyList<Person> People,
    IReadOnlyList<Interview> Interviews
)
{
    /// <summary>The playbook taken, or the default.</summary>
    public string Playbook => Choice?.Playbook ?? Playbooks.Default;

    public static async Task<Case?> OneAsync(CandorDb db, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        var application = await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (application is null)
        {
            return null;
        }

        var me = await db.MeAsync(clock, cancel);
        return Of(
            application,
            await db.Outcomes.Where(one => one.ApplicationId == id).ToListAsync(cancel),
            await db.People.Where(one => one.ApplicationId == id).OrderBy(one => one.Id).ToListAsync(cancel),
            await db.Interviews.Where(one => one.ApplicationId == id).ToListAsync(cancel),
            await db.StepMarks.Where(one => one.ApplicationId == id).ToListAsync(cancel),
            await db.PlanChoices.Where(one => one.ApplicationId == id).ToListAsync(cancel),
            await db.Feedback.Where(one => one.ApplicationId == id).ToListAsync(cancel),
            Moments.Zone(me.TimeZone),
            clock.GetUtcNow()
        );
    }

    /// <summary>All of them, in a handful of questions to the store however many there are.</summary>
    public static async Task<IReadOnlyList<Case>> AllAsync(CandorDb db, TimeProvider clock, CancellationToken cancel)
    {
        var zone = Moments.Zone((await db.MeAsync(clock, cancel)).TimeZone);
        var applications = await db.Applications.AsNoTracking().ToListAsync(cancel);
        var outcomes = (await db.Outcomes.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var people = (await db.People.AsNoTracking().OrderBy(one => one.Id).ToListAsync(cancel)).ToLookup(one =>
            one.ApplicationId
        );
        var interviews = (await db.Interviews.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var marks = (await db.StepMarks.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var choices = (await db.PlanChoices.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var feedback = (await db.Feedback.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var now = clock.GetUtcNow();
        return
        [
            .. applications.Select(one =>
                Of(
                    one,
                    [.. outcomes[one.Id]],
                    [.. people[one.Id]],
                    [.. interviews[one.Id]],
                    [.. marks[one.Id]],
                    [.. choices[one.Id]],
                    [.. feedback[one.Id]],
                    zone,
                    now
                )
            ),
        ];
    }

    private static Case Of(
        JobApplication application,
        List<Outcome> outcomes,
        List<Person> people,
        List<Interview> interviews,
        List<StepMark> marks,
        List<PlanChoice> choices,
        List<Feedback> feedback,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        var decision =
            outcomes.Where(one => one.Kind == OutcomeKind.Rejected).MaxBy(one => one.At)
            ?? outcomes.Where(one => one.Kind == OutcomeKind.PositionFilled).MaxBy(one => one.At);
        var silence = outcomes.Where(one => one.Kind == OutcomeKind.Silence).MaxBy(one => one.At);
        var before = outcomes.Where(one => one.Kind is OutcomeKind.None).MaxBy(one => one.At);
        var outcome = decision ?? silence ?? before;
        var choice = choices.MaxBy(one => one.TakenAt);
        var held = interviews.Select(one => (DateTimeOffset?)one.At).Max();
        var (news, at) = (decision, silence) switch
        {
            ({ } told, _) => ((Medium?)told.Medium, (DateTimeOffset?)told.At),
            (_, { } quiet) => (Medium.Silence, quiet.At),
            _ => Quiet(application, outcomes, zone, now) is { } passed ? (Medium.Silence, passed) : (null, held),
        };
        if (at is null)
        {
            return new(application, outcome, choice, null, people, interviews);
        }

        var answered = Answers(marks, feedback);
        var situation = new Situation
        {
            News = news,
            At = at.Value,
            Zone = zone,
            Stage = StageOf(application, decision, interviews),
            Feedback =
                decision?.Feedback is null or FeedbackStance.None or FeedbackStance.Offered
                && feedback.Count > 0
                && !marks.Any(IsAttempt)
                    ? FeedbackStance.Given
                    : decision?.Feedback ?? FeedbackStance.None,
            FilledAt = Earliest(
                application.FilledAt,
                outcomes
                    .Where(one => one.Kind == OutcomeKind.PositionFilled)
                    .Select(one => (DateTimeOffset?)one.At)
                    .Min()
            ),
            PausedUntil = application.PausedUntil,
            SupersededAt = decision is null
                ? null
                : outcomes
                    .Where(one => one.Kind is OutcomeKind.Invited or OutcomeKind.Offer && one.At > decision.At)
                    .Select(one => (DateTimeOffset?)one.At)
                    .Min(),
            InterviewAt = held,
            ConcernNamed = interviews.Any(one => one.Concern.Length > 0),
            Agency = application.Agency.Length > 0,
            People = people,
            BearerId = people.Any(one => one.Id == outcome?.BearerId) ? outcome?.BearerId : null,
            Marks = answered,
        };
        return new(application, outcome, choice, situation, people, interviews);
    }

    /// <summary>When the day passed by which they wanted to let know, if it has and nothing came (A2).</summary>
    private static DateTimeOffset? Quiet(
        JobApplication application,
        List<Outcome> outcomes,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        if (
            application.NewsExpectedOn is not { } expected
            || outcomes.Exists(one => one.Kind is OutcomeKind.Offer or OutcomeKind.Withdrawn)
        )
        {
            return null;
        }

        var passed = LocalTime.At(expected.AddDays(1).ToDateTime(new TimeOnly(9, 0)), zone);
        return passed <= now && !outcomes.Exists(one => one.At > passed) ? passed : null;
    }

    private static Stage StageOf(JobApplication application, Outcome? decision, List<Interview> interviews) =>
        decision is { Stage: not Stage.Unknown } ? decision.Stage
        : application.Stage != Stage.Unknown ? application.Stage
        : interviews.Count > 0 ? interviews.Max(one => one.Stage == Stage.Unknown ? Stage.First : one.Stage)
        : Stage.Unknown;

    // Feedback that was written down or came by mail is an answer, also where nobody marked it as one.
    private static List<StepMark> Answers(List<StepMark> marks, List<Feedback> feedback)
    {
        if (feedback.Count == 0 || marks.Any(mark => mark.Reply is ReplyKind.Feedback or ReplyKind.Vague))
        {
            return marks;
        }

        var last = feedback.MaxBy(one => one.At)!;
        var asked = marks.Where(IsAttempt).MaxBy(mark => mark.At);
        var answer = new StepMark
        {
            ApplicationId = last.ApplicationId,
            StepId = asked?.StepId ?? "",
            Deed = asked?.Deed ?? Deed.Listen,
            Channel = asked?.Channel,
            PersonId = asked?.PersonId ?? last.PersonId,
            DraftId = asked?.DraftId,
            State = StepState.Done,
            At = asked?.At ?? last.At,
            Reply = ReplyKind.Feedback,
            RepliedAt = last.At,
        };
        return [.. marks.Where(mark => mark != asked), answer];
    }

    private static bool IsAttempt(StepMark mark) =>
        mark.Deed is Deed.Ask or Deed.SecondAsk
        && mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall;

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other
        : other is null ? one
        : one < other ? one
        : other;
}
