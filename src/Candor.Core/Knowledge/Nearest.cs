namespace Candor.Core.Knowledge;

/// <summary>The word that someone probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The allowed word with the fewest edits from <paramref name="word"/>, or null where even the nearest is too far
    /// (more than a third of its letters) to be more than a guess. Ties go to the first.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> allowed)
    {
        string? best = null;
        var fewest = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in allowed)
        {
            var edits = Edits(word, candidate);
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    // Optimal string alignment: a swap of neighbours ("stpes") is the commonest slip and counts as one.
    private static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
