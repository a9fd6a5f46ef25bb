using Candor.Core;
using Candor.Core.Ask;

namespace Candor.Ask;

/// <summary>One thing that waits, of one application.</summary>
/// <param name="IfLeft">What happens if it is left, without reproach.</param>
public sealed record Due(Case Case, Step Step, string IfLeft)
{
    /// <summary>What is due now, most pressing first: what closes soonest, then what opened first.</summary>
    public static IReadOnlyList<Due> Now(IEnumerable<Case> cases, Playbooks playbooks, DateTimeOffset now) =>
        Once(
            Steps(cases, playbooks, now)
                .Where(due => IsDue(due.Step, now))
                .OrderBy(due => Rank(due.Step))
                .ThenBy(due => due.Step.Latest ?? DateTimeOffset.MaxValue)
                .ThenBy(due => due.Case.Application.Id)
        );

    /// <summary>What comes next, the soonest first.</summary>
    public static IReadOnlyList<Due> Next(IEnumerable<Case> cases, Playbooks playbooks, DateTimeOffset now) =>
        Once(
            Steps(cases, playbooks, now)
                .Where(due => due.Step.State == StepState.Waiting)
                .OrderBy(due => due.Step.Earliest)
                .ThenBy(due => due.Case.Application.Id)
        );

    // Every plan ends with the next application; said for each of them it would be a nag.
    private static List<Due> Once(IEnumerable<Due> all)
    {
        var (once, next) = (new List<Due>(), false);
        foreach (var due in all)
        {
            if (due.Step.Id != "apply-next" || !next)
            {
                once.Add(due);
                next |= due.Step.Id == "apply-next";
            }
        }

        return once;
    }

    private static IEnumerable<Due> Steps(IEnumerable<Case> cases, Playbooks playbooks, DateTimeOffset now)
    {
        foreach (var one in cases)
        {
            // Without a choice there is one thing to do: choose. The default's steps stand for it until then.
            if (one.Situation is { } situation && (playbooks[one.Playbook] ?? playbooks.All[0]) is { } playbook)
            {
                foreach (var step in MakePlan.For(situation, playbook, now).Steps)
                {
                    yield return new(one, step, step.State == StepState.Overdue ? step.Of.IfLate : step.Of.IfLeft);
                }
            }
        }
    }

    // Long past, a step is not brought up again: it would only weigh on people. The plan's page still shows it.
    private static bool IsDue(Step step, DateTimeOffset now) =>
        step.Deed is not (Deed.Rest or Deed.Listen or Deed.Reflect)
        && (
            step.State is StepState.Due or StepState.Open
            || (
                step.State == StepState.Overdue && step.Of.IfLate.Length > 0 && now - step.Latest < TimeSpan.FromDays(7)
            )
        );

    private static int Rank(Step step) =>
        (step.State, step.Deed) switch
        {
            (StepState.Due, Deed.Ask or Deed.SecondAsk or Deed.Thank or Deed.AskStatus) => 0,
            (StepState.Overdue, _) => 1,
            (_, Deed.Ask or Deed.SecondAsk or Deed.Thank or Deed.AskStatus) => 2,
            (_, Deed.ApplyNext) => 4,
            _ => 3,
        };
}
