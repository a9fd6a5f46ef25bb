using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Words said twice by accident ("we, uh, we went") and sentences begun again ("I was, I had been"). Fillers between do
/// not hide them. Doubling that English does on purpose ("very very", "that that", "no, no") is left alone.
/// </summary>
internal static class FindRestarts
{
    /// <summary>Words: longer doublings are rhetoric ("we tried again, we tried again").</summary>
    private const int LongestRepeat = 4;

    private static readonly HashSet<string> OnPurpose = new(StringComparer.Ordinal)
    {
        "very",
        "really",
        "so",
        "much",
        "far",
        "more",
        "that",
        "had",
        "no",
        "yes",
        "yeah",
        "never",
        "many",
        "too",
        "long",
        "always",
        "again",
        "over",
        "bye",
        "ha",
        "on",
        "step",
        "year",
        "day",
        "time",
        "thank",
        "well",
        "okay",
        "right",
    };

    // After these an "I" or "we" starts afresh; after "think" or "said" it goes on ("I think I", "we said we").
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.Ordinal)
    {
        "was",
        "were",
        "am",
        "is",
        "are",
        "had",
        "have",
        "has",
        "would",
        "could",
        "should",
        "can",
        "will",
        "did",
        "do",
        "went",
        "got",
        "just",
        "then",
        "really",
        "also",
        "actually",
        "didn't",
        "don't",
        "couldn't",
        "wasn't",
        "tried",
        "started",
    };

    private static readonly HashSet<string> Subjects = new(StringComparer.Ordinal)
    {
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "you",
        "there",
    };

    public static void In(ReadText text, IReadOnlyList<WordMark> fillers, List<WordMark> found)
    {
        // The words that are left when marks and fillers are taken out; a repeat may not cross a sentence's end.
        var kept = Kept(text, fillers);
        for (var i = 0; i < kept.Count; i++)
        {
            var repeat = RepeatAt(text, kept, i);
            if (repeat > 0)
            {
                found.Add(new(MarkKind.Repeat, kept[i], kept[i + repeat - 1] + 1, ""));
                i += repeat - 1;
            }
            else if (RestartAt(text, kept, i) is > 0 and var length)
            {
                found.Add(new(MarkKind.Restart, kept[i], kept[i + length - 1] + 1, ""));
                i += length - 1;
            }
        }
    }

    private static List<int> Kept(ReadText text, IReadOnlyList<WordMark> fillers)
    {
        var kept = new List<int>(text.Words.Count);
        var next = 0;
        for (var i = 0; i < text.Words.Count; i++)
        {
            while (next < fillers.Count && fillers[next].End <= i)
            {
                next++;
            }

            if (text.Words[i].Kind != WordKind.Mark && !(next < fillers.Count && fillers[next].First <= i))
            {
                kept.Add(i);
            }
        }

        return kept;
    }

    private static int RepeatAt(ReadText text, List<int> kept, int at)
    {
        for (var length = LongestRepeat; length >= 1; length--)
        {
            if (at + (2 * length) > kept.Count)
            {
                continue;
            }

            var same = true;
            for (var k = 0; k < length && same; k++)
            {
                var (a, b) = (text.Words[kept[at + k]], text.Words[kept[at + length + k]]);
                same = string.Equals(a.Form, b.Form, StringComparison.Ordinal) && a.Sentence == b.Sentence;
            }

            if (!same)
            {
                continue;
            }

            var first = text.Words[kept[at]];
            var byAccident = length > 1 || (!OnPurpose.Contains(first.Form) && first.Kind == WordKind.Word);
            return byAccident ? length : 0;
        }

        return 0;
    }

    // "I was, I had", "we just we": the same subject again after a helping verb. And a word broken off: "the cus- the client".
    private static int RestartAt(ReadText text, List<int> kept, int at)
    {
        var first = text.Words[kept[at]];
        if (IsBrokenOff(text, first))
        {
            return 1;
        }

        if (at + 2 >= kept.Count || !Subjects.Contains(first.Form))
        {
            return 0;
        }

        var (second, third) = (text.Words[kept[at + 1]], text.Words[kept[at + 2]]);
        return
            string.Equals(first.Form, third.Form, StringComparison.Ordinal)
            && first.Sentence == third.Sentence
            && Auxiliaries.Contains(second.Form)
            ? 2
            : 0;
    }

    private static bool IsBrokenOff(ReadText text, Word word)
    {
        var end = word.Span.End;
        return word.Kind == WordKind.Word
            && end < text.Text.Length
            && text.Text[end] == '-'
            && (
                end + 1 == text.Text.Length || char.IsWhiteSpace(text.Text[end + 1]) || text.Text[end + 1] is '-' or ','
            )
            && word.Span.Start > 0;
    }
}
