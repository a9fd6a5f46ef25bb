namespace Candor.Core.Listen.Clues;

/// <summary>
/// Which clues count for anything, by one bit of a small table: nearly all that a sentence shows were never learnt, and
/// are known by it to be worth no further look. Says yes a little too often, never no to one that counts.
/// </summary>
public sealed class ClueSet
{
    /// <summary>2 to this many bits, 16 KB: they stay in the processor's nearest memory, and ten thousand clues leave nine in ten of them free.</summary>
    private const int Size = 17;

    private readonly ulong[] bits = new ulong[1 << (Size - 6)];

    /// <summary>Nothing was learnt yet: then all are wanted, to learn from.</summary>
    private bool isEmpty = true;

    public void Add(ulong clue)
    {
        var at = At(clue);
        bits[at >> 6] |= 1ul << at;
        isEmpty = false;
    }

    public bool MayHave(ulong clue)
    {
        var at = At(clue);
        return (bits[at >> 6] & (1ul << at)) != 0 || isEmpty;
    }

    private static int At(ulong clue) => (int)((clue * 0x9E3779B97F4A7C15) >> (64 - Size));
}
