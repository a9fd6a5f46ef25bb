using System.Text.Json;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// A corrected transcript keeps its times: a word that was left as it was has its own, words that were changed or put in
/// share the time between their neighbours.
/// </summary>
public static class Retime
{
    /// <summary>Pairs of words compared; beyond it (some 3,000 changed words in a row) the times are let go.</summary>
    private const long MostPairs = 9_000_000;

    /// <summary>JSON with word times where the old transcript had them, else the corrected text as it is.</summary>
    public static string Of(Transcript before, string corrected)
    {
        var words = SplitWords.In(corrected).Select(span => span.Of(corrected)).ToList();
        if (words.Count == 0 || before.Words.Count == 0 || !before.Words.All(word => word.IsTimed))
        {
            return corrected;
        }

        var old = before.Words.Select(word => word.Span.Of(before.Text)).ToList();
        return Matches(old, words) is { } from ? Json(before, Pieces(corrected), Times(before, from)) : corrected;
    }

    // For each new word the old one that it is, or -1: the longest common subsequence, like a comparison of two files.
    private static int[]? Matches(List<string> old, List<string> words)
    {
        var from = Enumerable.Repeat(-1, words.Count).ToArray();
        var (first, oldEnd, newEnd) = (0, old.Count, words.Count);
        while (first < oldEnd && first < newEnd && Same(old[first], words[first]))
        {
            from[first] = first++;
        }

        while (oldEnd > first && newEnd > first && Same(old[oldEnd - 1], words[newEnd - 1]))
        {
            from[--newEnd] = --oldEnd;
        }

        var (rows, columns) = (oldEnd - first, newEnd - first);
        if ((long)rows * columns > MostPairs)
        {
            return null;
        }

        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                longest[i, j] = Same(old[first + i], words[first + j])
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < rows && j < columns; )
        {
            if (Same(old[first + i], words[first + j]))
            {
                from[first + j++] = first + i++;
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return from;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static (double Start, double End)[] Times(Transcript before, int[] from)
    {
        var times = new (double Start, double End)[from.Length];
        for (var i = 0; i < from.Length; )
        {
            if (from[i] >= 0)
            {
                var word = before.Words[from[i]];
                times[i++] = (word.Start!.Value, word.End!.Value);
                continue;
            }

            var end = i;
            while (end < from.Length && from[end] < 0)
            {
                end++;
            }

            var begins = i == 0 ? before.Words[0].Start!.Value : times[i - 1].End;
            var ends = end == from.Length ? before.Words[^1].End!.Value : before.Words[from[end]].Start!.Value;
            var each = Math.Max(0, ends - begins) / (end - i);
            for (var k = i; k < end; k++)
            {
                times[k] = (begins + (each * (k - i)), begins + (each * (k - i + 1)));
            }

            i = end;
        }

        return times;
    }

    // The words with the marks that stand behind them: a correction may put in a full stop.
    private static List<string> Pieces(string text)
    {
        var spans = SplitWords.In(text).ToList();
        return
        [
            .. spans.Select(
                (span, i) =>
                    text[(i == 0 ? 0 : span.Start)..(i + 1 < spans.Count ? spans[i + 1].Start : text.Length)].Trim()
            ),
        ];
    }

    private static string Json(Transcript before, List<string> pieces, (double Start, double End)[] times) =>
        JsonSerializer.Serialize(
            new
            {
                question = before.Question,
                words = pieces.Select(
                    (text, i) =>
                        new
                        {
                            text,
                            start = times[i].Start,
                            end = times[i].End,
                        }
                ),
            }
        );
}
