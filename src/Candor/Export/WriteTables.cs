using System.Globalization;
using Candor.Core;
using CsvHelper;

namespace Candor.Export;

/// <summary>What spreadsheets read: comma-separated values in UTF-8 (RFC 4180).</summary>
internal static class WriteTables
{
    // A cell that begins with = or @ would be run as a formula by some spreadsheets; such a one gets a quote before it.
    private static readonly CsvWriterOptions Safe = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    public static void Applications(
        string path,
        IEnumerable<JobApplication> applications,
        ILookup<Guid, Outcome> outcomes,
        ILookup<Guid, Point> points
    ) =>
        Write(
            path,
            [
                "id",
                "employer",
                "role",
                "agency",
                "stage",
                "applied on",
                "last outcome",
                "on",
                "strengths",
                "concerns",
                "notes",
            ],
            applications.Select(one =>
            {
                var last = outcomes[one.Id].MaxBy(outcome => outcome.At);
                return new object?[]
                {
                    one.Id,
                    one.Employer,
                    one.Role,
                    one.Agency,
                    Token.Name(one.Stage),
                    one.AppliedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    last is null ? "" : Token.Name(last.Kind),
                    last?.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    points[one.Id].Count(point => point.Polarity == Polarity.Strength),
                    points[one.Id].Count(point => point.Polarity == Polarity.Concern),
                    one.Notes,
                };
            })
        );

    public static void Points(
        string path,
        IEnumerable<Point> points,
        IReadOnlyDictionary<Guid, JobApplication> applications,
        IReadOnlyDictionary<Guid, Person> people
    ) =>
        Write(
            path,
            [
                "application",
                "employer",
                "who",
                "on",
                "strength or concern",
                "category",
                "topic",
                "specificity",
                "cause",
                "quote",
            ],
            points.Select(point =>
                new object?[]
                {
                    point.ApplicationId,
                    applications.GetValueOrDefault(point.ApplicationId)?.Employer,
                    point.PersonId is { } who ? people.GetValueOrDefault(who)?.Name : "",
                    point.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Token.Name(point.Polarity),
                    Token.Name(point.Category),
                    point.Topic,
                    Math.Round(point.Specificity, 2),
                    Token.Name(point.Cause),
                    point.Quote,
                }
            )
        );

    private static void Write(string path, string[] head, IEnumerable<object?[]> rows)
    {
        using var csv = CsvWriter.ToFile(path, Safe);
        csv.WriteHeader(head);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")]);
        }
    }
}
