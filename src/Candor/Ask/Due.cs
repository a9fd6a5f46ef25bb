using Candor.Core;
using Candor.Core.Ask;

namespace Candor.Ask;

/// <summary>One thing that waits, of one application.</summary>
/// <param name="IfLeft">What happens if it is left, without reproach.</param>
public sealed record Due(Case Case, Step Step, string IfLeft)
{
    /// <summary>
    /// What is due now, most pressing first (what closes soonest; of applications without any word the latest), and what comes next, the
    /// soonest first. Each plan is made once for both.
    /// </summary>
    public static (IReadOnlyList<Due> Now, IReadOnlyList<Due> Next) Of(
        IReadOnlyCollection<Case> cases,
        Playbooks playbooks,
        DateTimeOffset now
    )
    {
        var (due, next) = (new List<Due>(), new List<Due>());
        var found = FoundJob.In(cases.Select(one => one.Application)) is not null;
        foreach (var one in Steps(cases, playbooks, now).Where(one => !found || FoundJob.Stays(one.Step)))
        {
            if (IsDue(one.Step, now))
            {
                due.Add(one);
            }
            else if (one.Step.State == StepState.Waiting && StepView.IsToDo(one.Step))
            {
                next.Add(one);
            }
        }

        return (
            Once(
                due.OrderBy(Rank)
                    .ThenBy(one => one.Case.IsQuietApplication ? -one.Case.Situation!.At.UtcTicks : Closes(one.Step))
                    .ThenBy(one => one.Case.Application.Id)
            ),
            Once(next.OrderBy(one => one.Step.Earliest).ThenBy(one => one.Case.Application.Id))
        );
    }

    private static long Closes(Step step) => (step.Latest ?? DateTimeOffset.MaxValue).UtcTicks;

    private static string? Matter(Due due) =>
        due.Step.Deed == Deed.ApplyNext
            ? due.Step.Id == "openings"
                ? "openings"
                : "applying"
            : due.Case.IsQuietApplication
                ? "quiet"
                : null;

    // Every plan ends with the next application and, after an answer, with the employer's other openings; said for each
    // of them it would be a nag, and with a mailbox full of old news nothing else would be seen. The same holds of many
    // applications to which nobody ever said a word.
    private static List<Due> Once(IEnumerable<Due> all)
    {
        var (once, said) = (new List<Due>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var due in all)
        {
            if (Matter(due) is not { } matter || said.Add(matter))
            {
                once.Add(due);
            }
        }

        return once;
    }

    private static IEnumerable<Due> Steps(IEnumerable<Case> cases, Playbooks playbooks, DateTimeOffset now)
    {
        foreach (var one in cases)
        {
            // Without a choice there is one thing to do: choose. The default's steps stand for it until then.
            if (
                one.Situation is { } situation
                && (playbooks[one.Playbook] ?? playbooks.All[0]) is { } playbook
                && !MakePlan.IsOver(situation, playbook, now, Stale)
            )
            {
                var steps = MakePlan.For(situation, playbook, now).Steps;
                foreach (var step in steps.Where(step => !IsOvertaken(step, steps)))
                {
                    yield return new(one, step, step.State == StepState.Overdue ? step.Of.IfLate : step.Of.IfLeft);
                }
            }
        }
    }

    // Once the text itself may go, there is nothing to write ahead of it any more.
    private static bool IsOvertaken(Step step, IReadOnlyList<Step> all) =>
        step.Of.Writes is { } written
        && all.Any(other => other.Id == written && other.State is StepState.Open or StepState.Due or StepState.Overdue);

    // Long past, a step is not brought up again: it would only weigh on people. The plan's page still shows it.
    private static bool IsDue(Step step, DateTimeOffset now) =>
        StepView.IsToDo(step)
        && (
            step.State is StepState.Due or StepState.Open
            || (
                step.State == StepState.Overdue
                && step.Of.IfLate.Length > 0
                && now - step.Latest < (step.Deed == Deed.AskStatus ? Unanswered : Stale)
            )
        );

    /// <summary>How long a step is still brought up once its time has passed.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    /// <summary>Silence does not pass by itself: how things stand remains a fair question for two months.</summary>
    private static readonly TimeSpan Unanswered = TimeSpan.FromDays(60);

    private static int Rank(Due of) =>
        (of.Step.State, of.Step.Deed) switch
        {
            (_, Deed.AskStatus or Deed.FindName) when of.Case.IsQuietApplication => 5,
            (StepState.Due, Deed.Ask or Deed.SecondAsk or Deed.Thank or Deed.AskStatus) => 0,
            (StepState.Overdue, Deed.AskStatus) => 2,
            (StepState.Overdue, _) => 1,
            (_, Deed.Ask or Deed.SecondAsk or Deed.Thank or Deed.AskStatus) => 2,
            (_, Deed.ApplyNext) => 4,
            _ => 3,
        };
}
