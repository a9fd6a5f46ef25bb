using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Cuts an answer into clauses and says of each who it is about and whether they did something. It goes by closed
/// classes of words (pronouns, joints, helping verbs) and by past forms, so it works on a recogniser's lower case
/// without marks too, where "and" and "so" are all that parts one clause from the next.
/// </summary>
internal static class FindClauses
{
    /// <summary>Words: a shorter piece is left with its neighbour, because it says too little alone.</summary>
    private const int Shortest = 4;

    private static readonly HashSet<string> Joints = Set("and but so then which");

    // What a clause begins with after a joint or a comma: who or what does something, or when.
    private static readonly HashSet<string> Openers = Set(
        "i we they he she it that this the my our his her their which as in then after there because i'd we'd i'm we're he'd she'd "
            + "they'd it's there's everyone everybody nobody people none all both one some most each not now today since within by when "
            + "at on a an two three four no"
    );

    // Stand before a verb without being its subject.
    private static readonly HashSet<string> NoSubjects = Set(
        "and but so then which also just even still first second third next finally eventually immediately quickly simply really actually "
            + "basically like um uh er erm well okay yeah you know i mean kind of sort not never only later afterwards therefore either always"
    );

    private static readonly HashSet<string> Is = Set("i i'd i've i'm i'll me");

    private static readonly HashSet<string> Wes = Set("we we'd we've we're we'll");

    // A second subject after the first: "I would repeat what they said".
    private static readonly HashSet<string> Others = Set(
        "he she they it you he'd she'd they'd who which what there everyone nobody"
    );

    // After these a past form tells no single deed: "would have said", "had used", "was told", "I've worked".
    private static readonly HashSet<string> Helpers = Set(
        "would could should might must will can had have has was were am is are be been being got get i'd we'd he'd she'd they'd i've we've "
            + "they've wasn't weren't hadn't haven't didn't couldn't wouldn't i'm we're"
    );

    private static readonly HashSet<string> Habits = Set(
        "always usually often never normally typically generally would i'd we'd"
    );

    public static List<Clause> In(ReadText text)
    {
        var isPast = HasSurePast(text);
        var bare = IsWithoutMarks(text);
        var clauses = new List<Clause>();
        foreach (var sentence in text.Sentences)
        {
            var first = sentence.First;
            for (var i = sentence.First + 1; i < sentence.End; i++)
            {
                if (i - first >= Shortest && sentence.End - i >= Shortest && Starts(text, i, sentence.End))
                {
                    clauses.Add(Read(text, first, i, clauses, bare, isPast));
                    first = i;
                }
            }

            clauses.Add(Read(text, first, sentence.End, clauses, bare, isPast));
        }

        return clauses;
    }

    private static bool IsWithoutMarks(ReadText text)
    {
        foreach (var word in text.Words)
        {
            if (word.Form is "." or "," or "?" or "!" or ";")
            {
                return false;
            }
        }

        return true;
    }

    // "Put", "set" and "read" are past only beside another past form.
    private static bool HasSurePast(ReadText text)
    {
        foreach (var word in text.Words)
        {
            if (PastTense.Is(word) && !PastTense.IsPresentToo(word))
            {
                return true;
            }
        }

        return false;
    }

    private static Clause Read(ReadText text, int first, int end, List<Clause> before, bool bare, bool isPast)
    {
        var opens = bare || text.Sentences[text.Words[first].Sentence].First == first;
        var (doer, verb) = DoerOf(text, first, end);
        var past = isPast && verb >= 0;
        return new(
            first,
            end,
            doer ?? (before is [.., var last] ? last.Doer : Doer.Other),
            past && !IsState(text, verb, end) && !IsHelped(text, first, verb),
            past,
            opens
        );
    }

    // The last speaker or other subject before the first past form; no subject where only joints and adverbs stand
    // there ("and sent it"), which then is the clause's before.
    private static (Doer? Doer, int Verb) DoerOf(ReadText text, int first, int end)
    {
        Doer? doer = null;
        for (var i = first; i < end; i++)
        {
            var word = text.Words[i];
            if (word.Kind == WordKind.Mark)
            {
                continue;
            }

            if (PastTense.Is(word))
            {
                return (doer, i);
            }

            // "i mean" begins nothing.
            doer =
                Is.Contains(word.Form) ? (i + 1 < end && text.Words[i + 1].Form is "mean" ? doer : Doer.I)
                : Wes.Contains(word.Form) ? Doer.We
                : Others.Contains(word.Form) || (doer is null && !NoSubjects.Contains(word.Form)) ? Doer.Other
                : doer;
        }

        return (doer, -1);
    }

    private static bool IsState(ReadText text, int verb, int end) =>
        PastTense.IsState(text.Words[verb])
        || (
            text.Words[verb].Form is "worked"
            && verb + 1 < end
            && text.Words[verb + 1].Form is "in" or "at" or "for" or "as"
        );

    // A helping verb or a habit between the subject and the verb.
    private static bool IsHelped(ReadText text, int first, int verb)
    {
        for (var i = Math.Max(first, verb - 3); i < verb; i++)
        {
            if (Helpers.Contains(text.Words[i].Form) || Habits.Contains(text.Words[i].Form))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Starts(ReadText text, int at, int end)
    {
        var (before, word) = (text.Words[at - 1], text.Words[at]);
        if (before.Form is ";" or ":" or "—" or "–")
        {
            return true;
        }

        if (Joints.Contains(word.Form))
        {
            return at + 1 < end
                && (
                    word.Form is "which" ? before.Form is ","
                    : word.Form is "and" or "so" && PastTense.Is(text.Words[at + 1]) ? false
                    : Openers.Contains(text.Words[at + 1].Form)
                );
        }

        return before.Form is "," && Openers.Contains(word.Form);
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
