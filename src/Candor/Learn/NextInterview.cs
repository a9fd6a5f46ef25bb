using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The interview that comes next, with what one has to know on the way there.</summary>
/// <param name="Where">Place or link, whom to ask for, how to get there: the candidate's own lines.</param>
/// <param name="Reasons">Why they fit, in the candidate's own words (D7).</param>
internal sealed record NextInterview(
    Interview Interview,
    JobApplication Application,
    IReadOnlyList<Person> People,
    string Where,
    IReadOnlyList<string> Reasons
)
{
    /// <summary>The keys under which an application's facts hold them.</summary>
    public const string WhereKey = "where";

    public const string ReasonsKey = "reasons";

    /// <summary>Its own zone: the hour that stands in the invitation.</summary>
    public TimeZoneInfo Zone(TimeZoneInfo otherwise) =>
        Interview.TimeZone.Length > 0 ? Moments.Zone(Interview.TimeZone) : otherwise;

    /// <summary>The first that is still to come; null where none is known.</summary>
    public static async Task<NextInterview?> OfAsync(CandorDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var interview = await db
            .Interviews.AsNoTracking()
            .Where(one => one.At >= now)
            .OrderBy(one => one.At)
            .FirstOrDefaultAsync(cancel);
        if (interview is null)
        {
            return null;
        }

        var id = interview.ApplicationId;
        var application = await db.Applications.AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        var people = await db
            .People.AsNoTracking()
            .Where(one => one.ApplicationId == id)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        return new(
            interview,
            application,
            people,
            application.Facts.GetValueOrDefault(WhereKey, ""),
            application
                .Facts.GetValueOrDefault(ReasonsKey, "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
