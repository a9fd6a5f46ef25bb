namespace Candor.Core.Listen;

/// <summary>The plain lists of words by which <see cref="FindEmployer"/> tells an employer's name from what stands around it.</summary>
internal static class NameWords
{
    public static readonly string[] RoleLabels = ["job", "position", "role", "post", "vacancy", "job title", "title"];

    public static readonly string[] EmployerLabels = ["employer", "company", "organisation", "organization"];

    public static readonly string[] Marks = [" via ", " @ ", " at ", " from ", " | ", " - ", " (", ", "];

    public static readonly string[] SubjectMarks =
    [
        " - ",
        " – ",
        " — ",
        " | ",
        " / ",
        ": ",
        " at ",
        " @ ",
        ", ",
        " with ",
    ];

    public static readonly string[] LineMarks = [", ", " | ", " / ", " - ", " – ", " — ", " · ", " at the ", " at "];

    private static readonly string[] OfAgencies =
    [
        "recruit",
        "staffing",
        "resourcing",
        "search",
        "executive",
        "talent",
        "temps",
        "personnel",
        "partners",
        "legal",
        "scientific",
    ];

    private static readonly string[] ForOthers =
    [
        "client",
        "put you forward",
        "submitted you",
        "sent your cv",
        "your cv has gone",
        "they've",
        "they'll",
        "they want",
        "they have",
        "they'd",
        "they would",
        "they're",
        "they are",
        "they were",
        "heard back from",
    ];

    /// <summary>Whether a sender's name has a word of agencies in it: "Quayline Recruitment".</summary>
    public static bool IsOfAgency(string name) =>
        Array.Exists(OfAgencies, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text speaks of another who decides, as an agency's does.</summary>
    public static bool SpeaksForOthers(string text) =>
        Array.Exists(ForOthers, words => text.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether all that a name says is an office: "Registrar", "The Bursar's Office".</summary>
    public static bool IsOffice(string name)
    {
        var words = name.ToLowerInvariant()
            .Split([' ', ',', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word)
            .ToList();
        return Offices.Contains(name.ToLowerInvariant(), StringComparer.Ordinal)
            || words.TrueForAll(word =>
                word is "the" or "of" or "and" or "&" or "for" || Offices.Contains(word, StringComparer.Ordinal)
            );
    }

    /// <summary>A line without what stands in brackets at its end: "Caxton Bindery (Foreman)".</summary>
    public static string WithoutBracket(string line) =>
        line.EndsWith(')') && line.LastIndexOf('(') is > 0 and var at ? line[..at].TrimEnd() : line;

    /// <summary>Where the sentence before the last ends; -1 where there is one alone. "St." and "J." end none.</summary>
    public static int EndOfSentence(string line)
    {
        for (var i = line.Length - 2; i > 0; i--)
        {
            if (line[i] is '.' or '!' or '?' or ':' && line[i + 1] == ' ')
            {
                var word = line.LastIndexOf(' ', i - 1) + 1;
                if (line[i] != '.' || i - word > 2 || !char.IsUpper(line[word]))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    // Who writes for an employer without naming it.
    public static readonly string[] Offices =
    [
        "head",
        "principal",
        "chair",
        "clerk",
        "director",
        "office",
        "admin",
        "administration",
        "manager",
        "owner",
        "secretary",
        "out of office",
        "trac",
        "civil service",
        "nhs",
        "personnel",
        "board",
        "registrar",
        "bursar",
        "dean",
        "rector",
        "unit",
        "division",
        "establishments",
        "secretariat",
        "permanent",
        "notifications",
        "portal",
        "vacancies",
        "resourcing",
        "accounts",
        "services",
        "service",
        "jobs",
        "studio",
        "committee",
        "governors",
        "management",
        "cmd",
        "confidential",
        "administrator",
        "gardener",
        "chef",
        "provost",
        "treasurer",
        "chairman",
        "newsdesk",
        "reception",
        "pa",
        "box",
        "duty",
        "branch",
        "depot",
        "facilities",
        "technical",
        "events",
        "casting",
        "cell",
        "reply",
        "government",
    ];

    /// <summary>What is said of a firm by somebody who is none of it: "Pelorus have gone with another".</summary>
    public static readonly string[] Deeds =
    [
        "have",
        "has",
        "had",
        "are",
        "is",
        "were",
        "was",
        "came",
        "want",
        "would",
        "liked",
        "said",
        "say",
        "tell",
        "told",
        "went",
        "decided",
        "passed",
    ];

    public static readonly string[] Closings =
    [
        "kind",
        "best",
        "regards",
        "yours",
        "sincerely",
        "thanks",
        "thank",
        "many",
        "with",
        "warm",
        "cheers",
        "hi",
        "dear",
        "hey",
        "hello",
        "hiya",
        "morning",
        "afternoon",
        "all",
        "sent",
        "good",
        "respectfully",
        "ps",
        "pp",
        "please",
        "this",
        "you",
        "we",
        "see",
        "let",
        "looking",
        "speak",
        "love",
        "xx",
        "x",
        "god",
        "take",
        "onwards",
        "warmly",
        "warmest",
        "ref",
        "registered",
        "tel",
        "typical",
        "signed",
        "for",
        "on",
    ];

    public static readonly string[] GeneralBoxes =
    [
        "noreply",
        "donotreply",
        "notifications",
        "notification",
        "jobs",
        "careers",
        "recruiting",
        "recruitment",
        "talent",
        "hr",
        "info",
        "mail",
        "no",
        "reply",
        "hello",
        "support",
        "alerts",
    ];

    public static readonly string[] AgencyWords =
    [
        "recruit",
        "talent",
        "search",
        "staffing",
        "temps",
        "people",
        "hire",
        "resourcing",
        "executive",
    ];
}
