using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What a word does for how much a point lets one know; each has a file in <c>knowledge/telling/</c>.</summary>
internal enum Tells
{
    /// <summary>Every sentence needs it: "and", "you".</summary>
    Small,

    /// <summary>Judges without saying what was seen: "good".</summary>
    Judging,

    /// <summary>A noun for what any feedback is about: "communication".</summary>
    Stock,

    /// <summary>A further word that feedback is full of: "gave".</summary>
    Usual,

    /// <summary>A past form that tells a doing: "brought".</summary>
    Happened,

    /// <summary>A past form, or a word in -ed or -ing, that tells none: "lacked".</summary>
    Stood,

    /// <summary>How much or how many: "twice".</summary>
    Amount,

    /// <summary>When, or how long: "Friday".</summary>
    Time,

    /// <summary>Puts a doing beside another: "when".</summary>
    When,

    /// <summary>Softens: "perhaps".</summary>
    Hedge,

    /// <summary>What somebody is or seems: "was".</summary>
    Being,

    /// <summary>What came of it, or why: "so".</summary>
    Then,

    /// <summary>More or less of something: "clearer".</summary>
    More,

    /// <summary>A question that was put: "asked".</summary>
    Asked,
}

/// <summary>The words of <c>knowledge/telling/</c>, looked up by their hash, in whatever case they stand.</summary>
internal sealed class TellingWords
{
    private readonly Dictionary<ulong, int> all = [];

    private TellingWords() { }

    public static TellingWords Read(Library library, ICollection<Fault> faults)
    {
        var words = new TellingWords();
        foreach (var file in library.In("telling"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            if (!Token.TryRead<Tells>(file.Id, out var tells))
            {
                entry.Wrong($"the file's name is not one of: {Token.All<Tells>()}");
            }

            entry.Text("message");
            Sources.Of(entry);
            words.Add(entry.Text("words"), tells);
            entry.Elsewhere("examples");
            entry.Done();
        }

        return words;
    }

    /// <summary>All that a word does; to be asked with <see cref="Does"/>.</summary>
    public int Of(ulong hash) => all.GetValueOrDefault(hash);

    public static bool Does(int all, Tells tells) => (all & (1 << (int)tells)) != 0;

    private void Add(ReadOnlySpan<char> text, Tells tells)
    {
        foreach (var range in text.SplitAny(' ', '\n'))
        {
            if (text[range].Trim() is { IsEmpty: false } word)
            {
                var hash = Letters.Hash(word);
                all[hash] = all.GetValueOrDefault(hash) | (1 << (int)tells);
            }
        }
    }
}
