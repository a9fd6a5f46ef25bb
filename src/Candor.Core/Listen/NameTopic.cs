using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// The finer topic of a point, of the category that it was weighed to have, by the wordings of <c>knowledge/topics/</c>;
/// and what probably lies behind it (C13). A remark on somebody's person goes before every weighing.
/// </summary>
internal static class NameTopic
{
    /// <summary>The topic of a personal remark in these words; null where there is none.</summary>
    public static Topic? Personal(ReadBlock block, Clause clause)
    {
        foreach (var cue in block.TopicCues)
        {
            if (cue.What.Topic.Personal && cue.First < clause.End && clause.First < cue.End)
            {
                return cue.What.Topic;
            }
        }

        return null;
    }

    /// <summary>The topic of this category that the words speak for most; null where they speak for none.</summary>
    public static Topic? Of(ReadBlock block, Clause clause, Category category)
    {
        var (best, most) = (default(Topic), 0.0);
        foreach (var cue in block.TopicCues)
        {
            var topic = cue.What.Topic;
            if (topic.Category != category || topic == best || !clause.Holds(cue) || block.IsPassed(cue.First, cue.End))
            {
                continue;
            }

            // The first to stand there keeps its place where another weighs as much.
            var weight = Weight(block, clause, topic);
            (best, most) = weight > most ? (topic, weight) : (best, most);
        }

        return best;
    }

    /// <summary>A proposal only: how the words put it, else what usually lies behind the topic (C13, E1).</summary>
    public static Cause CauseOf(ReadBlock block, Clause clause, Topic? topic, Polarity polarity)
    {
        if (topic is { Category: Category.Outside } or { Personal: true })
        {
            return topic.Personal ? Cause.Unsure : Cause.Outside;
        }

        if (polarity != Polarity.Concern)
        {
            return Cause.Unsure;
        }

        var impression = block.Holds(clause, Cue.Impression);
        var weakness = block.Holds(clause, Cue.Weakness);
        return impression && !weakness ? Cause.Impression
            : weakness && !impression ? Cause.Weakness
            : topic?.Cause ?? Cause.Unsure;
    }

    /// <summary>What follows a point's first sentence is its instance: it speaks of the topic, and of much else.</summary>
    private const double OfInstance = 0.3;

    private static int FirstSentence(ReadBlock block, Clause clause)
    {
        foreach (var sentence in block.Text.Sentences)
        {
            if (clause.First < sentence.End)
            {
                return sentence.End;
            }
        }

        return clause.End;
    }

    private static double Weight(ReadBlock block, Clause clause, Topic topic)
    {
        var sum = 0.0;
        var first = FirstSentence(block, clause);
        foreach (var cue in block.TopicCues)
        {
            if (cue.What.Topic == topic && clause.Holds(cue) && !block.IsPassed(cue.First, cue.End))
            {
                // A longer wording tells more, but beyond four words it is its gap that is long.
                var told = cue.What.Weight * (1 + (0.25 * (Math.Min(4, cue.End - cue.First) - 1)));
                sum += cue.First < first ? told : told * OfInstance;
            }
        }

        return sum * (topic.Yields ? 0.4 : 1);
    }
}
