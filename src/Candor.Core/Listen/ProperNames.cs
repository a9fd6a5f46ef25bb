using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Proper names in running text, whoever bears them: by their capitals and what joins them ("Bank of England").</summary>
internal static class ProperNames
{
    private static readonly HashSet<string> Joints = Set("of and for für in de la the & / + - – to");

    // "Department for Transport": what is for something by its name.
    private static readonly HashSet<string> ForWhom = Set(
        "department centre center institute campaign society foundation office ministry agency zentrum institut"
    );

    private static readonly HashSet<string> NoName = Set(
        "i we you he she it they this that the a an our your my thank thanks unfortunately sorry sadly apologies regretfully congratulations dear hi hello please after while as at if in on for to and but monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december re fw fwd position role job application update status interview hr best kind regards sincerely hey christmas easter whitsun hello ps"
    );

    /// <summary>Whether no name begins with the word, however it is written: "Unfortunately", "Monday".</summary>
    public static bool IsNone(string form) => NoName.Contains(form);

    /// <summary>
    /// Capitals in a row, with joints between them; a role may go on with a level ("II") or brackets. Empty where none
    /// begins there.
    /// </summary>
    public static (string Name, int End) Run(ReadText text, int from, bool isRole)
    {
        if (from >= text.Count || !IsCapital(text, from) || IsNone(text.FormAt(from)))
        {
            return ("", from);
        }

        var end = from + 1;
        while (end < text.Count && end - from < 9 && SameSentence(text, end, from))
        {
            if (!isRole && IsSigner(text, end))
            {
                break;
            }

            if (IsCapital(text, end) || (isRole && text.Tokens[end].Kind == WordKind.Number) || IsInDomain(text, end))
            {
                if (isRole && RoleMentions.IsNoun(text.FormAt(end)))
                {
                    break;
                }

                end++;
            }
            else if (
                IsJoint(text, end)
                && (
                    text.FormAt(end) is not ("in" or "to" or "for" or "für" or "-" or "–")
                    || (text.FormAt(end) is "for" or "für" && ForWhom.Contains(text.FormAt(end - 1)))
                )
                && end + 1 < text.Count
                && IsCapital(text, end + 1)
                && (text.FormAt(end) is not "the" || text.FormAt(end - 1) is "of")
                && !IsNone(text.FormAt(end + 1))
            )
            {
                end += 2;
            }
            else if (isRole && text.FormAt(end) is "(" && end + 2 < text.Count && Is(text, end + 2, ")"))
            {
                end += 3;
            }
            else if (
                isRole
                && text.FormAt(end) == ","
                && end + 1 < text.Count
                && IsCapital(text, end + 1)
                && !IsNone(text.FormAt(end + 1))
                && text.Tokens[end + 1].Sentence == text.Tokens[from].Sentence
            )
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return (Cut(text, from, end), end);
    }

    /// <summary>Whether the word there is written as names are.</summary>
    public static bool IsCapital(ReadText text, int at) =>
        text.Tokens[at] is { Kind: WordKind.Word } word
        && (
            char.IsUpper(text.Text[word.Start])
            // eBay, iRobot
            || (word.End - word.Start > 2 && char.IsUpper(text.Text[word.Start + 1]))
        );

    // "Booking.com", "Yahoo!": signs that hang on the word before them.
    private static bool IsInDomain(ReadText text, int at) =>
        at + 1 < text.Count
            && text.FormAt(at) == "."
            && text.Tokens[at].Start == text.Tokens[at - 1].End
            && text.Tokens[at + 1].Start == text.Tokens[at].End
        || (
            at >= 2
            && text.Tokens[at].Kind == WordKind.Word
            && text.Tokens[at - 1].End == text.Tokens[at].Start
            && text.FormAt(at - 1) == "."
        );

    // A line that is one name or two words, after the firm's: "… from all at Northwind" and below it "Ann Lee".
    private static bool IsSigner(ReadText text, int at)
    {
        var start = text.Tokens[at].Start;
        if (text.Text.AsSpan(text.Tokens[at - 1].End, start - text.Tokens[at - 1].End).IndexOf('\n') < 0)
        {
            return false;
        }

        var end = text.Text.IndexOf('\n', start);
        var line = text.Text.AsSpan(start, (end < 0 ? text.Text.Length : end) - start).Trim();
        return line.Count(' ') <= 1;
    }

    /// <summary>Whether the word there may join two parts of a name: "of", "and".</summary>
    public static bool IsJoint(ReadText text, int at) => Joints.Contains(text.FormAt(at));

    public static bool SameSentence(ReadText text, int at, int other) =>
        text.Tokens[at].Sentence == text.Tokens[other].Sentence;

    public static bool Is(ReadText text, int at, string form) => at >= 0 && at < text.Count && text.FormAt(at) == form;

    /// <summary>The words from one to before another, with one space between them.</summary>
    public static string Cut(ReadText text, int from, int end) =>
        string.Join(
            ' ',
            text.Text[text.Tokens[from].Start..text.Tokens[end - 1].End]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The words of a list, to be looked up.</summary>
    public static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
