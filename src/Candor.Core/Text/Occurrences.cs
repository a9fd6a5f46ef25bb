namespace Candor.Core.Text;

/// <summary>Every place where some words stand in a text.</summary>
internal static class Occurrences
{
    /// <summary>Where they begin, from the first to the last, none within another; no place where there are no words.</summary>
    public static IEnumerable<int> Of(string words, string text, StringComparison comparison)
    {
        if (words.Length == 0)
        {
            yield break;
        }

        for (var at = text.IndexOf(words, comparison); at >= 0; at = text.IndexOf(words, at + words.Length, comparison))
        {
            yield return at;
        }
    }
}
