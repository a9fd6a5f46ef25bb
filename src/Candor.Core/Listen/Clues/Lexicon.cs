using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// The words that clues are made of, each with its number: without its ending ("selected" and "selecting" are one), its
/// short form spelled out ("won't" is two), and with the kind of words that it belongs to
/// (<c>knowledge/weighing/kinds.yaml</c>).
/// </summary>
public sealed class Lexicon
{
    /// <summary>A name, as far as capitals tell: of a person, a firm, a role.</summary>
    public const int Name = 1;

    public const int Number = 2;

    /// <summary>A word that was seldom or never met.</summary>
    public const int Stranger = 3;

    /// <summary>Letters; a longer word is a stranger.</summary>
    private const int Longest = 24;

    private const int Bits = 20;

    /// <summary>Who may be spoken of in a sentence, in the order of their bits (<see cref="WhoOf"/>).</summary>
    private static readonly string[] Persons = ["READER", "HIRER", "SELF", "THEY"];

    /// <summary>The number of the first of the sixteen names of who is spoken of.</summary>
    private const int FirstWho = Stranger + 1;

    private readonly List<string> names =
    [
        "",
        "Name",
        "#",
        "~",
        .. Enumerable.Range(0, 1 << Persons.Length).Select(NameOfWho),
    ];
    private readonly List<int> kinds = [.. new int[FirstWho + (1 << Persons.Length)]];
    private readonly int[] persons;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kindOfStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> spelled = new(StringComparer.Ordinal);
    private readonly HashSet<string> marks = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, ulong> met = [];
    private readonly Lock gate = new();

    public Lexicon(Library library, ICollection<Fault> faults)
    {
        for (var i = 1; i < names.Count; i++)
        {
            numbers[names[i]] = i;
        }

        if (library["weighing/kinds.yaml"] is { } file && Entry.Of(file.Path, file.Root, faults) is { } entry)
        {
            Read(entry);
        }

        persons = Array.ConvertAll(Persons, NumberOf);
        if (
            library["weighing/vocabulary.yaml"] is { } learnt
            && Entry.Of(learnt.Path, learnt.Root, faults) is { } vocabulary
        )
        {
            vocabulary.Text("message");
            foreach (var word in vocabulary.Text("words").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                Add(word);
            }

            foreach (var mark in vocabulary.Text("marks").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                marks.Add(mark);
                Add(mark);
            }

            vocabulary.Done();
        }
    }

    /// <summary>Whether a mark was there when the weights were learnt; of another nothing is known.</summary>
    public bool Knows(string mark) => marks.Contains(mark);

    /// <summary>How many numbers are given; every number is below it.</summary>
    public int Count => names.Count;

    /// <summary>The kind of a word by its number, as a number of its own; 0 where it is of none.</summary>
    public int KindOf(int number) => kinds[number];

    public string NameOf(int number) => names[number];

    /// <summary>The bit of a kind of words that says who is spoken of: the reader, those who hire, the writer, a third; 0 of any other kind.</summary>
    internal int BitOf(int kind)
    {
        var at = kind == 0 ? -1 : Array.IndexOf(persons, kind);
        return at < 0 ? 0 : 1 << at;
    }

    /// <summary>The number that stands for who is spoken of, from all their bits.</summary>
    internal static int WhoOf(int bits) => FirstWho + bits;

    // "@RH" where reader and hirer are spoken of, "@T" where a third person alone is, "@" where nobody.
    private static string NameOfWho(int bits) =>
        "@" + string.Concat(Persons.Where((_, i) => (bits & (1 << i)) != 0).Select(person => person[0]));

    /// <summary>The number of a name as <see cref="NameOf"/> gives it; 0 where there is none.</summary>
    public int NumberOf(string name) => numbers.GetValueOrDefault(name);

    /// <summary>Gives a word a number, which all its forms then have.</summary>
    public int Add(string stem)
    {
        if (!numbers.TryGetValue(stem, out var number))
        {
            numbers[stem] = number = names.Count;
            names.Add(stem);
            kinds.Add(kindOfStem.GetValueOrDefault(stem));
        }

        return number;
    }

