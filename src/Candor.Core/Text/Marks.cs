namespace Candor.Core.Text;

/// <summary>
/// What is seen in a stretch of words, each mark as the hash of its name ("word:rambl", "seam:comma"), how much of it
/// there is, and the word that shows it (-1 where none does). Names are spelled out only for learning.
/// </summary>
internal sealed class Marks(bool named = false)
{
    // FNV-1a, 64 bits: a name is hashed letter by letter and need not be put together first.
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

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
        all.Add((Hash(Join(Hash(Seed, kind), ':'), value), 1, word));
        if (named)
        {
            Names.Add($"{kind}:{value}");
        }
    }

    /// <summary>A mark of two things together: "pair:not+very".</summary>
    public void Add(string kind, ReadOnlySpan<char> value, ReadOnlySpan<char> other, int word = -1)
    {
        var key = Hash(Join(Hash(Seed, kind), ':'), value);
        all.Add((Hash(Join(key, '+'), other), 1, word));
        if (named)
        {
            Names.Add($"{kind}:{value}+{other}");
        }
    }

    public static ulong KeyOf(ReadOnlySpan<char> name) => Hash(Seed, name);

    private static ulong Join(ulong sum, char letter) => (sum ^ letter) * Prime;

    private static ulong Hash(ulong sum, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            sum = Join(sum, letter);
        }

        return sum;
    }
}
