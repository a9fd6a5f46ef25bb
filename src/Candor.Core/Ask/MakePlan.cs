namespace Candor.Core.Ask;

/// <summary>Applies a playbook to a situation: whom, how, from when to when, what stands in the way.</summary>
public static class MakePlan
{
    /// <summary>
    /// The plan as of <paramref name="now"/>. Pure: the same input gives the same plan, whenever and wherever it is made.
    /// </summary>
    public static Plan For(Situation situation, Playbook playbook, DateTimeOffset now)
    {
        var holds = Conditions.Of(situation, now);
        var attempts = new Attempts(situation.Marks);
        var steps = new List<Step>(playbook.Steps.Count);
        for (var i = 0; i < playbook.Steps.Count; i++)
        {
            var of = playbook.Steps[i];
            if (Holds(of.When, of.Unless, holds) && Step(of, situation, attempts, steps, now) is { } step)
            {
                steps.Add(step);
            }
        }

        var notes = new List<PlaybookNote>();
        for (var i = 0; i < playbook.Notes.Count; i++)
        {
            if (Holds(playbook.Notes[i].When, playbook.Notes[i].Unless, holds))
            {
                notes.Add(playbook.Notes[i]);
            }
        }

        return new Plan(playbook, notes, steps);
    }

    /// <summary>
    /// Whether everything of the plan lies more than <paramref name="ago"/> in the past, told without making it: of two
    /// years of applications few have anything left to do.
    /// </summary>
    public static bool IsOver(Situation s, Playbook playbook, DateTimeOffset now, TimeSpan ago)
    {
        if (playbook.Longest is not { } longest)
        {
            return false;
        }

        var last = Later(Later(Later(s.At, s.FilledAt), s.InterviewAt), s.PausedUntil);
        for (var i = 0; i < s.Marks.Count; i++)
        {
            last = Later(Later(last, s.Marks[i].At), s.Marks[i].RepliedAt);
        }

        return last + longest + ago < now;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static bool Holds(uint when, uint unless, uint holds) => (holds & when) == when && (holds & unless) == 0;

    // Null where the step has nothing to do here: it stands in for one that was done, or follows another kind of answer.
    private static Step? Step(PlaybookStep of, Situation s, in Attempts attempts, List<Step> above, DateTimeOffset now)
    {
        var mark = Mark(of.Id, s.Marks);
        var choice = of.Ways.Count == 0 ? default : ChoosePerson.For(of, s, attempts);
        var (anchor, missing) = AnchorOf(of, s, attempts);
        if (anchor is null && of.From == Anchor.Answered && HasAnswer(s, attempts))
        {
            return null;
        }

        // Before any decision nobody is asked for feedback, so what would follow an ask or an answer has no place yet.
        if (anchor is null && mark is null && of.From is not Anchor.Filled && s.News is null or Medium.Silence)
        {
            return null;
        }

        if (
            of.InPlaceOf is not null
            && mark is null
            && InPlaceOf(of.InPlaceOf, above)
                is { State: StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall }
        )
        {
            return null;
        }

        var window = anchor is { } from ? Window.Of(of, s, from, attempts, choice, now) : default;
        if (mark is not null)
        {
            var person = mark.PersonId is { } id ? Known(id, s.People) : choice.Person;
            return new(of, mark.Channel ?? choice.Channel, person, window.Earliest, window.Latest, null, mark.State);
        }

        var blocked =
            Blocked(of, s, attempts, choice, above, now) ?? missing ?? (window.OnBreak ? Hindrance.OnBreak : null);
        var known = blocked is null or Hindrance.OnBreak or Hindrance.OtherStepFirst or Hindrance.NoContact;
        var step = new Step(
            of,
            window.Channel ?? choice.Channel,
            choice.Person,
            known ? window.Earliest : null,
            known ? window.Latest : null,
            blocked,
            blocked is null ? State(window, now) : StepState.Blocked
        );
        return window.IsOrdinary ? step : window.Onto(step);
    }

    private static Hindrance? Blocked(
        PlaybookStep of,
        Situation s,
        in Attempts attempts,
        in ChoosePerson.Choice choice,
        List<Step> above,
        DateTimeOffset now
    )
    {
        if (s.SupersededAt <= now && of.Deed is not (Deed.Reflect or Deed.Rest or Deed.Thank))
        {
            return Hindrance.Superseded;
        }

        if (of.IsAsk && Asking(of, s, attempts) is { } reason)
        {
            return reason;
        }

        if (of.Ways.Count > 0 && !choice.Found)
        {
            return choice.OnlyCapped ? Hindrance.TwoAttempts : Hindrance.NoContact;
        }

        if (
            of.InPlaceOf is not null
            && InPlaceOf(of.InPlaceOf, above) is { State: not StepState.Skipped } first
            && !(first.BlockedBy is null && first.Latest < now)
            && first.BlockedBy is not Hindrance.NoContact
        )
        {
            return Hindrance.OtherStepFirst;
        }

        return null;
    }

    private static Hindrance? Asking(PlaybookStep of, Situation s, in Attempts attempts)
    {
        if (s.News == Medium.Silence)
        {
            return Hindrance.NoNews;
        }

        if (s.Feedback == FeedbackStance.Refused || (attempts.Answered && attempts.Reply == ReplyKind.Refused))
        {
            return Hindrance.Refused;
        }

        if (attempts.Answered || s.Feedback == FeedbackStance.Given)
        {
            return Hindrance.Answered;
        }

        if (of.Deed == Deed.Ask)
        {
            return attempts.Count > 0 ? Hindrance.AlreadyAsked : null;
        }

        return attempts.Count switch
        {
            0 => Hindrance.NotAskedYet,
            >= Attempts.MostARejection => Hindrance.ThreeAttempts,
            _ => null,
        };
    }

    private static (DateTimeOffset? At, Hindrance? Missing) AnchorOf(
        PlaybookStep of,
        Situation s,
        in Attempts attempts
    ) =>
        of.From switch
        {
            Anchor.News => (s.At, null),
            Anchor.Filled => (s.FilledAt, s.FilledAt is null ? Hindrance.NotFilledYet : null),
            Anchor.Asked => (attempts.LastAt, attempts.LastAt is null ? Hindrance.NotAskedYet : null),
            Anchor.Answered => Answer(of, s, attempts),
            Anchor.Thanked => (attempts.ThankedAt, attempts.ThankedAt is null ? Hindrance.NotThankedYet : null),
            // Only shown where there was one.
            Anchor.Missed => (attempts.MissedAt ?? s.At, null),
            _ => s.InterviewAt is { } at ? (at, null)
            : s.News is null ? (s.At, null)
            : (null, Hindrance.NoInterviewDate),
        };

    // Feedback in the news itself is an answer that came with it.
    private static (DateTimeOffset?, Hindrance?) Answer(PlaybookStep of, Situation s, in Attempts attempts)
    {
        if (attempts is { ReplyAt: { } at, Reply: { } reply })
        {
            return Fits(of, reply) ? (at, null) : (null, Hindrance.NoAnswerYet);
        }

        ReplyKind? inNews = s.Feedback switch
        {
            FeedbackStance.Given => ReplyKind.Feedback,
            FeedbackStance.Refused => ReplyKind.Refused,
            _ => null,
        };
        return inNews is { } kind && Fits(of, kind) ? (s.At, null) : (null, Hindrance.NoAnswerYet);
    }

    private static bool HasAnswer(Situation s, in Attempts attempts) =>
        attempts.ReplyAt is not null || s.Feedback is FeedbackStance.Given or FeedbackStance.Refused;

    private static bool Fits(PlaybookStep of, ReplyKind reply)
    {
        for (var i = 0; i < of.Answers.Count; i++)
        {
            if (of.Answers[i] == reply)
            {
                return true;
            }
        }

        return of.Answers.Count == 0;
    }

    private static StepState State(in Window window, DateTimeOffset now)
    {
        if (now < window.Earliest)
        {
            return StepState.Waiting;
        }

        if (window.Latest is not { } latest)
        {
            return StepState.Open;
        }

        return now > latest ? StepState.Overdue
            : latest - now <= TimeSpan.FromDays(1) ? StepState.Due
            : StepState.Open;
    }

    // The latest mark of a step says where it stands.
    private static StepMark? Mark(string id, IReadOnlyList<StepMark> marks)
    {
        StepMark? last = null;
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].StepId == id && (last is null || marks[i].At >= last.At))
            {
                last = marks[i];
            }
        }

        return last;
    }

    private static Step? InPlaceOf(string id, List<Step> above)
    {
        for (var i = 0; i < above.Count; i++)
        {
            if (above[i].Id == id)
            {
                return above[i];
            }
        }

        return null;
    }

    private static Person? Known(Guid id, IReadOnlyList<Person> people)
    {
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i].Id == id)
            {
                return people[i];
            }
        }

        return null;
    }
}
