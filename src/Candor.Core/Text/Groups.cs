namespace Candor.Core.Text;

/// <summary>Lists of numbers, one after another in one row: list n lies from <paramref name="From"/>[n] to the next one's start.</summary>
internal readonly record struct Groups(int[] From, int[] Items)
{
    public int Count => From.Length - 1;

    public ReadOnlySpan<int> this[int group] => new(Items, From[group], From[group + 1] - From[group]);

    public static Groups Of(Growing<int>[] lists)
    {
        var from = new int[lists.Length + 1];
        for (var i = 0; i < lists.Length; i++)
        {
            from[i + 1] = from[i] + lists[i].Count;
        }

        var items = new int[from[^1]];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i].Span.CopyTo(items.AsSpan(from[i]));
        }

        return new(from, items);
    }

    /// <summary>For each item, the groups that have it.</summary>
    public Groups Turned(int items)
    {
        var from = new int[items + 1];
        foreach (var item in Items)
        {
            from[item + 1]++;
        }

        for (var i = 0; i < items; i++)
        {
            from[i + 1] += from[i];
        }

        var (at, groups) = (from.AsSpan(0, items).ToArray(), new int[Items.Length]);
        for (var group = 0; group < Count; group++)
        {
            foreach (var item in this[group])
            {
                groups[at[item]++] = group;
            }
        }

        return new(from, groups);
    }
}
