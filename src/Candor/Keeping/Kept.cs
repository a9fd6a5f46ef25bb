using Candor.Core;

namespace Candor.Keeping;

/// <summary>How a kind is called on the pages, and what removing it means.</summary>
internal sealed record Kept(KeptKind Kind, string Name, string One, string Many, string Means)
{
    /// <summary>What may be chosen, in months; 0 is until the candidate removes it.</summary>
    public static readonly (int Months, string Name)[] Times =
    [
        (0, "Until I remove it"),
        (3, "3 months"),
        (6, "6 months"),
        (12, "A year"),
        (24, "2 years"),
    ];

    public static readonly Kept[] All =
    [
        new(
            KeptKind.OtherMail,
            "E-mails that belong to no application",
            "e-mail",
            "e-mails",
            "They go, and your next import does not bring them back."
        ),
        new(
            KeptKind.Answers,
            "Practice answers",
            "practice answer",
            "practice answers",
            "Their words and measures go; the exercises that you did stay."
        ),
        new(
            KeptKind.Recordings,
            "Recordings of practice answers",
            "recording",
            "recordings",
            "The files go at once: a recording cannot be brought back."
        ),
        new(
            KeptKind.People,
            "People in applications that are over",
            "person",
            "people",
            "Their names, addresses and how well you got on go; what they told you stays, without a name."
        ),
        new(
            KeptKind.Applications,
            "Applications that are over",
            "application",
            "applications",
            "All of it goes: dates, notes, texts, mails, people, and what they told you there."
        ),
    ];

    public int MonthsOf(Candidate me) => me.Keep?.GetValueOrDefault(Token.Name(Kind)) ?? 0;

    public string Count(int count) => $"{count:N0} {(count == 1 ? One : Many)}";
}
