using Candor.Core.Text;
using static Candor.Core.Listen.ProperNames;

namespace Candor.Core.Listen;

/// <summary>
/// Where running text speaks of an employer: after "at", "joining" or "on behalf of", after "your application to", and
/// before "Talent Team".
/// </summary>
internal static class EmployerMentions
{
    // "With the Bureau of Standards": offices that are called so with an article.
    private static readonly HashSet<string> WithArticle = Set(
        "department ministry bureau office university city county borough royal institute diocese state"
    );

    private static readonly HashSet<string> BeforeEmployer = Set("at with joining join within");

    private static readonly HashSet<string> TeamNouns = Set(
        "team department careers recruitment recruiting talent hr people hiring"
    );

    /// <summary>The employer that the word there speaks of; empty where it speaks of none.</summary>
    public static string At(ReadText text, int at, string form)
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
            return end < text.Count && RoleMentions.IsNoun(text.FormAt(end)) ? "" : name;
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

            return from < end && !IsNone(text.FormAt(from)) ? Cut(text, from, end) : "";
        }

        return "";
    }

    /// <summary>The employer behind a role that ends there: "… position at Northwind".</summary>
    public static string After(ReadText text, int at)
    {
        while (at < text.Count && (RoleMentions.IsNoun(text.FormAt(at)) || text.FormAt(at) is "(" or ")" or "here"))
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
}
