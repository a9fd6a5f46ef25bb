using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;

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
    /// <summary>
    /// Of silence that nobody named a day for: when they were last heard of. Candor takes it for silence by itself, and
    /// says so.
    /// </summary>
    public DateTimeOffset? NoWordSince { get; private init; }

    /// <summary>
    /// Silence of its own reckoning after an application alone: common, and no matter to press anybody with.
    /// </summary>
    public bool IsQuietApplication => NoWordSince is not null && Interviews.Count == 0;

    /// <summary>The playbook taken, or the default.</summary>
    public string Playbook => Choice?.Playbook ?? Playbooks.Default;

    /// <summary>Puts the rows of one application together, as of <paramref name="now"/>.</summary>
    /// <param name="zone">The candidate's.</param>
    /// <param name="place">Where the candidate is, and so the employer where nothing else is said.</param>
    internal static Case Of(
        ApplicationRows rows,
        TimeZoneInfo zone,
        string place,
        Holidays holidays,
        DateTimeOffset now
    )
    {
        var (application, outcomes, people, interviews, marks, choices, feedback, _, noReply) = rows;
        var decision =
            outcomes.Where(one => one.Kind == OutcomeKind.Rejected).MaxBy(one => one.At)
            ?? outcomes.Where(one => one.Kind == OutcomeKind.PositionFilled).MaxBy(one => one.At);
        var silence = outcomes.Where(one => one.Kind == OutcomeKind.Silence).MaxBy(one => one.At);
        var before = outcomes.Where(one => one.Kind is OutcomeKind.None).MaxBy(one => one.At);
        var outcome = decision ?? silence ?? before;
        var choice = choices.MaxBy(one => one.TakenAt);
        var held = interviews.Select(one => (DateTimeOffset?)one.At).Max();
        var lastWord =
            decision is null && silence is null ? LastWord(application, outcomes, interviews, zone, now) : null;
        var (news, at) = (decision, silence) switch
        {
            ({ } told, _) => ((Medium?)told.Medium, (DateTimeOffset?)told.At),
            (_, { } quiet) => (Medium.Silence, quiet.At),
            _ => (Quiet(application, outcomes, zone, now) ?? NoWord.From(lastWord, interviews.Count > 0, zone, now))
                is { } passed
                ? (Medium.Silence, passed)
                : (null, held),
        };
        if (at is null)
        {
            return new(application, outcome, choice, null, people, interviews);
        }

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
            NoReply = noReply,
            Holidays = holidays,
            Place = application.Place.Length > 0 ? application.Place : place,
            People = people,
            BearerId = people.Any(one => one.Id == outcome?.BearerId) ? outcome?.BearerId : null,
            Marks = Answers(application, marks, feedback),
        };
        return new(application, outcome, choice, situation, people, interviews)
        {
            NoWordSince = news == Medium.Silence ? lastWord : null,
        };
    }

    /// <summary>When the day passed by which they wanted to let know, if it has and nothing came (A2).</summary>
    private static DateTimeOffset? Quiet(
        JobApplication application,
        IReadOnlyList<Outcome> outcomes,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        if (
            application.NewsExpectedOn is not { } expected
            || outcomes.Any(one => one.Kind is OutcomeKind.Offer or OutcomeKind.Withdrawn)
        )
        {
            return null;
        }

        var passed = LocalTime.At(expected.AddDays(1).ToDateTime(new TimeOnly(9, 0)), zone);
        return passed <= now && !outcomes.Any(one => one.At > passed) ? passed : null;
    }

    // Where they named no day: the last sign of life, if it is their turn to give the next one.
    private static DateTimeOffset? LastWord(
        JobApplication application,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Interview> interviews,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        var said = outcomes.Where(one => one.Kind != OutcomeKind.None).MaxBy(one => one.At);
        var held = interviews.MaxBy(one => one.At);
        if (
            application.NewsExpectedOn is not null
            || held?.At > now
            || said is { Kind: not OutcomeKind.Acknowledged }
                && !(said.Kind == OutcomeKind.Invited && held?.At > said.At)
        )
        {
            return null;
        }

        var applied = application.AppliedOn is { } day
            ? LocalTime.At(day.ToDateTime(new TimeOnly(9, 0)), zone)
            : (DateTimeOffset?)null;
        return new[] { said?.At, held?.At, applied }.Max();
    }

    private static Stage StageOf(JobApplication application, Outcome? decision, IReadOnlyList<Interview> interviews) =>
        decision is { Stage: not Stage.Unknown } ? decision.Stage
        : application.Stage != Stage.Unknown ? application.Stage
        : interviews.Count > 0 ? interviews.Max(one => one.Stage == Stage.Unknown ? Stage.First : one.Stage)
        : Stage.Unknown;

    // Feedback that was written down or came by mail is an answer, also where nobody marked it as one.
    private static IReadOnlyList<StepMark> Answers(
        JobApplication application,
        IReadOnlyList<StepMark> marks,
        IReadOnlyList<Feedback> feedback
    )
    {
        // Noted on the call, with its closing words (A13).
        var warm = application.Facts.GetValueOrDefault("closing-received") == "warmly";
        if (feedback.Count == 0)
        {
            return marks;
        }

        if (marks.LastOrDefault(mark => mark.Reply is ReplyKind.Feedback or ReplyKind.Vague) is { } noted)
        {
            return warm && !noted.Warm ? [.. marks.Where(mark => mark != noted), noted.Warmly()] : marks;
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
            Warm = warm,
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
