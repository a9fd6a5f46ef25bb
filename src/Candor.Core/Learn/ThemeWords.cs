using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>What a coach would call one thing said in many words; a file of <c>knowledge/themes/</c>.</summary>
/// <param name="Id">The file's path below its folder, without the ending.</param>
/// <param name="Name">As it stands on a page: "Including everybody in the room".</param>
/// <param name="Topics">The topics that it belongs to, the main one first; a theme may be finer than a topic, or wider.</param>
internal sealed record ThemeKind(string Id, string Name, IReadOnlyList<string> Topics);

/// <summary>
/// The words and phrases by which a point is put beside others. They are wider than a topic's wordings: a topic must not
/// be wrong about a sentence of somebody's mail, whereas here it is certain that the quotation is a point, for or against.
/// </summary>
internal sealed class ThemeWords
{
    /// <summary>What speaks for a theme by itself: one plain word of its list.</summary>
    private const double Enough = 1;

    /// <summary>What the topic that the reading found adds to the theme of that topic; two plain words outweigh it.</summary>
    private const double OfTopic = 1.3;

    /// <summary>
    /// A word of another category than the point was read as: "look at our project beforehand" is preparedness, and speaks of
    /// no eyes. Alone it is not enough.
    /// </summary>
    private const double OfOtherCategory = 0.95;

    /// <summary>What follows the first sentence of a quotation is its instance, and speaks of much else.</summary>
    private const double OfInstance = 0.3;

    private readonly Phrases<Cue> cues;
    private readonly Topics topics;
    private readonly List<ThemeKind> kinds = [];
    private readonly Dictionary<string, ThemeKind> byTopic = new(StringComparer.Ordinal);

    public ThemeWords(Library library, Topics topics, ICollection<Fault> faults)
    {
        this.topics = topics;
        var classes = WordClasses.Read(library, []);
        var wordings = new List<(Phrase, Cue)>();
        foreach (var file in library.In("themes"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            var kind = new ThemeKind(file.Id, entry.Text("message"), entry.Texts("topics"));
            kinds.Add(kind);
            foreach (var unknown in kind.Topics.Where(topic => topics[topic] is null))
            {
                entry.Wrong($"there is no '{unknown}' in topics/", "topics");
            }

            entry.TextOrNone("why");
            Sources.Of(entry);
            foreach (
                var (key, polarity) in new[]
                {
                    ("words", Polarity.Neutral),
                    ("concern", Polarity.Concern),
                    ("strength", Polarity.Strength),
                }
            )
            {
                wordings.AddRange(
                    Topics.PhrasesOf(entry, key, classes).Select(phrase => (phrase, new Cue(kind, polarity)))
                );
            }

            entry.Elsewhere("examples");
            entry.Done();
            foreach (var topic in kind.Topics.Where(topic => topic == kind.Id || !byTopic.ContainsKey(topic)))
            {
                byTopic[topic] = kind;
            }
        }

        cues = new(wordings);
    }

    /// <summary>All themes, by the names of their files.</summary>
    public IReadOnlyList<ThemeKind> Kinds => kinds;

    /// <summary>The theme that the lists speak for most; null where they speak for none, or with a single doubtful word.</summary>
    public static ThemeKind? Most(IEnumerable<(ThemeKind Kind, double Weight)> weighed, Said said) =>
        weighed
            .Where(one => one.Weight >= Enough || said.Topic.Length > 0)
            .OrderByDescending(one => one.Weight)
            .ThenBy(one => one.Kind.Id, StringComparer.Ordinal)
            .Select(one => one.Kind)
            .FirstOrDefault();

    /// <summary>How much the lists and the topic that reading found speak for each theme; those alone of which they speak.</summary>
    public IEnumerable<(ThemeKind Kind, double Weight)> Weigh(Said said, ReadText read)
    {
        var weights = new Dictionary<ThemeKind, double>();
        if (topics[said.Topic] is { } topic)
        {
            var usual = byTopic.GetValueOrDefault(topic.Id) ?? new ThemeKind(topic.Id, topic.Name, [topic.Id]);
            if (said.Settled)
            {
                return [(usual, OfTopic)];
            }

            weights[usual] = OfTopic;
        }

        var first = read.Sentences.Count == 0 ? 0 : read.Sentences[0].End;
        foreach (var group in Found(read, said.Polarity).GroupBy(found => found.What.Kind))
        {
            weights[group.Key] = weights.GetValueOrDefault(group.Key) + Sum(group, said.Polarity, first);
        }

        return weights.Select(pair => (Kind: pair.Key, Weight: pair.Value * Suits(pair.Key, said)));
    }

    /// <summary>What each word of a quotation counts in a theme's lists: a phrase's words share alike.</summary>
    public double[] OfEach(Said said, ThemeKind kind, ReadText read)
    {
        var adds = new double[read.Words.Count];
        foreach (var one in Found(read, said.Polarity).Where(one => one.What.Kind.Id == kind.Id))
        {
            for (var i = one.First; i < one.End; i++)
            {
                adds[i] = Math.Max(adds[i], Length(one) / (one.End - one.First));
            }
        }

        return adds;
    }

    /// <summary>Whether one of the theme's topics is of this category.</summary>
    public bool Belongs(ThemeKind kind, Category category) =>
        category == Category.Other || kind.Topics.Any(id => topics[id]?.Category == category);

    private IEnumerable<PhraseFound<Cue>> Found(ReadText quote, Polarity polarity) =>
        cues.Find(quote).Where(found => found.What.Polarity == Polarity.Neutral || found.What.Polarity == polarity);

    // Words that two phrases of a theme share count once: the longest phrase first, then what lies beside it.
    private static double Sum(IEnumerable<PhraseFound<Cue>> found, Polarity polarity, int first)
    {
        var (sum, taken) = (0.0, new List<(int First, int End)>());
        foreach (var one in found.OrderByDescending(one => one.End - one.First).ThenBy(one => one.First))
        {
            if (!taken.Exists(other => one.First < other.End && other.First < one.End))
            {
                taken.Add((one.First, one.End));
                var length = Length(one) * (one.First < first ? 1 : OfInstance);
                sum += length * (one.What.Polarity == polarity && polarity != Polarity.Neutral ? 1.1 : 1);
            }
        }

        return sum;
    }

    private static double Length(PhraseFound<Cue> one) =>
        (one.End - one.First) switch
        {
            1 => 1,
            2 => 1.6,
            _ => 2,
        };

    // What is told as neither good nor bad is nearly always about the outcome, and the other way round.
    private double Suits(ThemeKind kind, Said said)
    {
        var topic = topics[kind.Topics[0]];
        return (topic?.Category == Category.Outside, topic?.Learn, said.Polarity) switch
        {
            (true, false, Polarity.Neutral) => 1.5,
            (true, false, _) => 0.5,
            // Pay and hours are told either way.
            (true, _, _) => 1,
            (_, _, Polarity.Neutral) => 0.6,
            _ => Belongs(kind, said.Category) ? 1 : OfOtherCategory,
        };
    }

    private sealed record Cue(ThemeKind Kind, Polarity Polarity);
}
