using Candor.Core.Text;

namespace Candor.Core.Knowledge;

/// <summary>What a wording says about a topic.</summary>
/// <param name="Polarity">The wording judges by itself ("rambled"); neutral where it only names ("your answers").</param>
/// <param name="Weight">How much it speaks for the topic: a judging wording more than a naming one, a hint least.</param>
public sealed record TopicCue(Topic Topic, Polarity Polarity, double Weight);

/// <summary>
/// The topics of <c>knowledge/topics/</c> with the wordings by which they are known: <c>concern</c> and <c>strength</c>
/// judge by themselves, <c>names</c> only name the topic, <c>hints</c> do so weakly.
/// </summary>
public sealed class Topics
{
    private readonly Dictionary<string, Topic> byId;
    private readonly Phrases<TopicCue> cues;

    private Topics(Dictionary<string, Topic> byId, IEnumerable<(Phrase, TopicCue)> cues)
    {
        this.byId = byId;
        this.cues = new(cues);
    }

    /// <summary>All topics, by id.</summary>
    public IEnumerable<Topic> All => byId.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal);

    public Topic? this[string id] => byId.GetValueOrDefault(id);

    /// <summary>Every place where a wording of a topic stands.</summary>
    public IEnumerable<PhraseFound<TopicCue>> Find(ReadText text) => cues.Find(text);

    public static Topics Read(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, []);
        var known = new Dictionary<string, Topic>(StringComparer.Ordinal);
        var wordings = new List<(Phrase, TopicCue)>();
        foreach (var file in library.In("topics"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            var category = entry.One<Category>("category");
            var topic = new Topic(
                file.Id,
                entry.Text("message"),
                category,
                entry.One<Cause>("cause", category == Category.Outside ? Cause.Outside : Cause.Unsure),
                entry.Flag("learn", category != Category.Outside),
                entry.Flag("personal"),
                entry.Flag("yields"),
                entry.TextOrNone("mind") ?? ""
            );
            entry.TextOrNone("why");
            Sources.Of(entry);
            known[topic.Id] = topic;
            Add(entry, "concern", new(topic, Polarity.Concern, 2), classes, wordings);
            Add(entry, "strength", new(topic, Polarity.Strength, 2), classes, wordings);
            Add(entry, "names", new(topic, Polarity.Neutral, 1.2), classes, wordings);
            Add(entry, "hints", new(topic, Polarity.Neutral, 0.5), classes, wordings);
            entry.Elsewhere("examples");
            entry.Done();
        }

        return new(known, wordings);
    }

    private static void Add(
        Entry entry,
        string key,
        TopicCue cue,
        WordClasses classes,
        List<(Phrase, TopicCue)> wordings
    ) => wordings.AddRange(PhrasesOf(entry, key, classes).Select(phrase => (phrase, cue)));

    /// <summary>The phrases under a key; one that cannot be read is a fault and left out.</summary>
    public static IEnumerable<Phrase> PhrasesOf(Entry entry, string key, WordClasses classes)
    {
        foreach (var source in entry.Texts(key))
        {
            if (Phrase.TryRead(source, classes, out var phrase, out var wrong))
            {
                yield return phrase;
            }
            else
            {
                entry.Wrong($"'{source}': {wrong}", key);
            }
        }
    }
}
