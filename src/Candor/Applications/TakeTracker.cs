using System.Globalization;
using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Applications;

/// <summary>How a list is to be read: what each column is, how its dates run, what its status words mean.</summary>
public sealed record TrackerMapping(
    IReadOnlyList<TrackerField> Fields,
    bool DayFirst,
    Medium Medium,
    IReadOnlyDictionary<string, OutcomeKind> Statuses
);

/// <summary>One row as it would be taken, or what keeps it from being taken.</summary>
/// <param name="Wrong">A whole sentence; null where nothing is wrong.</param>
/// <param name="Notes">What was read in another way than it stands there, in whole sentences.</param>
public sealed record TrackerRow(
    int Line,
    JobApplication? Application,
    Person? Person,
    Outcome? Outcome,
    string? Wrong,
    IReadOnlyList<string> Notes
);

/// <summary>Makes applications of a list's rows. Nothing is written here; nothing that the list does not say is added.</summary>
public static class TakeTracker
{
    public static async Task<IReadOnlyList<TrackerRow>> OfAsync(
        CandorDb db,
        TrackerTable table,
        TrackerMapping mapping,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var known = (await db.Applications.AsNoTracking().ToListAsync(cancel))
            .ToLookup(Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.ToList(), StringComparer.OrdinalIgnoreCase);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var rows = new List<TrackerRow>();
        foreach (var cells in table.Rows)
        {
            var row = Row(rows.Count + 2, cells, mapping, known, today, clock);
            if (row.Application is { } application)
            {
                if (!known.TryAdd(Key(application), [application]))
                {
                    known[Key(application)].Add(application);
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    private static TrackerRow Row(
        int line,
        IReadOnlyList<string> cells,
        TrackerMapping mapping,
        Dictionary<string, List<JobApplication>> known,
        DateOnly today,
        TimeProvider clock
    )
    {
        string Of(TrackerField field) =>
            mapping.Fields.ToList().IndexOf(field) is var at and >= 0 && at < cells.Count ? cells[at] : "";
        var (employer, role) = (Cut(Of(TrackerField.Employer)), Cut(Of(TrackerField.Role)));
        if (employer.Length == 0)
        {
            return Left(line, "It names no employer.");
        }

        var notes = new List<string>();
        var applied = Day(Of(TrackerField.Applied), mapping, today, notes);
        if (
            known.GetValueOrDefault($"{employer}\n{role}") is { } there
            && there.Exists(same => applied is null || same.AppliedOn is null || same.AppliedOn == applied)
        )
        {
            return Left(line, "This application is there already.");
        }

        var status = Of(TrackerField.Status);
        var (_, stage) = TrackerColumns.Read(status);
        var kind = mapping.Statuses.GetValueOrDefault(status);
        var application = new JobApplication
        {
            Id = Ids.New(clock),
            Employer = employer,
            Role = role,
            Agency = Cut(Of(TrackerField.Agency)),
            Stage = stage,
            AppliedOn = applied,
            Notes = Of(TrackerField.Notes),
            CreatedAt = clock.GetUtcNow(),
        };
        var outcome = Outcome(application, kind, Day(Of(TrackerField.StatusOn), mapping, today, notes), mapping, clock);
        if (kind != OutcomeKind.None && outcome is null)
        {
            // An outcome needs its day, and a day is not made up.
            application.Notes = $"{application.Notes}\nIn your list: {status}".Trim();
            notes.Add($"“{status}” has no day; it is kept in the notes.");
        }

        return new TrackerRow(line, application, Person(application, Of, clock), outcome, null, notes);
    }

    // The same role at the same employer on another day is another application.
    private static string Key(JobApplication application) => $"{application.Employer}\n{application.Role}";

    private static TrackerRow Left(int line, string why) => new(line, null, null, null, why, []);

    private static Person? Person(JobApplication application, Func<TrackerField, string> of, TimeProvider clock)
    {
        var (name, address) = (Cut(of(TrackerField.Person)), Cut(of(TrackerField.PersonEmail)));
        return name.Length + address.Length == 0
            ? null
            : new Person
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                Name = name.Length > 0 ? name : address,
                EmailAddress = address.Contains('@', StringComparison.Ordinal) ? address : "",
            };
    }

    private static Outcome? Outcome(
        JobApplication application,
        OutcomeKind kind,
        DateOnly? on,
        TrackerMapping mapping,
        TimeProvider clock
    ) =>
        kind == OutcomeKind.None || on is not { } day
            ? null
            : new Outcome
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                Kind = kind,
                Medium = mapping.Medium,
                Stage = application.Stage,
                // The list tells the day alone; noon is the day wherever the candidate is.
                At = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero),
                Sure = Sure.Sure,
                ConfirmedAt = clock.GetUtcNow(),
            };

    private static DateOnly? Day(string cell, TrackerMapping mapping, DateOnly today, List<string> notes)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var day = TrackerDates.Read(cell, mapping.DayFirst);
        if (day is null)
        {
            notes.Add($"“{Cut(cell, 40)}” is no date that Candor can read; it is left out.");
        }
        else if (day > today)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{day:d MMMM yyyy} lies ahead; it is left out."));
            day = null;
        }

        return day;
    }

    private static string Cut(string text, int longest = 200) => text.Length > longest ? text[..longest] : text;
}
