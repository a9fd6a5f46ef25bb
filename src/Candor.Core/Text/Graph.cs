namespace Candor.Core.Text;

/// <summary>
/// Many phrases as places and what leads from one to the next: the plan after which the <see cref="Automaton"/> makes its
/// states. Words lead on in sets, because phrases mostly name classes of words; words that stand in the very same sets are
/// one symbol.
/// </summary>
/// <param name="Firsts">Where each phrase begins.</param>
/// <param name="Places">Three numbers a place: what it is (<see cref="Op"/>), its argument, the place behind it.</param>
/// <param name="Ways">Of a fork, from its argument on: how many ways, then where each begins.</param>
/// <param name="SymbolsOfSet">The symbols of each set, a mark's with <see cref="Vocabulary.MarkBit"/>.</param>
/// <param name="SetsOfSymbol">For each symbol, without that bit, the sets that have it.</param>
internal sealed record Graph(
    Vocabulary Vocabulary,
    int[] Firsts,
    int[] Places,
    int[] Ways,
    Groups SymbolsOfSet,
    Groups SetsOfSymbol
)
{
    /// <summary>Numbers a place.</summary>
    public const int Step = 3;

    public int PlaceCount => Places.Length / Step;

    public Op OpOf(int place) => (Op)Places[place * Step];

    public int ArgumentOf(int place) => Places[place * Step + 1];

    public int NextOf(int place) => Places[place * Step + 2];

    public ReadOnlySpan<int> WaysOf(int fork) => new(Ways, ArgumentOf(fork) + 1, Ways[ArgumentOf(fork)]);

    /// <summary>As bytes, for <see cref="Read"/>.</summary>
    public byte[] Write()
    {
        var rows = Rows.ToWrite();
        Vocabulary.Write(rows);
        foreach (
            var row in (int[][])
                [Firsts, Places, Ways, SymbolsOfSet.From, SymbolsOfSet.Items, SetsOfSymbol.From, SetsOfSymbol.Items]
        )
        {
            rows.Write(row, sizeof(int));
        }

        return rows.Written();
    }

    /// <summary>What <see cref="Write"/> wrote; null on a machine that orders its bytes otherwise.</summary>
    public static Graph? Read(byte[] bytes) =>
        Rows.ToRead(bytes) is { } rows
            ? new(
                Vocabulary.Read(rows),
                rows.Ints(),
                rows.Ints(),
                rows.Ints(),
                new(rows.Ints(), rows.Ints()),
                new(rows.Ints(), rows.Ints())
            )
            : null;

    public enum Op
    {
        /// <summary>A word of a set leads on; the argument is the set.</summary>
        Word,

        /// <summary>Up to so many words are skipped.</summary>
        Gap,
        AtStart,
        AtEnd,
        Fork,

        /// <summary>The phrase of that number ends here.</summary>
        Accept,
    }
}
