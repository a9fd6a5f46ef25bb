using Candor.Core.Text;
using static Candor.Core.Listen.ProperNames;

namespace Candor.Core.Listen;

/// <summary>
/// Where running text speaks of a role: before or after "position" and its like, and after "application for". A role in
/// small letters counts only between "the" and "position".
/// </summary>
internal static class RoleMentions
{
    private static readonly HashSet<string> Nouns = Set(
        "position role post job vacancy opening opportunity internship placement"
    );

    private static readonly HashSet<string> NoRole = Set(
        "this that the a an our your any other another open right above current advertised new similar same first next specific particular available such each every its their his her my exact real and or for dream future suitable"
    );

    /// <summary>Whether it is a word for a job as such: "position", "vacancy".</summary>
    public static bool IsNoun(string form) => Nouns.Contains(form);

    /// <summary>The role that the word there speaks of, and where it ends; empty where it speaks of none.</summary>
    public static (string Text, int End) At(ReadText text, int at, string form)
    {
        if (IsNoun(form))
        {
            if (Is(text, at + 1, "of") || Is(text, at + 1, "as") || Is(text, at + 1, ":") || Is(text, at + 1, "–"))
            {
                var from = at + 2;
                while (Is(text, from, "a") || Is(text, from, "an") || Is(text, from, "the") || Is(text, from, "our"))
                {
                    from++;
                }

                var (name, end) = Run(text, from, isRole: true);
                if (name.Length > 0)
                {
                    return (name, end);
                }
            }

            return (Backwards(text, at), at + 1);
        }

        // "your application for Data Engineer", "applied to the Data Engineer", "application: Data Engineer"
        if (form is "application" or "applied" or "applying" or "apply" or "candidacy" or "interest")
        {
            var from = at + 1;
            if (
                Is(text, from, "for")
                || (form == "interest" && Is(text, from, "in"))
                || Is(text, from, "–")
                || Is(text, from, ":")
            )
            {
                from++;
                while (Is(text, from, "the") || Is(text, from, "our") || Is(text, from, "a"))
                {
                    from++;
                }

                var (name, end) = Run(text, from, isRole: true);
                if (name.Length > 0 && (form != "interest" || (end < text.Count && IsNoun(text.FormAt(end)))))
                {
                    return (name, end);
                }
            }
        }

        return ("", 0);
    }

    // The words before "position": capitals and what joins them, or a few small words after "the".
    private static string Backwards(ReadText text, int noun)
    {
        var from = noun;
        while (
            from > 0
            && SameSentence(text, from - 1, noun)
            && (IsCapital(text, from - 1) || IsJoint(text, from - 1))
            && noun - from < 9
        )
        {
            from--;
        }

        while (from < noun && (!IsCapital(text, from) || IsNone(text.FormAt(from))))
        {
            from++;
        }

        if (from < noun)
        {
            return Cut(text, from, noun);
        }

        for (from = noun - 1; from >= 0 && noun - from < 6 && SameSentence(text, from, noun); from--)
        {
            var word = text.Words[from];
            if (word.Form is "the" or "our" or "a")
            {
                return noun - from > 1 ? Cut(text, from + 1, noun) : "";
            }

            if (word.Kind == WordKind.Mark || NoRole.Contains(word.Form))
            {
                return "";
            }
        }

        return "";
    }
}
