namespace Candor.Core.Practise;

/// <summary>
/// When a word of an answer was said. Of a transcript with times it is known; of one without, it is estimated: the words
/// are spread over the talk that was heard, pauses left out.
/// </summary>
public static class PlaceInTime
{
    /// <summary>Seconds from the answer's start, or null where nothing was heard and no word has a time.</summary>
    /// <param name="offset">In UTF-16 units of the transcript's text.</param>
    public static double? Of(Measured measured, int offset)
    {
        var words = measured.Transcript.Words;
        if (words.Count == 0)
        {
            return null;
        }

        var at = words.Count - 1;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Span.End > offset)
            {
                at = i;
                break;
            }
        }

        return words[at].Start ?? (measured.Heard is { } heard ? InTalk(heard, (double)at / words.Count) : null);
    }

    /// <summary>Whether the places in time are known, not spread by guess.</summary>
    public static bool IsKnown(Measured measured) => measured.Transcript.Words is [{ IsTimed: true }, ..];

    private static double InTalk(Heard heard, double share)
    {
        var left = share * heard.Talk;
        foreach (var stretch in heard.Stretches)
        {
            if (left <= stretch.Seconds)
            {
                return stretch.From + left;
            }

            left -= stretch.Seconds;
        }

        return heard.Stretches[^1].To;
    }
}
