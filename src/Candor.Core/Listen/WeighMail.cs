using Candor.Core.Knowledge;
using Candor.Core.Listen.Clues;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What all that a mail says speaks for, together.</summary>
/// <param name="Odds">The probability of the outcome, of the sum of all.</param>
/// <param name="Application">The probability that it brings news of an application at all.</param>
/// <param name="Telling">The sentence that speaks most for the outcome; null where it is in the subject or nowhere.</param>
internal readonly record struct Weighed(
    OutcomeKind Kind,
    double Odds,
    double Application,
    Span? Telling,
    Stage Stage,
    FeedbackStance Feedback
);

/// <summary>
/// Weighs the clues of a mail: how much each counts for every outcome, stage and stance on feedback was learnt from
/// labelled mails (<c>knowledge/weighing/</c>). So mail is read that says it in no wording that anybody foresaw, and why is
/// seen: by the sentence that counted most.
/// </summary>
internal sealed class WeighMail
{
    private readonly Lexicon words;
    private readonly Weights<OutcomeKind> outcomes;
    private readonly Weights<Stage> stages;
    private readonly Weights<FeedbackStance> stances;

    public WeighMail(Library library, Lexicon words, ICollection<Fault> faults)
    {
        this.words = words;
        outcomes = Weights<OutcomeKind>.Read(library, "weighing/outcome.yaml", words, faults);
        stages = Weights<Stage>.Read(library, "weighing/stage.yaml", words, faults);
        stances = Weights<FeedbackStance>.Read(library, "weighing/feedback.yaml", words, faults);
    }

    public Weighed Of(OutcomeSigns signs, MailClues clues)
    {
        Span<double> odds = stackalloc double[outcomes.Answers.Count];
        Span<int> telling = stackalloc int[odds.Length];
        outcomes.Weigh(clues, odds, telling, i => OfStrangers(signs, outcomes.Answers[i]));
        var best = Best(odds);
        if (best < 0)
        {
            return new(OutcomeKind.None, 1, 0, null, Stage.Unknown, FeedbackStance.None);
        }

        var application = 0.0;
        for (var i = 0; i < odds.Length; i++)
        {
            application += outcomes.Answers[i] is OutcomeKind.None or OutcomeKind.Newsletter ? 0 : odds[i];
        }

        return new(
            outcomes.Answers[best],
            odds[best],
            application,
            telling[best] < 0 ? null : clues.SpanOf(telling[best]),
            Of(stages, clues, Stage.Unknown),
            Of(stances, clues, FeedbackStance.None)
        );
    }

    private static T Of<T>(Weights<T> weights, MailClues clues, T otherwise)
        where T : struct, Enum
    {
        Span<double> odds = stackalloc double[weights.Answers.Count];
        Span<int> telling = stackalloc int[odds.Length];
        weights.Weigh(clues, odds, telling, null);
        var best = Best(odds);
        return best < 0 ? otherwise : weights.Answers[best];
    }

    // What was never learnt, say a coach's own wording, counts by its kind and weight.
    private double OfStrangers(OutcomeSigns signs, OutcomeKind kind)
    {
        var sum = 0.0;
        foreach (var wording in signs.Wordings)
        {
            if (wording.Kind == kind && !wording.Cancels && !words.Knows(wording.Id))
            {
                sum += wording.Weight switch
                {
                    Weight.Trace => 0.5,
                    Weight.Weak => 2,
                    _ => 5,
                };
            }
        }

        return sum;
    }

    private static int Best(ReadOnlySpan<double> odds)
    {
        var best = odds.Length - 1;
        for (var i = 0; i < odds.Length; i++)
        {
            best = odds[i] > odds[best] ? i : best;
        }

        return best;
    }
}
