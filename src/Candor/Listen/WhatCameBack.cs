using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Listen;

/// <summary>
/// What an answer to a text of ours is, as far as its words show it (last table of evidence.md). The candidate has the
/// last word, in the Inbox or on the plan's page.
/// </summary>
public sealed class WhatCameBack(ReadOutcome readOutcome, FindPoints findPoints, SortSentences sort)
{
    /// <summary>Every kind, as it stands in a form.</summary>
    public static readonly (ReplyKind Kind, string Words)[] Kinds =
    [
        (ReplyKind.Feedback, "They told me something"),
        (ReplyKind.Vague, "Only something vague"),
        (ReplyKind.Refused, "They give no feedback"),
        (ReplyKind.Promise, "They promised to"),
        (ReplyKind.Automatic, "An automatic reply"),
    ];

    /// <param name="said">Their own words, without what they quote.</param>
    public ReplyKind Of(string said) =>
        TellsSomething(said)
            ? ReplyKind.Feedback
            : readOutcome.StanceIn(said) switch
            {
                FeedbackStance.Refused => ReplyKind.Refused,
                FeedbackStance.Offered => ReplyKind.Promise,
                // "I will ask the team and come back to you" is a next step, and no answer yet.
                _ => sort.In(said).Any(one => one.Kind == SentenceKind.NextStep) ? ReplyKind.Promise : ReplyKind.Vague,
            };

    /// <summary>Whether it says anything about how the candidate did.</summary>
    public bool TellsSomething(string said) => findPoints.In(said).Count > 0;

    /// <summary>The deed of a text that asks for feedback; null of any other, such as a status enquiry or thanks.</summary>
    internal static Deed? Attempt(Draft? draft) =>
        draft is null ? null
        : Token.TryRead<TextKind>(draft.Form, out var form)
            ? form switch
            {
                TextKind.FeedbackEmail
                or TextKind.Reply
                or TextKind.Letter
                or TextKind.ShortAsk
                or TextKind.CallCard
                or TextKind.Voicemail => Deed.Ask,
                TextKind.SecondAsk => Deed.SecondAsk,
                _ => null,
            }
        // Written by hand, a mail or letter of a step is what the step was for.
        : draft.Kind is DraftKind.Email or DraftKind.Letter ? Deed.Ask
        : null;
}
