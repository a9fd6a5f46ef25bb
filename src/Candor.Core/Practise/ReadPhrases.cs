using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

internal static class ReadPhrases
{
    /// <summary>The phrases under a key; one that cannot be read is a fault and is left out.</summary>
    public static IReadOnlyList<Phrase> Of(Entry entry, string key, WordClasses classes)
    {
        var phrases = new List<Phrase>();
        foreach (var source in entry.Texts(key))
        {
            if (Phrase.TryRead(source, classes, out var phrase, out var wrong))
            {
                phrases.Add(phrase);
            }
            else
            {
                entry.Wrong($"'{source}': {wrong}", key);
            }
        }

        return phrases;
    }
}
