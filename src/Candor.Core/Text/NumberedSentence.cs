namespace Candor.Core.Text;

/// <summary>One sentence in the symbols of a <see cref="Vocabulary"/>. Its room is used again for the next one.</summary>
internal sealed class NumberedSentence
{
    /// <summary>What lies behind the last word, so that a few can be looked at in one go: no word at all.</summary>
    public const int Margin = 4;

    private int[] symbols = new int[64 + Margin];
    private int[] before = new int[64];
    private int[] places = new int[64];

    /// <summary>The place of its first word in the text; all others are counted from it.</summary>
    public int First { get; private set; }

    /// <summary>Words and marks.</summary>
    public int Count { get; private set; }

    /// <summary>Behind the last word, where only marks may follow.</summary>
    public int LastWord { get; private set; }

    /// <summary>By place, each a symbol of the vocabulary, and none behind the last.</summary>
    public int[] Symbols => symbols;

    /// <summary>By place, how many words stand before it.</summary>
    public int[] Before => before;

    private int Words { get; set; }

    public void Read(Vocabulary vocabulary, ReadText text, in Sentence sentence)
    {
        (First, Count) = (sentence.First, sentence.End - sentence.First);
        if (before.Length < Count)
        {
            var room = Math.Max(Count, before.Length * 2);
            (symbols, before, places) = (new int[room + Margin], new int[room], new int[room]);
        }

        var words = 0;
        var tokens = text.Tokens.Slice(First, Count);
        for (var i = 0; i < tokens.Length; i++)
        {
            var symbol = vocabulary.Of(text.Text, tokens[i]);
            symbols[i] = symbol;
            before[i] = words;
            places[words] = i;
            words += symbol < Vocabulary.MarkBit ? 1 : 0;
        }

        symbols.AsSpan(Count, Margin).Clear();
        Words = words;
        LastWord = words == 0 ? 0 : places[words - 1] + 1;
    }

    /// <summary>How many places there are from one on to where so many words have been skipped, the word behind them included.</summary>
    public int Reach(int at, int skipped)
    {
        var last = at < Count ? before[at] + skipped : int.MaxValue;
        return (last < Words ? places[last] + 1 : Count) - at;
    }
}
