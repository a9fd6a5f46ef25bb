namespace Candor.Core.Text;

/// <summary>
/// Numbers the words, beginnings of words and marks that phrases name, while the phrases are read; then finds out which of
/// them no set tells apart, and makes the <see cref="Vocabulary"/>.
/// </summary>
internal sealed class NameWords
{
    private const int Kinds = 3;
    private const int AsWord = 0;
    private const int AsStart = 1;
    private const int AsMark = 2;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> starts = new(StringComparer.Ordinal);

    /// <summary>The number of a part that stands for one word or mark.</summary>
    public int Of(Phrase.Part part) =>
        part switch
        {
            Phrase.Exactly word => Number(words, word.Word) * Kinds + AsWord,
            Phrase.Start start => Number(starts, start.Letters) * Kinds + AsStart,
            Phrase.Mark mark => Number(words, mark.Sign) * Kinds + AsMark,
            _ => throw new InvalidOperationException($"{part} is no single word"),
        };

    /// <param name="sets">Each a row of numbers that <see cref="Of"/> gave.</param>
    /// <returns>The vocabulary, the symbols of each set, and the sets of each symbol.</returns>
    public (Vocabulary Vocabulary, Groups SymbolsOfSet, Groups SetsOfSymbol) Close(int[][] sets)
    {
        // A form is a word, or what stands for all words that begin so and are no word themselves; 0 is for none.
        var formsOfStart = FormsOfStarts();
        var forms = new Growing<int>[sets.Length];
        var marks = new Growing<int>();
        for (var set = 0; set < sets.Length; set++)
        {
            forms[set] = new Growing<int>();
            foreach (var named in sets[set])
            {
                var number = named / Kinds;
                switch (named % Kinds)
                {
                    case AsStart:
                        foreach (var form in formsOfStart[number].Span)
                        {
                            forms[set].Add(form);
                        }

                        break;
                    case AsMark:
                        marks.Add(number + 1);
                        forms[set].Add((number + 1) | Vocabulary.MarkBit);
                        break;
                    default:
                        forms[set].Add(number + 1);
                        break;
                }
            }
        }

        var (symbols, count) = Symbols(forms, marks);
        var ofSet = new Growing<int>[sets.Length];
        var (seen, bare) = (new int[count], new Growing<int>[sets.Length]);
        for (var set = 0; set < sets.Length; set++)
        {
            (ofSet[set], bare[set]) = (new Growing<int>(), new Growing<int>());
            foreach (var form in forms[set].Span)
            {
                var symbol = symbols[form & ~Vocabulary.MarkBit];
                if (seen[symbol] != set + 1)
                {
                    seen[symbol] = set + 1;
                    ofSet[set].Add(symbol | (form & Vocabulary.MarkBit));
                    bare[set].Add(symbol);
                }
            }
        }

        var vocabulary = Vocabulary.Of(words, starts, symbols, count);
        return (vocabulary, Groups.Of(ofSet), Groups.Of(bare).Turned(count));
    }

    // Forms that stand in the same sets get the same symbol: each set in turn parts those that it has from those that it has not.
    private (int[] Symbols, int Count) Symbols(Growing<int>[] sets, Growing<int> marks)
    {
        var symbols = new int[1 + words.Count + starts.Count];
        var parted = new Growing<int>();
        var into = new Growing<int>();
        parted.Add(-1);
        into.Add(0);
        Part(marks, 0);
        for (var set = 0; set < sets.Length; set++)
        {
            Part(sets[set], set + 1);
        }

        // What is left over in the parting is no symbol any more.
        var (numbers, count) = (new int[parted.Count], 1);
        for (var form = 1; form < symbols.Length; form++)
        {
            ref var number = ref numbers[symbols[form]];
            number = number == 0 ? count++ : number;
            symbols[form] = number;
        }

        return (symbols, count);

        void Part(Growing<int> set, int round)
        {
            foreach (var marked in set.Span)
            {
                ref var symbol = ref symbols[marked & ~Vocabulary.MarkBit];
                if (parted[symbol] == round && into[symbol] == symbol)
                {
                    continue;
                }

                if (parted[symbol] != round)
                {
                    (parted[symbol], into[symbol]) = (round, parted.Count);
                    parted.Add(round);
                    into.Add(parted.Count - 1);
                }

                symbol = into[symbol];
            }
        }
    }

    private Growing<int>[] FormsOfStarts()
    {
        var forms = new Growing<int>[starts.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = new Growing<int>();
        }

        foreach (var (form, number) in words)
        {
            Link(form, number + 1, forms);
        }

        foreach (var (letters, start) in starts)
        {
            Link(letters, words.Count + 1 + start, forms);
        }

        return forms;
    }

    // Which beginnings a form has.
    private void Link(string form, int number, Growing<int>[] forms)
    {
        var isNumber = form == "#" || (form.Length > 0 && char.IsDigit(form[0]));
        if (isNumber && starts.TryGetValue("#", out var start))
        {
            forms[start].Add(number);
        }

        if ((isNumber || form.Length == 0 || char.IsLetter(form[0])) && starts.TryGetValue("", out start))
        {
            forms[start].Add(number);
        }

        for (var length = 1; length <= form.Length && char.IsLetter(form[0]); length++)
        {
            if (starts.TryGetValue(form[..length], out start))
            {
                forms[start].Add(number);
            }
        }
    }

    private static int Number(Dictionary<string, int> of, string name)
    {
        if (!of.TryGetValue(name, out var number))
        {
            of[name] = number = of.Count;
        }

        return number;
    }
}
