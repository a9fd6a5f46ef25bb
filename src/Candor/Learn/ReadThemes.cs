using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The themes of all that was said so far, out of the store.</summary>
internal static class ReadThemes
{
    public static async Task<IReadOnlyList<Theme>> OfAsync(CandorDb db, FindThemes find, CancellationToken cancel)
    {
        var points = await db.Points.AsNoTracking().ToListAsync(cancel);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(person => person.Id, cancel);
        var employers = await db
            .Applications.AsNoTracking()
            .ToDictionaryAsync(application => application.Id, application => application.Employer, cancel);
        return find.Among(
            points.Select(point =>
            {
                var employer = Plain(employers.GetValueOrDefault(point.ApplicationId, ""));
                employer = employer.Length > 0 ? employer : $"{point.ApplicationId}";
                var person = point.PersonId is { } id ? people.GetValueOrDefault(id) : null;
                return new Said(
                    point.Id,
                    point.Quote,
                    point.Polarity,
                    point.Category,
                    point.Topic,
                    point.Specificity,
                    point.Cause,
                    point.Disagreed,
                    // The same person at two applications is one; an unknown one is "somebody there".
                    person is { Name.Length: > 0 }
                        ? $"{Plain(person.Name)}@{employer}"
                        : $"somebody@{employer}",
                    employer,
                    point.At
                );
            })
        );
    }

    private static string Plain(string name) =>
        string.Join(' ', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
