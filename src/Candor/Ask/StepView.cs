using Candor.Core;
using Candor.Core.Ask;
using Candor.Shell;

namespace Candor.Ask;

/// <summary>How a step reads on a page.</summary>
internal static class StepView
{
    public static string Says(Step step) =>
        step.State switch
        {
            StepState.Waiting => "later",
            StepState.Open => "open",
            StepState.Due => "due",
            StepState.Overdue when step.Of.IfLate.Length > 0 => "late, but fine",
            StepState.Overdue => "its time has passed",
            StepState.Blocked => "waits",
            StepState.Done => "done",
            StepState.Skipped => "left out",
            StepState.VoicemailLeft => "voicemail left",
            StepState.CallMissed => "they rang, and you missed it",
            _ => "they may ring",
        };

    /// <summary>What is to be known about its time, a sentence each: what it waits for, what is still sensible, why it moved.</summary>
    public static IEnumerable<string> Notes(Step step)
    {
        if (step.BlockedBy is { } hindrance)
        {
            yield return hindrance == Hindrance.NoAnswerYet && step.Of.Answers is [ReplyKind.Refused]
                ? "It follows if they say that they give none."
                : hindrance.Says();
        }

        if (step.State == StepState.Overdue && step.Of.IfLate.Length > 0)
        {
            yield return step.Of.IfLate;
        }

        if (step is { BreakCosts: true, BlockedBy: not Hindrance.OnBreak })
        {
            yield return "Your break lasts past this step’s time.";
        }

        if (step.MovedToOfficeHours)
        {
            yield return "Moved to the first office hours where they are.";
        }

        if (step.LongerForOfficeHours)
        {
            yield return "A little longer than this way likes, as nobody is at work in between.";
        }

        if (step.MovedForGap && step.BlockedBy is null)
        {
            yield return "Moved, so that a week lies between the two.";
        }
    }

    /// <summary>Something to be done that follows an ask or an answer which has not come; till then it need not be looked at.</summary>
    public static bool IsForLater(Step step) =>
        step.BlockedBy is Hindrance.NotAskedYet or Hindrance.NoAnswerYet or Hindrance.NotThankedYet;

    /// <summary>Something that one does, and not only waits for: a call to return is, a call to expect is not.</summary>
    public static bool IsToDo(Step step) =>
        step.Deed is not (Deed.Rest or Deed.Reflect) && (step.Deed != Deed.Listen || step.Of.Ways.Count > 0);

    public static Tone ToneOf(Step step) =>
        step.State switch
        {
            StepState.Due or StepState.Open => Tone.Lemon,
            StepState.Overdue when step.Deed == Deed.AskStatus => Tone.Lemon,
            StepState.Done => Tone.Leaf,
            StepState.VoicemailLeft or StepState.AwaitingCall or StepState.CallMissed => Tone.Sky,
            _ => Tone.Plain,
        };

    public static string By(Step step) =>
        step.Channel switch
        {
            null => "",
            Channel.Reply => "as a reply to their message",
            Channel.Email => "by e-mail",
            Channel.Call when step.Of.OnTheCall => "on the call",
            Channel.Call => "by phone",
            Channel.Letter => "by letter",
            Channel.Linkedin => "on LinkedIn",
            _ => "by hand",
        };

    public static string When(Step step, Here here) =>
        (step.State, step.Earliest, step.Latest) switch
        {
            (
                StepState.Done
                    or StepState.Skipped
                    or StepState.VoicemailLeft
                    or StepState.AwaitingCall
                    or StepState.CallMissed,
                _,
                _
            ) => "",
            (StepState.Due or StepState.Open, _, { } to) => $"best before {Say(to, here)}",
            (StepState.Due or StepState.Open, _, _) => "whenever you like",
            (StepState.Overdue, _, { } to) => $"was best before {Say(to, here)}",
            (_, { } from, { } to) when here.SayDay(from) == here.SayDay(to) =>
                $"{here.SayDay(from)}, {here.Clock(from)} to {here.Clock(to)}",
            (_, { } from, { } to) => $"from {Say(from, here)} to {Say(to, here)}",
            (_, { } from, null) => $"from {Say(from, here)}",
            _ => "",
        };

    // A week away and more, the minute would pretend to an exactness that nobody needs.
    private static string Say(DateTimeOffset at, Here here) =>
        (at - here.Now).Duration() < TimeSpan.FromDays(7) ? here.Say(at) : here.SayDay(at);

    public static string Name(TextKind text) =>
        text switch
        {
            TextKind.FeedbackEmail => "E-mail",
            TextKind.Reply => "Reply",
            TextKind.Letter => "Letter",
            TextKind.CallCard => "Call card",
            TextKind.CallBackCard => "Call-back card",
            TextKind.StatusEnquiry => "Status enquiry",
            TextKind.ThankYou or TextKind.BriefThanks => "Thank-you",
            TextKind.InterviewThanks => "Thank-you letter",
            TextKind.InterviewCard => "Interview card",
            TextKind.Note => "Note by hand",
            TextKind.LinkedinInvitation => "Invitation",
            TextKind.SecondAsk => "Second letter",
            TextKind.ShortAsk => "Short question",
            TextKind.Reapply => "Applying again",
            TextKind.Voicemail => "Voicemail",
            _ => "For the switchboard",
        };
}
