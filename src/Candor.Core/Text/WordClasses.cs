using Candor.Core.Knowledge;

namespace Candor.Core.Text;

/// <summary>
/// Closed classes of words (people, negations, modal verbs …) as data: <c>knowledge/words/NAME.yaml</c> with a
/// <c>words</c> list, each a word or a phrase. A class may name others, as long as none comes back to itself.
/// </summary>
public sealed class WordClasses
{
    private readonly Dictionary<string, Phrase.Choice?> classes = new(StringComparer.Ordinal);
    private readonly Library library;
    private readonly ICollection<Fault> faults;

    private WordClasses(Library library, ICollection<Fault> faults)
    {
        (this.library, this.faults) = (library, faults);
    }

    public IEnumerable<string> Names => library.In("words").Select(file => file.Id);

    /// <summary>All that names these classes was read when the program was built, and found without fault.</summary>
    internal bool AreKnown { get; private init; }

    /// <summary>The classes of files that were checked when the program was built; each is read when it is asked for.</summary>
    internal static WordClasses Known(Library library) => new(library, []) { AreKnown = true };

    public static WordClasses Read(Library library, ICollection<Fault> faults)
    {
        var all = new WordClasses(library, faults);
        foreach (var name in all.Names)
        {
            all.Find(name);
        }

        return all;
    }

    /// <summary>The class of that name; null where there is none, or where it is being read just now.</summary>
    internal Phrase.Choice? Find(string name)
    {
        if (!classes.TryGetValue(name, out var found) && library[$"words/{name}.yaml"] is { } file)
        {
            classes[name] = null;
            classes[name] = found = library.Read(file, faults, Read);
        }

        return found;
    }

    private Phrase.Choice? Read(KnowledgeFile file, ICollection<Fault> own)
    {
        if (Entry.Of(file.Path, file.Root, own) is not { } entry)
        {
            return null;
        }

        entry.TextOrNone("message");
        var runs = new List<IReadOnlyList<Phrase.Part>>();
        foreach (var words in entry.Texts("words"))
        {
            if (Phrase.TryRead(words, this, out var phrase, out var wrong))
            {
                runs.Add(phrase.Parts);
            }
            else
            {
                entry.Wrong($"'{words}': {wrong}", "words");
            }
        }

        entry.Done();
        return new Phrase.Choice(runs);
    }
}
