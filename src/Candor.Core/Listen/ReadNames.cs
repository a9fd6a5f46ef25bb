using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Names of employers and roles in running text, by the few words that people put around them ("the … position", "your
/// application for … at …") and by their capitals. A role in small letters counts only between "the" and "position".
/// </summary>
internal static class ReadNames
{
    private static readonly HashSet<string> RoleNouns = Set(
        "position role post job vacancy opening opportunity internship placement"
    );

    private static readonly HashSet<string> Joints = Set("of and for für in de la the & / + - – to");

    // "Department for Transport": what is for something by its name.
    private static readonly HashSet<string> ForWhom = Set(
        "department centre center institute campaign society foundation office ministry agency zentrum institut"
    );

    // "With the Bureau of Standards": offices that are called so with an article.
    private static readonly HashSet<string> WithArticle = Set(
        "department ministry bureau office university city county borough royal institute diocese state"
    );

    private static readonly HashSet<string> NoRole = Set(
        "this that the a an our your any other another open right above current advertised new similar same first next specific particular available such each every its their his her my exact real and or for dream future suitable"
    );

    private static readonly HashSet<string> NoName = Set(
        "i we you he she it they this that the a an our your my thank thanks unfortunately sorry sadly apologies regretfully congratulations dear hi hello please after while as at if in on for to and but monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december re fw fwd position role job application update status interview hr best kind regards sincerely hey christmas easter whitsun hello ps"
    );

    private static readonly HashSet<string> BeforeEmployer = Set("at with joining join within");

    private static readonly HashSet<string> TeamNouns = Set(
        "team department careers recruitment recruiting talent hr people hiring"
    );

    public static Workplace In(ReadText text)
    {
        var role = "";
        var employer = "";
        for (var i = 0; i < text.Count && (role.Length == 0 || employer.Length == 0); i++)
        {
            var form = text.FormAt(i);
            if (role.Length == 0)
            {
                var found = RoleAt(text, i, form);
                if (found.Text.Length > 0)
                {
                    role = found.Text;
                    employer = employer.Length == 0 ? After(text, found.End) : employer;
                }
            }

            if (employer.Length == 0)
            {
                employer = EmployerAt(text, i, form);
            }
        }

        return new Workplace(employer, role);
    }

    private static (string Text, int End) RoleAt(ReadText text, int at, string form)
    {
        if (RoleNouns.Contains(form))
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
                if (
                    name.Length > 0
                    && (form != "interest" || (end < text.Count && RoleNouns.Contains(text.FormAt(end))))
                )
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

        while (from < noun && (!IsCapital(text, from) || NoName.Contains(text.FormAt(from))))
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

    private static string EmployerAt(ReadText text, int at, string form)
    {
        if (BeforeEmployer.Contains(form) || (form == "of" && Is(text, at - 1, "behalf")))
        {
            return Employer(text, at + 1);
        }

        if (
            (
                form == "to"
                && (Is(text, at - 1, "application") || Is(text, at - 1, "applying") || Is(text, at - 1, "applied"))
            ) || (form == "in" && Is(text, at - 1, "interest"))
        )
        {
            var (name, end) = Run(text, at + 1, isRole: false);
            return end < text.Count && RoleNouns.Contains(text.FormAt(end)) ? "" : name;
        }

        // "The Northwind Talent Team"
        if (form is "team" && at > 1 && TeamNouns.Contains(text.FormAt(at - 1)))
        {
            var end = at;
            while (
                end > 0
                && (TeamNouns.Contains(text.FormAt(end - 1)) || text.FormAt(end - 1) is "acquisition" or "and" or "&")
            )
            {
                end--;
            }

            var from = end;
            while (
                from > 0
                && IsCapital(text, from - 1)
                && text.FormAt(from - 1) != "the"
                && SameSentence(text, from - 1, at)
            )
            {
                from--;
            }

            return from < end && !NoName.Contains(text.FormAt(from)) ? Cut(text, from, end) : "";
        }

        return "";
    }

    private static string After(ReadText text, int at)
    {
        while (at < text.Count && (RoleNouns.Contains(text.FormAt(at)) || text.FormAt(at) is "(" or ")" or "here"))
        {
            at++;
        }

        return at < text.Count && (BeforeEmployer.Contains(text.FormAt(at)) || text.FormAt(at) is "@")
            ? Employer(text, at + 1)
            : "";
    }

    private static string Employer(ReadText text, int from)
    {
        if (Is(text, from, "the") && from + 1 < text.Count && WithArticle.Contains(text.FormAt(from + 1)))
        {
            from++;
        }

        var (name, end) = Run(text, from, isRole: false);
        // "with Ann Lee from Northwind" names a person; the name after it will do.
        return end < text.Count && text.FormAt(end) is "from" && Is(text, from - 1, "with")
            ? Run(text, end + 1, isRole: false).Name
            : name;
    }

    // Capitals in a row, with joints between them; a role may go on with a level ("II") or brackets.
    internal static (string Name, int End) Run(ReadText text, int from, bool isRole)
    {
        if (from >= text.Count || !IsCapital(text, from) || NoName.Contains(text.FormAt(from)))
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
                if (isRole && RoleNouns.Contains(text.FormAt(end)))
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
                && !NoName.Contains(text.FormAt(end + 1))
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
                && !NoName.Contains(text.FormAt(end + 1))
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

    private static bool IsCapital(ReadText text, int at) =>
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

    private static bool IsJoint(ReadText text, int at) => Joints.Contains(text.FormAt(at));

    private static bool SameSentence(ReadText text, int at, int other) =>
        text.Tokens[at].Sentence == text.Tokens[other].Sentence;

    private static bool Is(ReadText text, int at, string form) => at >= 0 && at < text.Count && text.FormAt(at) == form;

    private static string Cut(ReadText text, int from, int end) =>
        string.Join(
            ' ',
            text.Text[text.Tokens[from].Start..text.Tokens[end - 1].End]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
