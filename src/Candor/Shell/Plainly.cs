using Candor.Core;

namespace Candor.Shell;

/// <summary>The closed words of the store as pages say them: "rejected" is "said no", a medium is "by e-mail".</summary>
public static class Plainly
{
    public static string Say(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rejected => "said no",
            OutcomeKind.Invited => "invited you",
            OutcomeKind.Offer => "made an offer",
            OutcomeKind.OnHold => "put it on hold",
            OutcomeKind.PositionFilled => "hired somebody else",
            OutcomeKind.Acknowledged => "received it",
            OutcomeKind.Withdrawn => "you withdrew",
            OutcomeKind.Silence => "silent so far",
            OutcomeKind.Newsletter => "a newsletter",
            _ => "nothing decided",
        };

    /// <summary>A rejection is not bad in red; only what is good news, and what waits for a deed, has a colour.</summary>
    public static Tone ToneOf(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Invited or OutcomeKind.Offer => Tone.Leaf,
            _ => Tone.Plain,
        };

    public static string Say(Medium medium) =>
        medium switch
        {
            Medium.Call => "by phone",
            Medium.Email => "by e-mail",
            Medium.Letter => "by letter",
            Medium.Portal => "on their portal",
            _ => "without a word",
        };

    public static string Say(Stage stage) =>
        stage switch
        {
            Stage.Application => "on the application",
            Stage.Screening => "after a first call",
            Stage.First => "after an interview",
            Stage.Later => "after several interviews",
            Stage.Final => "in the last round",
            _ => "",
        };

    public static string Say(Sure sure) =>
        sure switch
        {
            Sure.Sure => "quite sure",
            Sure.Likely => "likely",
            _ => "unsure: please look",
        };

    public static string Say(Polarity polarity) =>
        polarity switch
        {
            Polarity.Strength => "went well",
            Polarity.Concern => "held you back",
            _ => "said besides",
        };

    public static string Say(Cause cause) =>
        cause switch
        {
            Cause.Weakness => "something to learn",
            Cause.Impression => "something to show better",
            Cause.Outside => "outside your control",
            _ => "not clear yet",
        };

    /// <summary>"Product analyst at Northwind Energy", or what there is of it.</summary>
    public static string Name(JobApplication application) =>
        (application.Role, application.Employer) switch
        {
            ({ Length: > 0 } role, { Length: > 0 } employer) => $"{role} at {employer}",
            (_, { Length: > 0 } employer) => employer,
            ({ Length: > 0 } role, _) => role,
            _ => "A job without a name",
        };
}
