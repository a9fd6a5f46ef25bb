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
        var people = await db
            .People.Select(person => new { person.Id, person.Name })
            .ToDictionaryAsync(person => person.Id, person => Plain(person.Name), cancel);
        var employers = await db
            .Applications.Select(application => new { application.Id, application.Employer })
            .ToDictionaryAsync(one => one.Id, one => Plain(one.Employer), cancel);
        var choices = await db.ThemeChoices.AsNoTracking().ToListAsync(cancel);
        var points = await db
            .Points.Select(point => new
            {
                point.Id,
                point.Quote,
                point.Polarity,
                point.Category,
                point.Topic,
                point.Specificity,
                point.Cause,
                point.Disagreed,
                point.Settled,
                point.At,
                point.ApplicationId,
                point.PersonId,
            })
            .ToListAsync(cancel);
        return find.Among(
            points.Select(point =>
            {
                var employer = employers.GetValueOrDefault(point.ApplicationId, "");
                employer = employer.Length > 0 ? employer : $"{point.ApplicationId}";
                var person = point.PersonId is { } id ? people.GetValueOrDefault(id, "") : "";
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
                    person.Length > 0
                        ? $"{person}@{employer}"
                        : $"somebody@{employer}",
                    employer,
                    point.At,
                    point.Settled
                );
            }),
            choices
        );
    }

    private static string Plain(string name) =>
        string.Join(' ', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
