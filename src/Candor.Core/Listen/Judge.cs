using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Whether a clause is for or against the candidate, and about what. Judging words are weighed with what stands before
/// them: a negation turns them round, a wish ("could have been", "would have liked") makes praise inside it a concern.
/// </summary>
internal sealed class Judge(
    ReadText read,
    IReadOnlyList<PhraseFound<Cue>> cues,
    IReadOnlyList<PhraseFound<TopicCue>> topics,
    Polarity sign
)
{
    /// <summary>Words. "Not particularly strong or clear": how far a negation reaches.</summary>
    private const int Reach = 4;

    /// <summary>Stands under a heading or a "+": bare words judge there.</summary>
    public bool IsSigned => sign != Polarity.Neutral;

    /// <summary>The clause's judgement, or null where it makes none.</summary>
    public Judged? Of(Clause clause)
    {
        var topic = TopicOf(clause);
        if (topic is { Personal: true })
        {
            return new(Polarity.Neutral, topic);
        }

        var judgements = Judgements(clause).ToList();
        var asks = read.Words[clause.End - 1].Form == "?";
        if (judgements.Count == 0)
        {
            return topic is { Category: Category.Outside } && !asks ? new(Polarity.Neutral, topic)
                : sign != Polarity.Neutral && !asks && !IsPassing(clause) ? new(sign, topic)
                : null;
        }

        var concern = judgements.Exists(j => j.Polarity == Polarity.Concern);
        var polarity = concern ? Polarity.Concern : Polarity.Strength;
        // Under "Strengths" all is one, up to a "but".
        if (
            sign != Polarity.Neutral
            && !CutClauses.Turns.Contains(read.Words[clause.First].Form, StringComparer.Ordinal)
        )
        {
            polarity = sign;
        }

        if (topic is { Category: Category.Outside })
        {
            polarity = Polarity.Neutral;
        }

        return new(polarity, topic);
    }

    /// <summary>The judging words of a clause in their order, each as it counts after negations and wishes.</summary>
    public IEnumerable<(int First, int End, Polarity Polarity, bool Certain)> Judgements(Clause clause)
    {
        var wish = cues.Where(c => c.What == Cue.Wish && clause.Holds(c) && !Passed(c.First, c.End))
            .Select(c => (c.First, c.End))
            .ToList();
        var all = new List<(int First, int End, Polarity Polarity, bool Certain)>();
        all.AddRange(wish.Select(w => (w.First, w.End, Polarity.Concern, true)));
        foreach (var cue in cues.Where(c => c.What is Cue.Strength or Cue.Concern && clause.Holds(c)))
        {
            var polarity = cue.What == Cue.Strength ? Polarity.Strength : Polarity.Concern;
            all.Add((cue.First, cue.End, polarity, false));
        }

        foreach (var cue in topics.Where(t => t.What.Polarity != Polarity.Neutral && clause.Holds(t)))
        {
            all.Add((cue.First, cue.End, cue.What.Polarity, true));
        }

        foreach (var one in all.OrderBy(j => j.First).ThenByDescending(j => j.End))
        {
            var isWish = wish.Contains((one.First, one.End));
            if (
                Passed(one.First, one.End)
                || all.Exists(other => Within(one, other))
                || (!isWish && wish.Exists(w => w.First < one.First && one.Polarity == Polarity.Strength))
            )
            {
                continue;
            }

            var turned = !isWish && IsNegated(clause, one.First);
            yield return turned ? one with { Polarity = Turn(one.Polarity) } : one;
        }
    }

    /// <summary>The topic that the clause's wordings speak for most; the earliest where two speak alike.</summary>
    public Topic? TopicOf(Clause clause)
    {
        var weights = new Dictionary<Topic, (double Weight, int First)>();
        foreach (var cue in topics.Where(t => clause.Holds(t) && !Passed(t.First, t.End)))
        {
            // A longer wording tells more, but beyond four words it is its gap that is long.
            var weight = cue.What.Weight * (1 + (0.25 * (Math.Min(4, cue.End - cue.First) - 1)));
            var (sum, first) = weights.GetValueOrDefault(cue.What.Topic, (0, cue.First));
            weights[cue.What.Topic] = (sum + weight, Math.Min(first, cue.First));
        }

        return weights
            .OrderByDescending(w => w.Key.Personal)
            .ThenByDescending(w =>
                w.Value.Weight
                * (
                    w.Key.Yields ? 0.4
                    : w.Key.Category == Category.Outside ? 1.5
                    : 1
                )
            )
            .ThenBy(w => w.Value.First)
            .ThenBy(w => w.Key.Id, StringComparer.Ordinal)
            .Select(w => w.Key)
            .FirstOrDefault();
    }

    /// <summary>Carries on what was said before: an instance, or "this made it hard".</summary>
    public bool GoesOn(Clause clause) =>
        cues.Any(c => c.What is Cue.Instance or Cue.Onward && c.First - clause.First is >= 0 and <= 1);

    /// <summary>
    /// Where no topic is known: what the words are near to. Most feedback is about the interview itself (B4).
    /// </summary>
    public Category CategoryOf(Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            switch (read.Words[i].Form)
            {
                case "skills"
                or "skill"
                or "experience"
                or "experienced"
                or "knowledge"
                or "grasp"
                or "ability"
                or "know"
                or "knows"
                or "expertise"
                or "background"
                or "qualified"
                or "degree"
                or "years"
                or "senior"
                or "junior"
                or "hired"
                or "trained"
                or "training"
                or "competence"
                or "capable"
                or "using"
                or "used"
                or "worked":
                    return Category.Skills;
                case "prepared" or "preparation" or "research" or "researched" or "homework" or "advert" or "website":
                    return Category.Preparedness;
                case "fit" or "culture" or "values" or "colleagues" or "personality":
                    return Category.Fit;
            }
        }

        return Category.Interview;
    }

    /// <summary>Whether the clause is thanks, a stock sentence, a next step or a question: nothing to add to a point.</summary>
    public bool IsAside(Clause clause) => IsPassing(clause) || read.Words[clause.End - 1].Form == "?";

    /// <summary>A proposal only: how the words put it, else what usually lies behind the topic (C13, E1).</summary>
    public Cause CauseOf(Clause clause, Judged judged)
    {
        if (judged.Topic is { Category: Category.Outside } or { Personal: true })
        {
            return judged.Topic.Personal ? Cause.Unsure : Cause.Outside;
        }

        if (judged.Polarity != Polarity.Concern)
        {
            return Cause.Unsure;
        }

        var impression = cues.Any(c => c.What == Cue.Impression && clause.Holds(c));
        var weakness = cues.Any(c => c.What == Cue.Weakness && clause.Holds(c));
        return impression && !weakness ? Cause.Impression
            : weakness && !impression ? Cause.Weakness
            : judged.Topic?.Cause ?? Cause.Unsure;
    }

    private bool IsPassing(Clause clause) =>
        cues.Any(c =>
            c.What is Cue.Courtesy or Cue.Stock or Cue.NextStep && clause.First < c.End && c.First < clause.End
        );

    // Inside thanks or a stock sentence nothing is meant: "thank you for the great conversation".
    private bool Passed(int first, int end) =>
        cues.Any(c => c.What is Cue.Courtesy or Cue.Stock or Cue.NextStep && c.First <= first && end <= c.End);

    // A longer judging wording explains the shorter ones inside it ("could have been better" holds "better").
    private static bool Within(
        (int First, int End, Polarity Polarity, bool Certain) one,
        (int First, int End, Polarity Polarity, bool Certain) other
    ) =>
        other.First <= one.First
        && one.End <= other.End
        && (other.End - other.First > one.End - one.First || (other.Certain && !one.Certain));

    private bool IsNegated(Clause clause, int first)
    {
        foreach (var cue in cues)
        {
            if (cue.What == Cue.Negation && clause.Holds(cue) && cue.End <= first && first - cue.End < Reach)
            {
                var between = Enumerable.Range(cue.End, first - cue.End).Select(i => read.Words[i].Form);
                if (!between.Any(form => form is "," or "but" or "and" or "only" or "just" or ":" or "because" or "as"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Polarity Turn(Polarity polarity) =>
        polarity == Polarity.Strength ? Polarity.Concern : Polarity.Strength;
}
