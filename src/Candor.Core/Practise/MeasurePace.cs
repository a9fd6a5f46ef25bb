namespace Candor.Core.Practise;

/// <summary>Length, words a minute and pauses from the words' times.</summary>
public static class MeasurePace
{
    /// <summary>
    /// Seconds. Shorter gaps are the closing of a "t" or a breath inside a phrase; a quarter to a third of a second is
    /// where speech research begins to call it a pause.
    /// </summary>
    public const double ShortestPause = 0.3;

    internal static (double? Seconds, double? WordsPerMinute, Pauses? Pauses) Of(IReadOnlyList<SpokenWord> words)
    {
        var (first, last) = (-1, -1);
        double start = double.MaxValue,
            end = 0;
        var untimed = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IsTimed)
            {
                first = first < 0 ? i : first;
                last = i;
                start = Math.Min(start, words[i].Start!.Value);
                end = Math.Max(end, words[i].End!.Value);
            }
            else
            {
                untimed = true;
            }
        }

        if (first < 0 || end <= start)
        {
            return (null, null, null);
        }

        var seconds = end - start;
        var pace = (last - first + 1) * 60 / seconds;
        return (seconds, pace, untimed ? null : Silences(words, seconds));
    }

    // Overlapping words count as one stretch of talk: only where nobody speaks is a pause.
    private static Pauses Silences(IReadOnlyList<SpokenWord> words, double seconds)
    {
        var (count, longest, silent) = (0, 0.0, 0.0);
        var until = words[0].End!.Value;
        foreach (var word in words)
        {
            var gap = word.Start!.Value - until;
            if (gap >= ShortestPause)
            {
                count++;
                longest = Math.Max(longest, gap);
                silent += gap;
            }

            until = Math.Max(until, word.End!.Value);
        }

        return new(count, longest, count * 60 / seconds, 1 - (silent / seconds));
    }
}
