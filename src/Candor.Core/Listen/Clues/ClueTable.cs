namespace Candor.Core.Listen.Clues;

/// <summary>
/// Numbers for clues, from 0, in the order in which they came. Ours, because looking them up is most of what weighing a
/// mail takes: a clue and its number lie side by side, and no line of memory is touched beside them.
/// </summary>
internal sealed class ClueTable
{
    private (ulong Clue, int Number)[] places = new (ulong, int)[64];

    public int Count { get; private set; }

    /// <summary>The clue's number; -1 where it has none.</summary>
    public int NumberOf(ulong clue)
    {
        ref var place = ref Place(clue);
        return place.Number - 1;
    }

    /// <summary>The clue's number, a new one where it had none.</summary>
    public int Add(ulong clue)
    {
        if (Count * 2 >= places.Length)
        {
            var old = places;
            places = new (ulong, int)[old.Length * 2];
            foreach (var one in old)
            {
                if (one.Number != 0)
                {
                    Place(one.Clue) = one;
                }
            }
        }

        ref var place = ref Place(clue);
        if (place.Number == 0)
        {
            place = (clue, ++Count);
        }

        return place.Number - 1;
    }

    // Where it is, or the free place where it would be. Numbers are kept one higher, so that a new table is an empty one.
    private ref (ulong Clue, int Number) Place(ulong clue)
    {
        var at = (int)((clue * 0x9E3779B97F4A7C15) >> 32) & (places.Length - 1);
        while (places[at].Number != 0 && places[at].Clue != clue)
        {
            at = (at + 1) & (places.Length - 1);
        }

        return ref places[at];
    }
}
