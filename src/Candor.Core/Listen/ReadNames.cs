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

    private static readonly HashSet<string> Joints = Set("of and for in de la the & / + - – to");

    private static readonly HashSet<string> NoRole = Set(
        "this that the a an our your any other another open right above current advertised new similar same first next specific particular available such each every its their his her my exact real and or for dream future suitable"
    );

    private static readonly HashSet<string> NoName = Set(
        "i we you he she it they this that the a an our your my thank thanks unfortunately dear hi hello please after while as at if in on for to and but monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december re fw fwd position role job application update status interview hr best kind regards sincerely"
    );

    private static readonly HashSet<string> BeforeEmployer = Set("at with joining join within");

    private static readonly HashSet<string> TeamNouns = Set(
        "team department careers recruitment recruiting talent hr people hiring"
    );

    public static Workplace In(ReadText text)
    {
        var role = "";
        var employer = "";
        for (var i = 0; i < text.Words.Count && (role.Length == 0 || employer.Length == 0); i++)
        {
            var form = text.Words[i].Form;
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
                    && (form != "interest" || (end < text.Words.Count && RoleNouns.Contains(text.Words[end].Form)))
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

        while (from < noun && (!IsCapital(text, from) || NoName.Contains(text.Words[from].Form)))
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
            return end < text.Words.Count && RoleNouns.Contains(text.Words[end].Form) ? "" : name;
        }

        // "The Northwind Talent Team"
        if (form is "team" && at > 1 && TeamNouns.Contains(text.Words[at - 1].Form))
        {
            var end = at;
            while (
                end > 0
                && (
                    TeamNouns.Contains(text.Words[end - 1].Form)
                    || text.Words[end - 1].Form is "acquisition" or "and" or "&"
                )
            )
            {
                end--;
            }

            var from = end;
            while (
                from > 0
                && IsCapital(text, from - 1)
                && text.Words[from - 1].Form != "the"
                && SameSentence(text, from - 1, at)
            )
            {
                from--;
            }

            return from < end && !NoName.Contains(text.Words[from].Form) ? Cut(text, from, end) : "";
        }

        return "";
    }

    private static string After(ReadText text, int at)
    {
        while (
            at < text.Words.Count
            && (RoleNouns.Contains(text.Words[at].Form) || text.Words[at].Form is "(" or ")" or "here")
        )
        {
            at++;
        }

        return at < text.Words.Count && (BeforeEmployer.Contains(text.Words[at].Form) || text.Words[at].Form is "@")
            ? Employer(text, at + 1)
            : "";
    }

    private static string Employer(ReadText text, int from)
    {
        var (name, end) = Run(text, from, isRole: false);
        // "with Ann Lee from Northwind" names a person; the name after it will do.
        return end < text.Words.Count && text.Words[end].Form is "from" && Is(text, from - 1, "with")
            ? Run(text, end + 1, isRole: false).Name
            : name;
    }

    // Capitals in a row, with joints between them; a role may go on with a level ("II") or brackets.
    internal static (string Name, int End) Run(ReadText text, int from, bool isRole)
    {
        if (from >= text.Words.Count || !IsCapital(text, from) || NoName.Contains(text.Words[from].Form))
        {
            return ("", from);
        }

        var end = from + 1;
        while (end < text.Words.Count && end - from < 9 && SameSentence(text, end, from))
        {
            if (IsCapital(text, end) || (isRole && text.Words[end].Kind == WordKind.Number) || IsInDomain(text, end))
            {
                if (isRole && RoleNouns.Contains(text.Words[end].Form))
                {
                    break;
                }

                end++;
            }
            else if (
                IsJoint(text, end)
                && text.Words[end].Form is not ("in" or "to" or "for" or "-" or "–")
                && end + 1 < text.Words.Count
                && IsCapital(text, end + 1)
                && (text.Words[end].Form is not "the" || text.Words[end - 1].Form is "of")
                && !NoName.Contains(text.Words[end + 1].Form)
            )
            {
                end += 2;
            }
            else if (isRole && text.Words[end].Form is "(" && end + 2 < text.Words.Count && Is(text, end + 2, ")"))
            {
                end += 3;
            }
            else if (
                isRole
                && text.Words[end].Form == ","
                && end + 1 < text.Words.Count
                && IsCapital(text, end + 1)
                && !NoName.Contains(text.Words[end + 1].Form)
                && text.Words[end + 1].Sentence == text.Words[from].Sentence
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
        text.Words[at].Kind == WordKind.Word
        && (
            char.IsUpper(text.Text[text.Words[at].Span.Start])
            // eBay, iRobot
            || (text.Words[at].Span.Length > 2 && char.IsUpper(text.Text[text.Words[at].Span.Start + 1]))
        );

    // "Booking.com", "Yahoo!": signs that hang on the word before them.
    private static bool IsInDomain(ReadText text, int at) =>
        at + 1 < text.Words.Count
            && text.Words[at].Form == "."
            && text.Words[at].Span.Start == text.Words[at - 1].Span.End
            && text.Words[at + 1].Span.Start == text.Words[at].Span.End
        || (
            at >= 2
            && text.Words[at].Kind == WordKind.Word
            && text.Words[at - 1].Form == "."
            && text.Words[at - 1].Span.End == text.Words[at].Span.Start
        );

    private static bool IsJoint(ReadText text, int at) => Joints.Contains(text.Words[at].Form);

    private static bool SameSentence(ReadText text, int at, int other) =>
        text.Words[at].Sentence == text.Words[other].Sentence;

    private static bool Is(ReadText text, int at, string form) =>
        at >= 0 && at < text.Words.Count && text.Words[at].Form == form;

    private static string Cut(ReadText text, int from, int end) =>
        string.Join(
            ' ',
            text.Text[text.Words[from].Span.Start..text.Words[end - 1].Span.End]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