    /// <summary>The stems of a text's word, for learning: mostly one, of a short form two.</summary>
    public IEnumerable<string> StemsOf(string form)
    {
        if (spelled.TryGetValue(form, out var many))
        {
            return many.Select(Stem);
        }

        var (apart, rest) = form.IndexOf('\'', StringComparison.Ordinal) is > 0 and var at
            ? (form[..at], form[at..])
            : (form, "");
        return rest switch
        {
            "'t" when apart.EndsWith('n') => [Stem(apart[..^1]), "not"],
            "'ve" => [Stem(apart), "have"],
            "'ll" => [Stem(apart), "will"],
            "'re" => [Stem(apart), "is"],
            "'d" => [Stem(apart), "would"],
            "'m" => [Stem(apart), "is"],
            _ => [Stem(apart)],
        };
    }

    /// <summary>The numbers of a text's word, strangers with it, twenty bits each, the first lowest.</summary>
    internal ulong Of(string text, in ReadText.Token token)
    {
        if (token.Kind == WordKind.Number)
        {
            return Number;
        }

        lock (gate)
        {
            if (met.TryGetValue(token.Hash, out var known))
            {
                return known;
            }
        }

        var all = Look(text, token);
        lock (gate)
        {
            // What strangers send must not grow without end.
            if (met.Count < 60_000)
            {
                met[token.Hash] = all;
            }
        }

        return all;
    }

    internal static int First(ref ulong all)
    {
        var number = (int)(all & ((1 << Bits) - 1));
        all >>= Bits;
        return number;
    }

    private ulong Look(string text, in ReadText.Token token)
    {
        if (token.End - token.Start > Longest)
        {
            return Stranger;
        }

        var form = string.Create(
            token.End - token.Start,
            (text, token.Start),
            static (form, from) =>
            {
                for (var i = 0; i < form.Length; i++)
                {
                    form[i] = Letters.Lower(from.text[from.Start + i]);
                }
            }
        );
        var (all, shift) = (0UL, 0);
        foreach (var stem in StemsOf(form).Take(3))
        {
            all |= (ulong)numbers.GetValueOrDefault(stem, Stranger) << shift;
            shift += Bits;
        }

        return all;
    }

    private void Read(Entry entry)
    {
        entry.Text("message");
        foreach (var words in entry.Texts("same"))
        {
            var forms = words.Split(' ');
            foreach (var form in forms)
            {
                same[form] = forms[0];
            }
        }

        if (entry.Map("spelled") is { } shorts)
        {
            foreach (var key in shorts.Node.Keys)
            {
                spelled[key] = shorts.Text(key).Split(' ');
            }
        }

        if (entry.Map("kinds") is { } map)
        {
            foreach (var key in map.Node.Keys)
            {
                var kind = names.Count;
                names.Add(key.ToUpperInvariant());
                kinds.Add(0);
                numbers[names[kind]] = kind;
                foreach (var word in map.Text(key).Split(' '))
                {
                    kindOfStem[Stem(word)] = kind;
                    Add(Stem(word));
                }
            }
        }

        entry.Done();
    }

    // Endings off: rough, but the same for all forms of nearly every word.
    private string Stem(string form)
    {
        if (same.TryGetValue(form, out var one))
        {
            form = one;
        }

        var stem = form;
        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal))
        {
            stem = stem[..^3] + "y";
        }
        else if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        if (stem.Length > 6 && stem.EndsWith("ly", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        if (stem.Length > 4 && stem.EndsWith("ied", StringComparison.Ordinal))
        {
            stem = stem[..^3] + "y";
        }
        else if (stem.Length > 5 && stem.EndsWith("ing", StringComparison.Ordinal))
        {
            stem = Single(stem[..^3]);
        }
        else if (
            stem.Length > 4
            && stem.EndsWith("ed", StringComparison.Ordinal)
            && !stem.EndsWith("eed", StringComparison.Ordinal)
        )
        {
            stem = Single(stem[..^2]);
        }

        if (stem.Length > 3 && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        return same.GetValueOrDefault(stem, stem);
    }

    // "dropp" is "drop".
    private static string Single(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e' or 'o') ? stem[..^1] : stem;
}
