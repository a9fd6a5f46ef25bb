namespace Candor.Core.Text;

/// <summary>How much two texts say the same, in the same words.</summary>
public static class Likeness
{
    /// <summary>Words in a run. Shorter ones are shared by any two letters in one language.</summary>
    private const int Run = 5;

    /// <summary>The text's runs of five words, by what they hash to; marks and case do not count.</summary>
    public static HashSet<int> Runs(string text)
    {
        var forms = ReadText
            .Of(text)
            .Words.Where(word => word.Kind != WordKind.Mark)
            .Select(word => Hash(word.Form))
            .ToList();
        var runs = new HashSet<int>();
        for (var from = 0; from + Run <= forms.Count; from++)
        {
            var hash = 0;
            for (var at = from; at < from + Run; at++)
            {
                hash = unchecked(hash * 31 + forms[at]);
            }

            runs.Add(hash);
        }

        return runs;
    }

    /// <summary>The share of the shorter one's runs that the other has too, 0 to 1; 0 for texts without runs.</summary>
    public static double Of(HashSet<int> one, HashSet<int> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        return few.Count == 0 ? 0 : few.Count(many.Contains) / (double)few.Count;
    }

    // Not string.GetHashCode, which differs from run to run.
    private static int Hash(string form)
    {
        var hash = 17;
        foreach (var letter in form)
        {
            hash = unchecked(hash * 397 ^ letter);
        }

        return hash;
    }
}
