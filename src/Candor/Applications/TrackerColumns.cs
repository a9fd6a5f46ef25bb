using Candor.Core;

namespace Candor.Applications;

/// <summary>What a column of a list can be.</summary>
public enum TrackerField
{
    Ignore,
    Employer,
    Role,
    Agency,
    Applied,
    Status,
    StatusOn,
    Person,
    PersonEmail,
    Notes,
}

/// <summary>Guesses what the columns of a list are and what its status words mean; the candidate corrects the guesses.</summary>
public static class TrackerColumns
{
    // Names that trackers and people give their columns, longest first where one holds another.
    private static readonly (TrackerField Field, string[] Names)[] Known =
    [
        (
            TrackerField.StatusOn,
            [
                "status date",
                "date of response",
                "response date",
                "decision date",
                "rejected on",
                "date rejected",
                "last update",
                "updated",
            ]
        ),
        (
            TrackerField.Applied,
            ["applied", "application date", "date of application", "submitted", "date sent", "date"]
        ),
        (TrackerField.PersonEmail, ["contact email", "contact e-mail", "recruiter email", "email", "e-mail"]),
        (TrackerField.Person, ["contact", "recruiter", "hiring manager", "interviewer"]),
        (TrackerField.Agency, ["agency", "via"]),
        (TrackerField.Employer, ["company", "employer", "organisation", "organization", "firm"]),
        (TrackerField.Role, ["job title", "position", "role", "title", "job", "vacancy"]),
        (TrackerField.Status, ["status", "stage", "outcome", "result", "response", "state"]),
        (TrackerField.Notes, ["notes", "note", "comments", "comment", "remarks"]),
    ];

    private static readonly (string[] Words, OutcomeKind Kind, Stage Stage)[] Statuses =
    [
        (["withdr", "turned down by me", "i declined"], OutcomeKind.Withdrawn, Stage.Unknown),
        (["offer", "accepted", "hired"], OutcomeKind.Offer, Stage.Final),
        (
            ["reject", "declin", "unsuccessful", "not selected", "no longer", "turned down", "denied"],
            OutcomeKind.Rejected,
            Stage.Unknown
        ),
        (["hold", "frozen", "paused"], OutcomeKind.OnHold, Stage.Unknown),
        (["filled", "closed"], OutcomeKind.PositionFilled, Stage.Unknown),
        (["final"], OutcomeKind.None, Stage.Final),
        (["second", "2nd", "onsite", "on-site", "panel"], OutcomeKind.None, Stage.Later),
        (["screen", "phone"], OutcomeKind.None, Stage.Screening),
        (["interview", "first", "1st"], OutcomeKind.None, Stage.First),
    ];

    /// <summary>One field for each column; each field but <see cref="TrackerField.Ignore"/> at most once.</summary>
    public static IReadOnlyList<TrackerField> Guess(IReadOnlyList<string> head)
    {
        var fields = new TrackerField[head.Count];
        foreach (var (field, names) in Known)
        {
            var at = names
                .Select(name =>
                    Enumerable
                        .Range(0, head.Count)
                        .Where(i => fields[i] == TrackerField.Ignore && IsNamed(head[i], name))
                        .Select(i => (int?)i)
                        .FirstOrDefault()
                )
                .FirstOrDefault(found => found is not null);
            if (at is { } column)
            {
                fields[column] = field;
            }
        }

        return fields;
    }

    /// <summary>What a status says: the outcome (none for one that is still open) and how far it went.</summary>
    public static (OutcomeKind Kind, Stage Stage) Read(string status)
    {
        foreach (var (words, kind, stage) in Statuses)
        {
            if (words.Any(word => status.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return (kind, stage);
            }
        }

        return (OutcomeKind.None, Stage.Application);
    }

    private static bool IsNamed(string head, string name) =>
        head.Replace('_', ' ').Contains(name, StringComparison.OrdinalIgnoreCase);
}
