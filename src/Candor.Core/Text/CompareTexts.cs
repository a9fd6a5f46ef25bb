namespace Candor.Core.Text;

/// <summary>What became of a stretch of text between two versions.</summary>
public enum Changed
{
    Kept,
    Removed,
    Added,
}

/// <summary>A stretch of words with the blanks behind them, as it stands in the version that has it.</summary>
public sealed record Change(Changed Kind, string Text);

/// <summary>Two versions of a text word by word: what stays, what would go, what would come.</summary>
public static class CompareTexts
{
    /// <summary>
    /// Words compared one by one. Two drafts of the longest letter stay far below; longer texts are told as one removed
    /// and one added, since the table grows with the product of both.
    /// </summary>
    private const int MostWords = 3_000;

    public static IReadOnlyList<Change> Of(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        if (old.Count > MostWords || now.Count > MostWords)
        {
            return [new(Changed.Removed, before), new(Changed.Added, after)];
        }

        var common = Common(old, now);
        var changes = new List<Change>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && Same(old[i], now[j]))
            {
                // The blanks of the later version: they are what the reader would get.
                Add(changes, Changed.Kept, now[j++]);
                i++;
            }
            else if (j >= now.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(changes, Changed.Removed, old[i++]);
            }
            else
            {
                Add(changes, Changed.Added, now[j++]);
            }
        }

        return changes;
    }

    // Length of the longest run of common words from each pair of places on.
    private static int[,] Common(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(old[i], now[j])
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static bool Same(string one, string other) =>
        one.AsSpan().TrimEnd().Equals(other.AsSpan().TrimEnd(), StringComparison.Ordinal);

    private static void Add(List<Change> changes, Changed kind, string word)
    {
        if (changes.Count > 0 && changes[^1].Kind == kind)
        {
            changes[^1] = changes[^1] with { Text = changes[^1].Text + word };
        }
        else
        {
            changes.Add(new(kind, word));
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[from..i]);
                from = i;
            }
        }

        return words;
    }
}
