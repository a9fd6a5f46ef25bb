using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What is seen in a stretch of words, each mark as the hash of its name ("word:rambl", "seam:comma"), how much of it
/// there is, and the word that shows it (-1 where none does). Names are spelled out only for learning.
/// </summary>
internal sealed class Marks(bool named = false)
{
    private readonly List<(ulong Key, float Amount, int Word)> all = [];

    /// <summary>In the order of the marks; empty unless they are wanted.</summary>
    public List<string> Names { get; } = [];

    public List<(ulong Key, float Amount, int Word)> All => all;

    public void Clear()
    {
        all.Clear();
        Names.Clear();
    }

    public void Add(string kind, ReadOnlySpan<char> value, int word = -1)
    {
        all.Add((Hash(Letters.Hash(Hash(Letters.Seed, kind), ':'), value), 1, word));
        if (named)
        {
            Names.Add($"{kind}:{value}");
        }
    }

    /// <summary>A mark of two things together: "pair:not+very".</summary>
    public void Add(string kind, ReadOnlySpan<char> value, ReadOnlySpan<char> other, int word = -1)
    {
        var key = Hash(Letters.Hash(Hash(Letters.Seed, kind), ':'), value);
        all.Add((Hash(Letters.Hash(key, '+'), other), 1, word));
        if (named)
        {
            Names.Add($"{kind}:{value}+{other}");
        }
    }

    public static ulong KeyOf(ReadOnlySpan<char> name) => Hash(Letters.Seed, name);

    private static ulong Hash(ulong sum, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            sum = Letters.Hash(sum, letter);
        }

        return sum;
    }
}
