using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The themes of all that was said so far, out of the store.</summary>
internal static class ReadThemes
{
    /// <summary>For a command, which asks once.</summary>
    public static async Task<IReadOnlyList<Theme>> OfAsync(
        CandorDb db,
        FindThemes find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var all = await new KeptRows(clock).AllAsync(db, cancel);
        return find.Among(all.All.SelectMany(Said), await db.ThemeChoices.AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>What was said of one application, with who said it.</summary>
    public static IEnumerable<Said> Said(ApplicationRows one)
    {
        var employer = Plain(one.Application.Employer);
        employer = employer.Length > 0 ? employer : $"{one.Application.Id}";
        return one.Points.Select(point =>
        {
            var person = Plain(one.People.FirstOrDefault(person => person.Id == point.PersonId)?.Name ?? "");
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
        });
    }

    private static string Plain(string name) =>
        string.Join(' ', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
