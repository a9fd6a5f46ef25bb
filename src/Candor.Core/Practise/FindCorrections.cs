using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Words taken back in so many words: "on Monday, sorry, Tuesday", "forty, no, fifty". The weaker the word that takes
/// back, the more alike what stands before and after it must be.
/// </summary>
internal static class FindCorrections
{
    // Taken back whatever follows.
    private static readonly string[][] Sure =
    [
        ["no", "sorry"],
        ["sorry", "no"],
        ["no", "wait"],
        ["wait", "no"],
        ["no", "hang", "on"],
        ["or", "rather"],
        ["sorry", "i", "mean"],
        ["no", "i", "mean"],
        ["i", "should", "say"],
        ["scratch", "that"],
        ["make", "that"],
        ["let", "me", "start", "again"],
        ["let", "me", "rephrase"],
    ];

    // Taken back where like follows like.
    private static readonly string[][] Unsure =
    [
        ["sorry"],
        ["no"],
        ["i", "mean"],
    ];

    private static readonly string[] Alike =
    [
        "monday tuesday wednesday thursday friday saturday sunday",
        "january february march april may june july august september october november december",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million",
        "i we he she they",
        "his her their my our your its",
        "first second third fourth fifth sixth last next",
        "in on at by from to after before since until",
        "morning afternoon evening night",
        "week weeks month months year years day days hour hours minute minutes",
        "left right",
        "was were had",
    ];

    private static readonly Dictionary<string, int> Kinds = Alike
        .SelectMany((words, kind) => words.Split(' ').Select(word => (word, kind)))
        .ToDictionary(pair => pair.word, pair => pair.kind, StringComparer.Ordinal);

    public static void In(ReadText text, List<WordMark> found)
    {
        for (var i = 1; i < text.Words.Count; i++)
        {
            if (TermAt(text, i, Sure) is > 0 and var sure)
            {
                Add(text, i, sure, isSure: true, found);
                i += sure - 1;
            }
            else if (TermAt(text, i, Unsure) is > 0 and var unsure)
            {
                Add(text, i, unsure, isSure: false, found);
            }
        }
    }

    private static int TermAt(ReadText text, int at, string[][] terms)
    {
        foreach (var term in terms)
        {
            var (word, matched) = (at, 0);
            while (
                matched < term.Length
                && word < text.Words.Count
                && string.Equals(text.Words[word].Form, term[matched], StringComparison.Ordinal)
            )
            {
                word++;
                matched++;

                // "no, sorry" has a comma inside.
                word += matched < term.Length && word < text.Words.Count && text.Words[word].Form is "," ? 1 : 0;
            }

            if (matched == term.Length)
            {
                return word - at;
            }
        }

        return 0;
    }

    // The discarded word is the one before the term, or the last before it that is like the first after it.
    private static void Add(ReadText text, int term, int length, bool isSure, List<WordMark> found)
    {
        const int Back = 5;
        var sentence = text.Words[term].Sentence;
        var before = Step(text, term, -1);
        var after = Step(text, term + length - 1, 1);
        if (
            before < 0
            || after < 0
            || text.Words[before].Sentence != sentence
            || text.Words[after].Sentence != sentence
        )
        {
            return;
        }

        for (
            int at = before, steps = 0;
            at >= 0 && steps < Back && text.Words[at].Sentence == sentence;
            at = Step(text, at, -1), steps++
        )
        {
            if (IsAlike(text.Words[at], text.Words[after]))
            {
                found.Add(new(MarkKind.Restart, at, before + 1, ""));
                return;
            }
        }

        if (isSure)
        {
            found.Add(new(MarkKind.Restart, before, before + 1, ""));
        }
    }

    private static bool IsAlike(Word a, Word b) =>
        (a.Kind, b.Kind) is (WordKind.Number, WordKind.Number)
        || string.Equals(a.Form, b.Form, StringComparison.Ordinal)
        || (Kinds.TryGetValue(a.Form, out var one) && Kinds.TryGetValue(b.Form, out var other) && one == other);

    private static int Step(ReadText text, int from, int by)
    {
        var at = from + by;
        while (at >= 0 && at < text.Words.Count && text.Words[at].Kind == WordKind.Mark)
        {
            at += by;
        }

        return at < text.Words.Count ? at : -1;
    }
}
