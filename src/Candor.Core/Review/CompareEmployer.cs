using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Another employer's name in a text that is for this one. Where it cannot tell whose a name is, it says nothing.</summary>
internal static class CompareEmployer
{
    /// <summary>How many words may stand between "my" and "job": "my last year's temporary sales job".</summary>
    private const int LongestRole = 4;

    private static readonly HashSet<string> Owned = CompareNames.Set(
        "my our his her their present current last previous former old day evening weekend new side own"
    );

    /// <summary>Another application's employer by name, or "the role at …" with a name that shares nothing with ours.</summary>
    public static void Look(Rule rule, Workspace work, ReviewFacts facts)
    {
        var known = CompareNames.Parts([facts.Employer, facts.To, .. facts.People]);
        var told = 0;
        for (var i = 0; i < work.Text.Count && told < Rule.MostRepeats; i++)
        {
            if ((work.Layout[i] & (Place.Reply | Place.Quoted | Place.SignOff | Place.Header)) != Place.None)
            {
                continue;
            }

            var end = Other(work, i, facts);
            if (end < 0)
            {
                end = Namesake(work, i, facts);
            }

            var from = i;
            if (end < 0 && facts.Employer.Length > 0 && IsPlaceOfWork(work, i))
            {
                from = i + 2;
                end = CapitalRun(work, from, known);
                // "the interview at Mysore": where people meet is often a town, and one word does not tell it from a firm.
                end = work.Text.FormAt(i) == "interview" && end == from + 1 ? -1 : end;
            }

            if (end < 0 && facts.Employer.Length > 0 && IsWishedFor(work, i))
            {
                from = i + 1;
                end = CapitalRun(work, from, known);
                end = end > from + 1 ? end : -1;
            }

            if (end > from)
            {
                told++;
                var span = work.SpanOf(from, end);
                work.Add(
                    rule,
                    span,
                    CheckFacts.Message(rule, span.Of(work.Text.Text), facts.Employer),
                    facts.Employer.Length > 0 ? [new Fix(span, facts.Employer)] : []
                );
                i = end - 1;
            }
        }
    }

    // "I'd love to work for Vale Aggregates one day", "an honour to join …".
    private static bool IsWishedFor(Workspace work, int i) =>
        i > 0
        && (
            (
                work.Text.FormAt(i) is "for" or "at" or "with"
                && i > 1
                && work.Text.FormAt(i - 1) == "work"
                && work.Text.FormAt(i - 2) == "to"
            ) || (work.Text.FormAt(i) == "join" && work.Text.FormAt(i - 1) == "to")
        )
        && !CompareNames.TellsOfAnother(work, i);

    private static int Other(Workspace work, int at, ReviewFacts facts)
    {
        foreach (var employer in facts.OtherEmployers)
        {
            // "My next interview, at Southgate Bank" is no slip.
            var parts = employer.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            var i = 0;
            while (
                i < parts.Length
                && at + i < work.Text.Count
                && CompareNames.IsCapital(work, at + i)
                && work.Text.FormAt(at + i) == parts[i]
            )
            {
                i++;
            }

            if (parts.Length > 0 && i == parts.Length && !CompareNames.TellsOfAnother(work, at))
            {
                return at + i;
            }
        }

        return -1;
    }

    // "Teign Trust" for "Tamar Trust": the last word is right and the first is another's.
    private static int Namesake(Workspace work, int at, ReviewFacts facts)
    {
        var parts = facts.Employer.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (
            parts.Length != 2
            || at + 2 > work.Text.Count
            || at == work.SentenceOf(at).First
            || (work.Layout[at] & Place.Greeting) != Place.None
            // "Chef Moreau" and "Denis Moreau" of Atelier Moreau are people.
            || CompareNames.IsTitle(work, at)
            || CompareNames.Parts([facts.To, .. facts.People]).Contains(work.Text.FormAt(at))
            || !CompareNames.IsCapital(work, at)
            || !CompareNames.IsCapital(work, at + 1)
            || work.Text.FormAt(at + 1) != parts[1]
            || work.Text.FormAt(at) == parts[0]
            || CompareNames.TellsOfAnother(work, at)
        )
        {
            return -1;
        }

        // "the Wells Cider" is no other firm, and neither is a longer name that ends alike.
        return work.Text.Tokens[at].Kind == WordKind.Word && !CompareNames.AnyRole.Contains(work.Text.FormAt(at))
            ? at + 2
            : -1;
    }

    private static bool IsPlaceOfWork(Workspace work, int i) =>
        i + 2 < work.Text.Count
        && work.Text.Tokens[i].Kind == WordKind.Word
        && work.Text.FormAt(i)
            is "role"
                or "position"
                or "job"
                or "vacancy"
                or "post"
                or "team"
                or "interview"
                or "interviewing"
                or "working"
                or "opportunity"
                or "internship"
                or "application"
        && (
            work.Text.FormAt(i + 1) == "at"
            // One is interviewed with people, and works with tools.
            || (
                work.Text.FormAt(i + 1) == "with"
                && work.Text.FormAt(i) is not ("interview" or "interviewing" or "working")
            )
        )
        && !IsOwn(work, i)
        && !CompareNames.TellsOfAnother(work, i);

    // "At my present job at Barclays", "I enjoyed working at Sainsbury's": one's own past and present are not the application.
    private static bool IsOwn(Workspace work, int at)
    {
        var first = work.SentenceOf(at).First;
        if (work.Text.FormAt(at) == "working")
        {
            return at == first || work.Text.FormAt(at - 1) is not ("in" or "of" or "about" or "to");
        }

        for (var i = at - 1; i >= Math.Max(first, at - LongestRole); i--)
        {
            if (Owned.Contains(work.Text.FormAt(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static int CapitalRun(Workspace work, int from, HashSet<string> known)
    {
        var end = from;
        while (end < work.Text.Count && CompareNames.IsCapital(work, end) && !IsMyself(work, end))
        {
            if (known.Contains(work.Text.FormAt(end)))
            {
                return -1;
            }

            end++;
        }

        return end;
    }

    // "At Barclays I never present": the capital of "I" belongs to no name.
    private static bool IsMyself(Workspace work, int word) =>
        work.Text.FormAt(word) is var form && (form == "i" || form.StartsWith("i'", StringComparison.Ordinal));
}
