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
    /// <summary>A probability. Nobody is told of a rejection that is likelier none: what comes next is said in its place.</summary>
    private const double LeastForRejected = 0.65;

    private readonly HashSet<Wording> strangers;
    private readonly Weights<OutcomeKind> outcomes;
    private readonly Weights<Stage> stages;
    private readonly Weights<FeedbackStance> stances;

    public WeighMail(Library library, IEnumerable<Wording> wordings, Lexicon words, ICollection<Fault> faults)
    {
        strangers = [.. wordings.Where(wording => !wording.Cancels && !words.Knows(wording.Id))];
        outcomes = Weights<OutcomeKind>.Read(library, "weighing/outcome.yaml", words, Counting, faults);
        stages = Weights<Stage>.Read(library, "weighing/stage.yaml", words, Counting, faults);
        stances = Weights<FeedbackStance>.Read(library, "weighing/feedback.yaml", words, Counting, faults);
    }

    /// <summary>
    /// How much likelier the words of a mail make news of an application than none, each by itself and wherever it stands:
    /// log-odds, of a part of what <see cref="Of"/> adds up.
    /// </summary>
    public float OfWords(MailClues clues)
    {
        Span<float> scores = stackalloc float[outcomes.Answers.Count];
        if (scores.IsEmpty)
        {
            return 0;
        }

        outcomes.WeighWords(clues, scores);
        var (news, none) = (float.NegativeInfinity, float.NegativeInfinity);
        for (var i = 0; i < scores.Length; i++)
        {
            if (outcomes.Answers[i] is OutcomeKind.None or OutcomeKind.Newsletter)
            {
                none = Math.Max(none, scores[i]);
            }
            else
            {
                news = Math.Max(news, scores[i]);
            }
        }

        return news - none;
    }

    /// <summary>The clues that count for anything.</summary>
    public ClueSet Counting { get; } = new();

    /// <param name="whatever">
    /// Stage and stance are wanted even where the mail brings no news: most mail does not, and is spared the rest.
    /// </param>
    public Weighed Of(OutcomeSigns signs, MailClues clues, bool whatever)
    {
        Span<double> odds = stackalloc double[outcomes.Answers.Count];
        Span<int> telling = stackalloc int[odds.Length];
        outcomes.Weigh(clues, odds, telling, OfStrangers(signs));
        var best = Best(odds);
        if (best < 0)
        {
            return new(OutcomeKind.None, 1, 0, null, Stage.Unknown, FeedbackStance.None);
        }

        if (outcomes.Answers[best] == OutcomeKind.Rejected && odds[best] < LeastForRejected)
        {
            best = Best(odds, but: best);
        }

        var application = 0.0;
        for (var i = 0; i < odds.Length; i++)
        {
            application += outcomes.Answers[i] is OutcomeKind.None or OutcomeKind.Newsletter ? 0 : odds[i];
        }

        var all = whatever || outcomes.Answers[best] is not (OutcomeKind.None or OutcomeKind.Newsletter);
        return new(
            outcomes.Answers[best],
            odds[best],
            application,
            telling[best] < 0 ? null : clues.SpanOf(telling[best]),
            all ? Of(stages, clues, Stage.Unknown) : Stage.Unknown,
            all ? Of(stances, clues, FeedbackStance.None) : FeedbackStance.None
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
    private Func<int, double>? OfStrangers(OutcomeSigns signs)
    {
        if (strangers.Count == 0)
        {
            return null;
        }

        var met = signs.Wordings.Where(strangers.Contains).ToList();
        return met.Count == 0 ? null : i => met.Where(one => one.Kind == outcomes.Answers[i]).Sum(Counts);
    }

    private static double Counts(Wording wording) =>
        wording.Weight switch
        {
            Weight.Trace => 0.5,
            Weight.Weak => 2,
            _ => 5,
        };

    private static int Best(ReadOnlySpan<double> odds, int but = -1)
    {
        var best = odds.Length - 1;
        for (var i = 0; i < odds.Length; i++)
        {
            best = i != but && odds[i] > odds[best] ? i : best;
        }

        return best;
    }
}
