using System.Runtime.InteropServices;
using Candor.Core.Knowledge;

namespace Candor.Core.Listen;

/// <summary>
/// What a word by itself leans to, also one that no labelled text holds: learnt from words that a dictionary puts near it
/// (<c>knowledge/leanings/</c>, drawn from WordNet). A line is a word and its leanings in hundredths, for each
/// polarity and each category; or a form and the word that it is a form of.
/// </summary>
internal sealed class Leanings
{
    private static readonly (string Ending, string Instead)[] Endings =
    [
        ("ies", "y"),
        ("ses", "s"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
        ("er", "e"),
        ("er", ""),
        ("est", "e"),
        ("est", ""),
        ("ly", ""),
        ("ily", "y"),
        ("'s", ""),
    ];

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<float> all = [];
    private readonly int wide;

    public Leanings(
        IEnumerable<(string Word, float[] Leaning)> words,
        IEnumerable<(string Form, string Of)> forms,
        int wide
    )
    {
        this.wide = wide;
        foreach (var (word, leaning) in words)
        {
            places[word] = all.Count;
            all.AddRange(leaning);
        }

        Know(forms);
    }

    private Leanings(int wide) => this.wide = wide;

    public static Leanings Read(Library library, int wide, ICollection<Fault> faults)
    {
        var leanings = new Leanings(wide);
        var forms = new List<(string Form, string Of)>();
        foreach (var file in library.In("leanings"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            entry.Text("message");
            var text = entry.Text("words").AsSpan();
            foreach (var range in text.Split('\n'))
            {
                var line = text[range].Trim();
                if (!line.IsEmpty && !leanings.TryAdd(line, forms))
                {
                    entry.Wrong($"expected a word and {wide} whole numbers in '{line}'", "words");
                    break;
                }
            }

            entry.Done();
        }

        leanings.Know(forms);
        return leanings;
    }

    /// <summary>The leanings of a word in any of its forms; empty where it is not known.</summary>
    public ReadOnlySpan<float> Of(string form) =>
        PlaceOf(form) is var at and >= 0 ? CollectionsMarshal.AsSpan(all).Slice(at, wide) : [];

    private int PlaceOf(string form)
    {
        if (form.Length < 2)
        {
            return -1;
        }

        if (places.TryGetValue(form, out var at))
        {
            return at;
        }

        var known = places.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> tried = stackalloc char[64];
        foreach (var (ending, instead) in Endings)
        {
            if (form.Length > 60 || form.Length - ending.Length < 2 || !form.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var length = form.Length - ending.Length;
            form.AsSpan(0, length).CopyTo(tried);
            instead.CopyTo(tried[length..]);
            var stem = tried[..(length + instead.Length)];
            if (known.TryGetValue(stem, out at))
            {
                return at;
            }

            // "planned": the doubled letter.
            if (instead.Length == 0 && length > 3 && stem[^1] == stem[^2] && known.TryGetValue(stem[..^1], out at))
            {
                return at;
            }
        }

        return -1;
    }

    private bool TryAdd(ReadOnlySpan<char> line, List<(string, string)> forms)
    {
        var space = line.IndexOf(' ');
        if (space <= 0)
        {
            return false;
        }

        var word = line[..space].ToString();
        if (line[space + 1] == '=')
        {
            forms.Add((word, line[(space + 2)..].ToString()));
            return true;
        }

        var at = all.Count;
        return Hundredths.TryRead(line[(space + 1)..], wide, all) && places.TryAdd(word, at);
    }

    private void Know(IEnumerable<(string Form, string Of)> forms)
    {
        foreach (var (form, of) in forms)
        {
            if (places.TryGetValue(of, out var at))
            {
                places.TryAdd(form, at);
            }
        }
    }
}
