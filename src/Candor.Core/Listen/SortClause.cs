using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What a clause is about: a category (B4, E1) and, where one is known, a finer topic. Topics speak with their wordings,
/// and the words of <c>knowledge/hearing/about-*</c> for what no topic names; the heavier side wins.
/// </summary>
internal sealed class SortClause(
    IReadOnlyList<PhraseFound<Cue>> cues,
    IReadOnlyList<PhraseFound<TopicCue>> topics,
    Func<int, int, bool> passed,
    Func<Clause, bool> aboutPerson
)
{
    /// <summary>What decides where nothing else does: of a person, how they came across; of a thing, what they can do.</summary>
    private const double Prior = 0.35;

    /// <summary>What one word of <c>about-*</c> weighs beside a topic's naming wording (1.2).</summary>
    private const double AboutWeight = 0.7;

    /// <summary>Four words of one kind are as telling as ten.</summary>
    private const int MostWords = 4;

    public (Category Category, Topic? Topic) Of(Clause clause)
    {
        var weights = Weights(clause);
        if (weights.Keys.FirstOrDefault(topic => topic.Personal) is { } personal)
        {
            return (personal.Category, personal);
        }

        var usual = aboutPerson(clause) ? Category.Interview : Category.Skills;
        var best = usual;
        var most = double.MinValue;
        foreach (var category in Enum.GetValues<Category>())
        {
            var topic = Best(weights, category);
            var sum = (topic is null ? 0 : weights[topic].Weight) + About(clause, category);
            sum += category == usual ? Prior : 0;
            if (sum > most)
            {
                (best, most) = (category, sum);
            }
        }

        return (best, Best(weights, best));
    }

    private static Topic? Best(Dictionary<Topic, (double Weight, int First)> weights, Category category) =>
        weights
            .Where(w => w.Key.Category == category)
            .OrderByDescending(w => w.Value.Weight)
            .ThenBy(w => w.Value.First)
            .ThenBy(w => w.Key.Id, StringComparer.Ordinal)
            .Select(w => w.Key)
            .FirstOrDefault();

    private Dictionary<Topic, (double Weight, int First)> Weights(Clause clause)
    {
        var weights = new Dictionary<Topic, (double Weight, int First)>();
        foreach (var cue in topics)
        {
            if (!clause.Holds(cue) || passed(cue.First, cue.End))
            {
                continue;
            }

            // A longer wording tells more, but beyond four words it is its gap that is long.
            var topic = cue.What.Topic;
            var weight = cue.What.Weight * (1 + (0.25 * (Math.Min(4, cue.End - cue.First) - 1)));
            weight *=
                topic.Yields ? 0.4
                : topic.Category == Category.Outside ? 1.5
                : 1;
            var (sum, first) = weights.GetValueOrDefault(topic, (0, cue.First));
            weights[topic] = (sum + weight, Math.Min(first, cue.First));
        }

        return weights;
    }

    private double About(Clause clause, Category category)
    {
        var wanted = category switch
        {
            Category.Interview => Cue.AboutInterview,
            Category.Skills => Cue.AboutSkills,
            Category.Preparedness => Cue.AboutPreparedness,
            Category.Fit => Cue.AboutFit,
            Category.Outside => Cue.AboutOutside,
            _ => (Cue?)null,
        };
        var (count, longest) = (0, 0);
        foreach (var cue in cues)
        {
            if (cue.What == wanted && clause.Holds(cue) && !passed(cue.First, cue.End))
            {
                count++;
                longest = Math.Max(longest, cue.End - cue.First);
            }
        }

        // A run of words is rarer, and so tells more, than a word.
        var runs = Math.Min(3, Math.Max(0, longest - 1)) * 0.4;
        var outside = category == Category.Outside ? 1.6 : 1;
        return outside * ((AboutWeight * Math.Min(MostWords, count)) + runs);
    }
}
