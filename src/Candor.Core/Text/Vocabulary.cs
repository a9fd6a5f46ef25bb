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
    private readonly StartWord?[] byThree = new StartWord?[32 * 32 * 32];
    private int[][] symbolsOfStart = [];
    private int[][] startsOfSymbol = [];
    private Numbered[] table = null!;
    private int mask;

    // What a word gets that no phrase names, and what digits get: those of "*" and "#", where phrases have them.
    private int anyWord;
    private int anyNumber;

    /// <summary>All numbers are below it, the marks' without their bit.</summary>
    public int Size => words.Count + 1 + starts.Count;

    public int Word(string form) => Number(words, form) + 1;

    public int Mark(string sign) => MarkBit | Word(sign);

    public int Start(string letters) => Number(starts, letters);

    /// <summary>All numbers that a word beginning so can have.</summary>
    public int[] SymbolsOfStart(int start) => symbolsOfStart[start];

    public bool StartsWith(int symbol, int start) =>
        symbol < startsOfSymbol.Length && startsOfSymbol[symbol] is { } own && Array.IndexOf(own, start) >= 0;

    /// <summary>To be called once all words are known.</summary>
    public void Close()
    {
        var size = 64;
        while (size < words.Count * 2)
        {
            size *= 2;
        }

        (table, mask) = (new Numbered[size], size - 1);
        foreach (var (form, number) in words)
        {
            var hash = Letters.Hash(form);
            var slot = (int)(hash >> 32) & mask;
            while (table[slot].Hash != 0)
            {
                slot = (slot + 1) & mask;
            }

            table[slot] = new(hash, number + 1);
        }

        anyWord = starts.TryGetValue("", out var any) ? words.Count + 1 + any : 0;
        anyNumber = starts.TryGetValue("#", out any) ? words.Count + 1 + any : anyWord;

        foreach (var (letters, start) in starts)
        {
            Note(letters, start);
        }

        var ofStart = new Growing<int>[starts.Count];
        for (var i = 0; i < ofStart.Length; i++)
        {
            ofStart[i] = new Growing<int>();
        }

        startsOfSymbol = new int[words.Count + 1 + starts.Count][];
        foreach (var (form, number) in words)
        {
            Link(form, number + 1, ofStart);
        }

        foreach (var (letters, start) in starts)
        {
            Link(letters, words.Count + 1 + start, ofStart);
        }

        symbolsOfStart = new int[starts.Count][];
        for (var i = 0; i < ofStart.Length; i++)
        {
            symbolsOfStart[i] = ofStart[i].Span.ToArray();
        }
    }

    // Which beginnings a word has.
    private void Link(string form, int symbol, Growing<int>[] ofStart)
    {
        var own = new Growing<int>();
        if (form.Length == 0 || form == "#" || char.IsDigit(form[0]))
        {
            if (form.Length > 0 && starts.TryGetValue("#", out var number))
            {
                own.Add(number);
            }

            if (starts.TryGetValue("", out var all))
            {
                own.Add(all);
            }
        }
        else if (char.IsLetter(form[0]))
        {
            if (starts.TryGetValue("", out var any))
            {
                own.Add(any);
            }

            for (var one = byThree[Three(form)]; one is not null; one = one.Next)
            {
                if (form.StartsWith(one.Letters, StringComparison.Ordinal))
                {
                    own.Add(one.Start);
                }
            }
        }

        foreach (var start in own.Span)
        {
            ofStart[start].Add(symbol);
        }

        startsOfSymbol[symbol] = own.Span.ToArray();
    }

    /// <summary>The numbers of a sentence's words: 0 where no phrase names one.</summary>
    public void Number(ReadText text, in Sentence sentence, int[] symbols)
    {
        var tokens = text.Tokens;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            symbols[i] = Of(text.Text, tokens[i]);
        }
    }

    private int Of(string text, in ReadText.Token token)
    {
        var hash = token.Hash;
        for (var slot = (int)(hash >> 32) & mask; table[slot].Hash != 0; slot = (slot + 1) & mask)
        {
            if (table[slot].Hash == hash)
            {
                return token.Kind == WordKind.Mark ? MarkBit | table[slot].Symbol : table[slot].Symbol;
            }
        }

        return token.Kind switch
        {
            WordKind.Mark => MarkBit,
            WordKind.Number => anyNumber,
            _ => ByStart(text, token),
        };
    }

    private int ByStart(string text, in ReadText.Token token)
    {
        var one = byThree[Three(text.AsSpan(token.Start, token.End - token.Start))];
        for (; one is not null; one = one.Next)
        {
            var letters = one.Letters;
            if (letters.Length <= token.End - token.Start)
            {
                var i = 0;
                while (i < letters.Length && letters[i] == Letters.Lower(text[token.Start + i]))
                {
                    i++;
                }

                if (i == letters.Length)
                {
                    return words.Count + 1 + one.Start;
                }
            }
        }

        return anyWord;
    }

    private void Note(string letters, int start)
    {
        if (letters is "#" or "")
        {
            return;
        }

        // A beginning of fewer than three letters stands under every letter that could follow.
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
                byThree[key] = StartWord.With(byThree[key], letters, start);
            }
        }
    }

    // Five bits of each letter are the same for upper and lower case.
    private static int Three(ReadOnlySpan<char> word) =>
        (word[0] & 31) | (word.Length > 1 ? (word[1] & 31) << 5 : 0) | (word.Length > 2 ? (word[2] & 31) << 10 : 0);

    private static int Number(Dictionary<string, int> of, string name)
    {
        if (!of.TryGetValue(name, out var number))
        {
            of[name] = number = of.Count;
        }

        return number;
    }

    private readonly record struct Numbered(ulong Hash, int Symbol);

    /// <summary>A beginning of words, and the next one with the same first letters, the longest first.</summary>
    private sealed class StartWord(string letters, int start, StartWord? next)
    {
        public readonly string Letters = letters;
        public readonly int Start = start;
        public StartWord? Next = next;

        public static StartWord With(StartWord? all, string letters, int start)
        {
            if (all is null || all.Letters.Length < letters.Length)
            {
                return new(letters, start, all);
            }

            all.Next = With(all.Next, letters, start);
            return all;
        }
    }
}
