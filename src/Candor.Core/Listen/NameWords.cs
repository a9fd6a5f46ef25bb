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
        "all",
        "sent",
        "good",
        "respectfully",
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
    ];
}
