using System.Globalization;
using System.Text;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary>A plan for people at a terminal.</summary>
internal static class PlanText
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Plan plan, Situation situation, Sources sources)
    {
        var text = new StringBuilder();
        text.Append(plan.Playbook.Name).Append(": ").AppendLine(plan.Playbook.Message);
        foreach (var note in plan.Notes)
        {
            text.Append("  · ").AppendLine(note.Text);
        }

        foreach (var step in plan.Steps)
        {
            text.AppendLine();
            text.Append("  ").Append(Says(step.State).PadRight(9)).AppendLine(step.Title);
            text.Append(' ', 11).AppendLine(When(step, situation.Zone));
            foreach (var note in StepView.Notes(step))
            {
                text.Append(' ', 11).AppendLine(note);
            }

            text.Append(' ', 11).Append(step.Why).Append(" (");
            text.AppendJoin("; ", sources.Names(step.Sources)).AppendLine(")");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    public static string When(Step step, TimeZoneInfo zone)
    {
        var by = step.Channel switch
        {
            null => "",
            Channel.Reply => "reply to their message · ",
            Channel.Email => "by e-mail · ",
            Channel.Call when step.Of.OnTheCall => "on the call · ",
            Channel.Call => "by phone · ",
            Channel.Letter => "by letter · ",
            Channel.Linkedin => "on LinkedIn · ",
            _ => "by hand · ",
        };
        return (step.Earliest, step.Latest) switch
        {
            ({ } from, { } to) => $"{by}{Day(from, zone)} to {Day(to, zone)}",
            ({ } from, null) => $"{by}from {Day(from, zone)}",
            _ => by.Length > 0 ? $"{by}time not settled yet" : "time not settled yet",
        };
    }

    private static string Says(StepState state) =>
        state switch
        {
            StepState.Waiting => "later",
            StepState.Open => "open",
            StepState.Due => "due",
            StepState.Overdue => "past",
            StepState.Blocked => "waits",
            StepState.Done => "done",
            StepState.Skipped => "left out",
            StepState.CallMissed => "missed",
            _ => "awaited",
        };

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMM H:mm", British);
}
