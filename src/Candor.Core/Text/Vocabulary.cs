namespace Candor.Core.Text;

/// <summary>
/// The words that a set of phrases names, each with its symbol, so that a text's word is looked at once and is a number
/// from then on. Words are known by 46 bits of their form's hash: of some thousands of words, a stranger's word meets one
/// by chance once in 10^13.
/// </summary>
/// <remarks>
/// A word that phrases name only by its beginning (<c>select*</c>) gets the symbol of its longest such beginning; the sets
/// of the shorter ones have that symbol too, because they are its own beginnings.
/// </remarks>
/// <param name="Table">A power of two of places; at the place that the upper half of a hash tells or behind it, the hash with the symbol in its last bits.</param>
/// <param name="ByThree">For the first three letters of a word, the beginnings of words that it may have, the longest first.</param>
/// <param name="Starts">Three numbers a beginning: where its letters lie, how many there are, its symbol.</param>
/// <param name="StartLetters">The letters of all beginnings.</param>
/// <param name="AnyWord">What a word gets that no phrase names: the symbol of <c>*</c>, where phrases have it.</param>
/// <param name="AnyNumber">The same for digits, and <c>#</c>.</param>
/// <param name="Size">All symbols are below it, the marks' without their bit.</param>
internal sealed record Vocabulary(
    ulong[] Table,
    Groups ByThree,
    int[] Starts,
    string StartLetters,
    int AnyWord,
    int AnyNumber,
    int Size
)
{
    /// <summary>Set in the symbol of every mark, named or not.</summary>
    public const int MarkBit = 1 << 30;

    // Of an entry of the table, the bits that hold the symbol.
    private const ulong SymbolBits = (1 << 18) - 1;

    // Numbers a beginning.
    private const int Step = 3;

    /// <summary>All keys that three letters of five bits make.</summary>
    private const int Threes = 32 * 32 * 32;

    private readonly int mask = Table.Length - 1;

    /// <param name="words">Each with its number.</param>
    /// <param name="starts">The same.</param>
    /// <param name="symbols">By number, from 1 on: first the words', then the beginnings'.</param>
    /// <param name="size">How many symbols there are.</param>
    public static Vocabulary Of(Dictionary<string, int> words, Dictionary<string, int> starts, int[] symbols, int size)
    {
        if (size > (int)SymbolBits)
        {
            throw new InvalidOperationException($"{size} symbols are more than the table of words has bits for");
        }

        var places = 64;
        while (places < words.Count * 2)
        {
            places *= 2;
        }

        var table = new ulong[places];
        foreach (var (form, number) in words)
        {
            var hash = Letters.Hash(form);
            var slot = (int)(hash >> 32) & (places - 1);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (places - 1);
            }

            table[slot] = (hash & ~SymbolBits) | (uint)symbols[number + 1];
        }

        var (byThree, from, letters) = (new Growing<int>?[Threes], new int[starts.Count * Step], "");
        foreach (var (start, number) in starts)
        {
            (from[number * Step], from[number * Step + 1]) = (letters.Length, start.Length);
            from[number * Step + 2] = symbols[words.Count + 1 + number];
            letters += start;
            Note(start, number, byThree, from);
        }

        var anyWord = starts.TryGetValue("", out var any) ? symbols[words.Count + 1 + any] : 0;
        var anyNumber = starts.TryGetValue("#", out any) ? symbols[words.Count + 1 + any] : anyWord;
        var none = new Growing<int>();
        return new(
            table,
            Groups.Of(Array.ConvertAll(byThree, one => one ?? none)),
            from,
            letters,
            anyWord,
            anyNumber,
            size
        );
    }

    public static Vocabulary Read(Rows rows) =>
        new(
            rows.Longs(),
            new(rows.Ints(), rows.Ints()),
            rows.Ints(),
            rows.Text(),
            AnyWord: rows.Int(),
            AnyNumber: rows.Int(),
            Size: rows.Int()
        );

    public void Write(Rows rows)
    {
        rows.Write(Table, sizeof(ulong));
        rows.Write(ByThree.From, sizeof(int));
        rows.Write(ByThree.Items, sizeof(int));
        rows.Write(Starts, sizeof(int));
        rows.Write(StartLetters.ToCharArray(), sizeof(char));
        rows.Write(AnyWord);
        rows.Write(AnyNumber);
        rows.Write(Size);
    }

    /// <summary>The symbol of a word or mark; 0, a mark's bit apart, where no phrase names it.</summary>
    public int Of(string text, in ReadText.Token token)
    {
        var hash = token.Hash;
        for (var slot = (int)(hash >> 32) & mask; Table[slot] is not 0 and var entry; slot = (slot + 1) & mask)
        {
            if (((entry ^ hash) & ~SymbolBits) == 0)
            {
                var symbol = (int)(entry & SymbolBits);
                return token.Kind == WordKind.Mark ? MarkBit | symbol : symbol;
            }
        }

        return token.Kind switch
        {
            WordKind.Mark => MarkBit,
            WordKind.Number => AnyNumber,
            _ => ByStart(text, token),
        };
    }

    private int ByStart(string text, in ReadText.Token token)
    {
        var length = token.End - token.Start;
        foreach (var start in ByThree[Three(text.AsSpan(token.Start, length))])
        {
            var (from, most) = (Starts[start * Step], Starts[start * Step + 1]);
            if (most <= length)
            {
                var i = 0;
                while (i < most && StartLetters[from + i] == Letters.Lower(text[token.Start + i]))
                {
                    i++;
                }

                if (i == most)
                {
                    return Starts[start * Step + 2];
                }
            }
        }

        return AnyWord;
    }

    private static void Note(string letters, int start, Growing<int>?[] byThree, int[] starts)
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
                var all = byThree[Three(three)] ??= new Growing<int>();
                var at = all.Count;
                while (at > 0 && starts[all[at - 1] * Step + 1] < letters.Length)
                {
                    at--;
                }

                all.Insert(at, start);
            }
        }
    }

    // Five bits of each letter are the same for upper and lower case.
    private static int Three(ReadOnlySpan<char> word) =>
        (word[0] & 31) | (word.Length > 1 ? (word[1] & 31) << 5 : 0) | (word.Length > 2 ? (word[2] & 31) << 10 : 0);
}
