using Candor.Core.Knowledge;

namespace Candor.Core.Text;

/// <summary>
/// Closed classes of words (people, negations, modal verbs …) as data: <c>knowledge/words/NAME.yaml</c> with a
/// <c>words</c> list, each a word or a phrase.
/// </summary>
public sealed class WordClasses
{
    private readonly SortedDictionary<string, Phrase.Choice> classes = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => classes.Keys;

    public static WordClasses Read(Library library, ICollection<Fault> faults)
    {
        var all = new WordClasses();
        foreach (var file in library.In("words"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            entry.TextOrNone("message");
            var runs = new List<IReadOnlyList<Phrase.Part>>();
            foreach (var words in entry.Texts("words"))
            {
                if (Phrase.TryRead(words, all, out var phrase, out var wrong))
                {
                    runs.Add(phrase.Parts);
                }
                else
                {
                    entry.Wrong($"'{words}': {wrong}", "words");
                }
            }

            entry.Done();
            all.classes[file.Id] = new Phrase.Choice(runs);
        }

        return all;
    }

    internal Phrase.Choice? Find(string name) => classes.GetValueOrDefault(name);
}
