using System.Text;

namespace Candor.Core.Review;

/// <summary>
/// Rules are written with apostrophes, and people in a hurry or in anger write "didnt", "youre" and "can not". A phrase finds
/// those too, so that no rule has to list them. Not "its", "ill", "id", "were" and "lets", which are other words.
/// </summary>
internal static class Apostrophes
{
    private const string Cannot = "cannot";

    private static readonly HashSet<string> Short = CompareNames.Set(
        "i'm i've you're you've you'd you'll they're they've they'd they'll we've he's she's that's what's there's who's"
    );

    /// <summary>The phrase with each short form also as written without its apostrophe.</summary>
    public static string Spared(string phrase)
    {
        if (!phrase.Contains('\'', StringComparison.Ordinal) && !phrase.Contains(Cannot, StringComparison.Ordinal))
        {
            return phrase;
        }

        var spared = new StringBuilder(phrase.Length + 32);
        for (var at = 0; at < phrase.Length; )
        {
            var end = at;
            while (end < phrase.Length && (char.IsLetter(phrase[end]) || phrase[end] == '\''))
            {
                end++;
            }

            if (end == at)
            {
                spared.Append(phrase[at++]);
                continue;
            }

            var word = phrase[at..end];
            if (end < phrase.Length && phrase[end] == '*')
            {
                spared.Append(word);
            }
            else if (
                word == Cannot
                && !(at > 0 && phrase[at - 1] == '/')
                && !(end < phrase.Length && phrase[end] == '/')
            )
            {
                spared.Append("(cannot|can not)");
            }
            else if (word.EndsWith("n't", StringComparison.Ordinal) || Short.Contains(word))
            {
                spared.Append(word).Append('/').Append(word.Replace("'", "", StringComparison.Ordinal));
            }
            else
            {
                spared.Append(word);
            }

            at = end;
        }

        return spared.ToString();
    }
}
