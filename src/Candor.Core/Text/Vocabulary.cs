namespace Candor.Core.Text;

/// <summary>
/// The words that a set of phrases names, numbered, so that a text's word is looked at once and is a number from then
/// on. Words are known by a 64-bit hash of their form: of some thousands of words, a stranger's word meets one by chance
/// once in 10^15.
/// </summary>
/// <remarks>
/// A word that phrases name only by its beginning (<c>select*</c>) gets the number of its longest such beginning; the
/// shorter ones follow from it, because they are its own beginnings.
/// </remarks>
internal sealed class Vocabulary
{
    /// <summary>Set in the number of every mark, named or not.</summary>
    public const int MarkBit = 1 << 30;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> starts = new(StringComparer.Ordinal);
    private readonly List<int[]> symbolsOfStart = [];
    private readonly Dictionary<int, List<(string Letters, int Start)>> byThree = [];
    private readonly ulong[] filter = new ulong[32 * 32 * 32 / 64];
    private ulong[] hashes = [];
    private int[] symbols = [];
    private int mask;

    /// <summary>Number of words; a number that is a beginning's comes after them all.</summary>
    public int WordCount => words.Count;

    public int Word(string form) => Number(words, form) + 1;

    public int Mark(string sign) => MarkBit | Word(sign);

    public int Start(string letters) => Number(starts, letters);

    /// <summary>All numbers that a word beginning so can have.</summary>
    public int[] SymbolsOfStart(int start) => symbolsOfStart[start];

    /// <summary>To be called once all words are known.</summary>
    public void Close()
    {
        var size = 64;
        while (size < words.Count * 4)
        {
            size *= 2;
        }

        (hashes, symbols, mask) = (new ulong[size], new int[size], size - 1);
        foreach (var (form, number) in words)
        {
            var hash = Letters.Hash(form);
            var slot = (int)(hash >> 32) & mask;
            while (hashes[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            (hashes[slot], symbols[slot]) = (hash, number + 1);
        }

        foreach (var (letters, start) in starts)
        {
            Note(letters, start);
        }

        foreach (var list in byThree.Values)
        {
            list.Sort((a, b) => b.Letters.Length - a.Letters.Length);
        }

        foreach (var letters in starts.Keys)
        {
            symbolsOfStart.Add([
                .. words.Where(w => Begins(w.Key, letters)).Select(w => w.Value + 1),
                .. starts
                    .Where(s => s.Key.StartsWith(letters, StringComparison.Ordinal))
                    .Select(s => words.Count + 1 + s.Value),
            ]);
        }
    }

    /// <summary>The number of a word of a text: 0 where no phrase names it.</summary>
    public int Of(string text, in ReadText.Token token)
    {
        var hash = token.Hash;
        for (var slot = (int)(hash >> 32) & mask; hashes[slot] != 0; slot = (slot + 1) & mask)
        {
            if (hashes[slot] == hash)
            {
                return token.Kind == WordKind.Mark ? MarkBit | symbols[slot] : symbols[slot];
            }
        }

        if (token.Kind == WordKind.Mark)
        {
            return MarkBit;
        }

        if (starts.Count == 0)
        {
            return 0;
        }

        if (token.Kind == WordKind.Number)
        {
            return starts.TryGetValue("#", out var any) ? words.Count + 1 + any : 0;
        }

        var key = Three(text.AsSpan(token.Start, token.End - token.Start));
        return (filter[key >> 6] & (1UL << (key & 63))) == 0 ? 0 : ByStart(text, token, key);
    }

    private int ByStart(string text, in ReadText.Token token, int key)
    {
        foreach (var (letters, start) in byThree[key])
        {
            if (letters.Length <= token.End - token.Start)
            {
                var i = 0;
                while (i < letters.Length && letters[i] == Letters.Lower(text[token.Start + i]))
                {
                    i++;
                }

                if (i == letters.Length)
                {
                    return words.Count + 1 + start;
                }
            }
        }

        return 0;
    }

    private void Note(string letters, int start)
    {
        if (letters == "#")
        {
            return;
        }

        // A beginning of one or two letters stands under every third letter there is.
        for (var third = 0; third < (letters.Length >= 3 ? 1 : 32); third++)
        {
            for (var second = 0; second < (letters.Length >= 2 ? 1 : 32); second++)
            {
                Span<char> three =
                [
                    letters[0],
                    letters.Length >= 2 ? letters[1] : (char)second,
                    letters.Length >= 3 ? letters[2] : (char)third,
                ];
                var key = Three(three);
                if (!byThree.TryGetValue(key, out var list))
                {
                    byThree[key] = list = [];
                }

                list.Add((letters, start));
                filter[key >> 6] |= 1UL << (key & 63);
            }
        }
    }

    // Five bits of each letter are the same for upper and lower case.
    private static int Three(ReadOnlySpan<char> word) =>
        (word[0] & 31) | (word.Length > 1 ? (word[1] & 31) << 5 : 0) | (word.Length > 2 ? (word[2] & 31) << 10 : 0);

    private static bool Begins(string word, string letters) =>
        letters == "#" ? char.IsDigit(word[0]) : word.StartsWith(letters, StringComparison.Ordinal);

    private static int Number(Dictionary<string, int> of, string name)
    {
        if (!of.TryGetValue(name, out var number))
        {
            of[name] = number = of.Count;
        }

        return number;
    }
}
