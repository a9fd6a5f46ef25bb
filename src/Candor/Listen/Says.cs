using Candor.Core;

namespace Candor.Listen;

/// <summary>The closed tokens in words for a page.</summary>
internal static class Says
{
    public static readonly (OutcomeKind Kind, string Words)[] Outcomes =
    [
        (OutcomeKind.Rejected, "They said no"),
        (OutcomeKind.PositionFilled, "Somebody else was hired"),
        (OutcomeKind.OnHold, "It is on hold"),
        (OutcomeKind.Acknowledged, "They have received it"),
        (OutcomeKind.Invited, "They invite me"),
        (OutcomeKind.Offer, "They offer me the job"),
        (OutcomeKind.Withdrawn, "I have withdrawn"),
        (OutcomeKind.None, "Something else"),
    ];

    public static readonly (Stage Stage, string Words)[] Stages =
    [
        (Stage.Unknown, "I cannot say"),
        (Stage.Application, "Before any talk"),
        (Stage.Screening, "After a first call or a test"),
        (Stage.First, "After an interview"),
        (Stage.Later, "After several interviews"),
        (Stage.Final, "After the final round"),
    ];

    public static readonly (FeedbackStance Stance, string Words)[] Feedback =
    [
        (FeedbackStance.None, "Nothing about feedback"),
        (FeedbackStance.Offered, "They offer feedback"),
        (FeedbackStance.Refused, "They give none"),
        (FeedbackStance.Given, "They say something about how I did"),
    ];

    public static string Of(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rejected => "a no",
            OutcomeKind.PositionFilled => "that somebody else was hired",
            OutcomeKind.OnHold => "that it is on hold",
            OutcomeKind.Acknowledged => "that they have received your application",
            OutcomeKind.Invited => "an invitation",
            OutcomeKind.Offer => "an offer",
            OutcomeKind.Withdrawn => "that you have withdrawn",
            OutcomeKind.Newsletter => "a newsletter",
            _ => "nothing decided",
        };

    public static string Of(Sure sure) =>
        sure switch
        {
            Sure.Sure => "Sure",
            Sure.Likely => "Likely",
            _ => "Not sure",
        };

    public static string Of(Stage stage) =>
        stage switch
        {
            Stage.Application => "before any talk",
            Stage.Screening => "after a first call or a test",
            Stage.First => "after an interview",
            Stage.Later => "after several interviews",
            Stage.Final => "after the final round",
            _ => "",
        };
}
