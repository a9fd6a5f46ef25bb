using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Which of a text's signs are taken back in their own sentence: by their wording's own exceptions anywhere, by a condition
/// before them, by a question mark or quotation marks.
/// </summary>
/// <remarks>Every sign is looked at twice, however many share a sentence: who repeats a letter a thousand times waits a thousand times as long, no longer.</remarks>
internal static class TakenBack
{
    /// <summary>The signs that stand, in their order.</summary>
    public static List<Sign> LeftOf(IReadOnlyList<Sign> signs, ReadText read)
    {
        HashSet<long>? excepted = null;
        foreach (var sign in signs)
        {
            if (sign.Not)
            {
                (excepted ??= []).Add(Key(sign));
            }
        }

        // Where the first condition of each sentence stands.
        Dictionary<int, int>? conditions = null;
        foreach (var sign in signs)
        {
            if (
                sign is { Not: false, Wording.Cancels: true }
                && excepted?.Contains(Key(sign)) != true
                && !((conditions ??= []).TryGetValue(sign.Sentence, out var first) && first <= sign.Span.Start)
            )
            {
                conditions[sign.Sentence] = sign.Span.Start;
            }
        }

        var standing = new List<Sign>(signs.Count);
        var (sentence, asked) = (-1, false);
        foreach (var sign in signs)
        {
            if (
                sign.Not
                || excepted?.Contains(Key(sign)) == true
                || (
                    conditions is not null
                    && CanBeTakenBack(sign.Wording)
                    && conditions.TryGetValue(sign.Sentence, out var from)
                    && from <= sign.Span.Start
                )
            )
            {
                continue;
            }

            if (sign.Wording is { Kind: OutcomeKind.Rejected, Cancels: false })
            {
                if (sign.Sentence != sentence)
                {
                    (sentence, asked) = (sign.Sentence, read.IsAsked(sign.Sentence));
                }

                if (asked || Quotations.Hold(read.Text, sign.Span))
                {
                    continue;
                }
            }

            standing.Add(sign);
        }

        return standing;
    }

    private static long Key(in Sign sign) => ((long)sign.Sentence << 32) | (uint)sign.Mark;

    // "If you would like feedback" offers it all the same, and "if selected you will hear from us" is a receipt.
    private static bool CanBeTakenBack(Wording wording) =>
        wording is { Context: null, Cancels: false }
        && wording.Kind is not (OutcomeKind.Acknowledged or OutcomeKind.Invited or OutcomeKind.Newsletter)
        && wording.Feedback is not (FeedbackStance.Offered or FeedbackStance.Refused);
}
