using System.Globalization;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Numbers, names and years by their shape; times, number words and outcomes come from the files. A listener
/// remembers "forty orders in March", not "a lot of orders at some point" (B10: too little detail).
/// </summary>
internal static class FindDetail
{
    // Capitals that are no name of anybody or anything in particular.
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "i",
        "i'm",
        "i'd",
        "i've",
        "i'll",
        "ok",
        "okay",
        "cv",
        "hr",
        "ceo",
        "cto",
        "cfo",
        "it",
        "pm",
        "am",
        "kpi",
        "kpis",
        "mr",
        "mrs",
        "ms",
        "dr",
    };

    /// <summary>False where the text has no capitals to tell names by (or nothing but capitals).</summary>
    public static bool CanTellNames(ReadText text)
    {
        var (upper, lower) = (0, 0);
        foreach (var letter in text.Text)
        {
            upper += char.IsUpper(letter) ? 1 : 0;
            lower += char.IsLower(letter) ? 1 : 0;
        }

        return upper > 0 && upper < lower;
    }

    /// <summary>Adds what the files did not mark already.</summary>
    public static void In(ReadText text, List<WordMark> marks)
    {
        var names = CanTellNames(text);
        var covered = Covered(text, marks);
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.Words[i];
            if (word.Kind == WordKind.Number)
            {
                if (!covered[i])
                {
                    marks.Add(new(IsYear(word.Form) ? MarkKind.Time : MarkKind.Number, i, i + 1, ""));
                }
            }
            else if (names && IsName(text, i) && !covered[i])
            {
                var end = i + 1;
                while (end < text.Words.Count && IsName(text, end))
                {
                    end++;
                }

                marks.Add(new(MarkKind.Name, i, end, ""));
                i = end - 1;
            }
        }
    }

    private static bool[] Covered(ReadText text, List<WordMark> marks)
    {
        var covered = new bool[text.Words.Count];
        foreach (var mark in marks)
        {
            if (mark.Kind is MarkKind.Time or MarkKind.Number)
            {
                covered.AsSpan(mark.First, mark.End - mark.First).Fill(true);
            }
        }

        return covered;
    }

    private static bool IsYear(string form) =>
        form.Length == 4 && int.TryParse(form, CultureInfo.InvariantCulture, out var year) && year is > 1949 and < 2050;

    // A capital inside a sentence. At its start every word has one, so there only what has a second capital
    // ("LinkedIn", "SAP") or is followed by another capital counts.
    private static bool IsName(ReadText text, int at)
    {
        var word = text.Words[at];
        var letters = text.Text.AsSpan(word.Span.Start, word.Span.Length);
        if (word.Kind != WordKind.Word || !char.IsUpper(letters[0]) || NoNames.Contains(word.Form))
        {
            return false;
        }

        return !IsFirst(text, at) || letters[1..].IndexOfAnyInRange('A', 'Z') >= 0;
    }

    private static bool IsFirst(ReadText text, int at)
    {
        for (var i = text.Sentences[text.Words[at].Sentence].First; i < at; i++)
        {
            if (text.Words[i].Kind != WordKind.Mark)
            {
                // After an opening quotation mark a sentence starts inside a sentence.
                return text.Words[at - 1].Form is "\"" or "“" or "‘" or ":";
            }
        }

        return true;
    }
}
