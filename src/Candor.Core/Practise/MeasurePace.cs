namespace Candor.Core.Practise;

/// <summary>Length, words a minute and pauses from the words' times.</summary>
public static class MeasurePace
{
    /// <summary>
    /// Seconds. Shorter gaps are the closing of a "t" or a breath inside a phrase; a quarter to a third of a second is
    /// where speech research begins to call it a pause.
    /// </summary>
    public const double ShortestPause = 0.3;

    internal static (double? Seconds, double? WordsPerMinute, Pauses? Pauses) Of(Transcript transcript)
    {
        var words = transcript.Words;
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
        return (seconds, pace, untimed ? null : Silences(words, transcript.Filled, seconds));
    }

    // Overlapping words count as one stretch of talk: only where nobody speaks is a pause. What others say between, and
    // laughter, is taken out of the gap.
    private static Pauses Silences(IReadOnlyList<SpokenWord> words, IReadOnlyList<Stretch> filled, double seconds)
    {
        var (count, longest, silent, others) = (0, 0.0, 0.0, 0.0);
        var until = words[0].End!.Value;
        var sorted = filled.OrderBy(stretch => stretch.From).ToList();
        var next = 0;
        foreach (var word in words)
        {
            var start = word.Start!.Value;
            while (next < sorted.Count && sorted[next].To <= until)
            {
                next++;
            }

            for (var i = next; i < sorted.Count && sorted[i].From < start && until < start; i++)
            {
                Add(Math.Min(start, sorted[i].From) - until);
                var to = Math.Min(start, sorted[i].To);
                others += Math.Max(0, to - Math.Max(until, sorted[i].From));
                until = Math.Max(until, to);
            }

            Add(start - until);
            until = Math.Max(until, word.End!.Value);
        }

        var own = Math.Max(0, seconds - others);
        var talk = Math.Max(0, own - silent);
        return new(count, longest, own == 0 ? 0 : count * 60 / own, own == 0 ? 0 : talk / own, talk);

        void Add(double gap)
        {
            if (gap >= ShortestPause)
            {
                count++;
                longest = Math.Max(longest, gap);
                silent += gap;
            }
        }
    }
}
