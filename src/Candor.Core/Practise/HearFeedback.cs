using Candor.Core.Review;

namespace Candor.Core.Practise;

/// <summary>What went wrong, or well, in taking feedback on a call.</summary>
/// <param name="Message">In plain words, ending without a full stop.</param>
/// <param name="Words">The words that show it; empty where it is what was not said.</param>
public sealed record CallRemark(
    string Id,
    bool Good,
    string Message,
    string Why,
    string Words,
    IReadOnlyList<string> Sources
);

/// <summary>
/// Looks at what was answered to hard or vague feedback: defending, arguing, interrupting, silence, thanks forgotten
/// (A9, B5, C9, E2, E11). The wordings are review's own rules; here is only which of them matter on such a call.
/// </summary>
public static class HearFeedback
{
    /// <summary>Seconds before the last word was out from which an answer interrupts.</summary>
    private const double Interrupts = -0.4;

    /// <summary>Rules of <c>knowledge/review/</c> that speak of how feedback is taken; the others are for asking.</summary>
    private static readonly HashSet<string> OfTaking = new(StringComparer.Ordinal)
    {
        "anger",
        "asks-for-the-reason",
        "blames",
        "claims-to-be-the-best",
        "contempt-for-the-one-hired",
        "corrects-the-impression",
        "defends",
        "demands",
        "despair",
        "may-read-as-sarcasm",
        "may-sound-like-a-rebuttal",
        "reopens-the-decision",
        "sarcasm",
        "shouts",
        "threatens",
    };

    private const string Thanks = "call-without-thanks";

    public static IReadOnlyList<CallRemark> Of(Review.Review review, Answer answer)
    {
        var said = new List<CallRemark>();
        if (answer.ThinkingSeconds < Interrupts)
        {
            said.Add(
                new(
                    "interrupts",
                    false,
                    "You began before they had finished",
                    "Let the last word fall, count to two, then speak. What comes last is often what matters.",
                    "",
                    ["A9"]
                )
            );
        }

        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            said.Add(
                answer.Sound is { Talk.Count: > 0 }
                    ? new(
                        "no-words",
                        true,
                        "You answered; nobody has written down what",
                        "With a transcript Candor can look at the words too.",
                        "",
                        ["candor"]
                    )
                    : new(
                        "silence",
                        false,
                        "Nothing was said",
                        "Silence sounds like hurt or anger on the phone. “Thank you, let me take that in” is enough.",
                        "",
                        ["A9", "E2"]
                    )
            );
            return said;
        }

        var found = review.Of(answer.Text, new ReviewContext(DraftKind.Call)).Findings;
        said.AddRange(
            found
                .Where(finding => OfTaking.Contains(finding.Rule) && finding.Level != Level.Good)
                .Select(f => new CallRemark(f.Rule, false, f.Message, f.Why, f.Text, f.Sources))
        );
        var thanked = !found.Any(finding => finding.Rule == Thanks);
        said.Add(
            thanked
                ? new(
                    "thanks",
                    true,
                    "You thanked them",
                    "Said first, it makes the rest easier to say.",
                    "",
                    ["A8", "C9"]
                )
                : new(
                    Thanks,
                    false,
                    "The thanks are missing, or come late",
                    "Begin with them, even where it stings: it is a gift that few people give.",
                    "",
                    ["A8", "C9"]
                )
        );
        if (said.TrueForAll(remark => remark.Good))
        {
            said.Add(
                new(
                    "calm",
                    true,
                    "No defence, no argument",
                    "They will say more to somebody who listens like this.",
                    "",
                    ["A9", "B5", "E11"]
                )
            );
        }

        return said;
    }
}
