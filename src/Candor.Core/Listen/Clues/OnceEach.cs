namespace Candor.Core.Listen.Clues;

/// <summary>Which words of a mail were met before, by their numbers; forgotten without being cleared. Not for sharing.</summary>
internal sealed class OnceEach
{
    private int[] met = new int[1 << 13];
    private int now = 1;

    /// <summary>True for a word's first time since <see cref="Forget"/>.</summary>
    public bool Add(int number)
    {
        if (number >= met.Length)
        {
            Array.Resize(ref met, Math.Max(number + 1, met.Length * 2));
        }

        var isFirst = met[number] != now;
        met[number] = now;
        return isFirst;
    }

    public void Forget() => now++;
}
