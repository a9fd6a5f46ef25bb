using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// "I found a job": from then on nothing is due but thanks that are still owed. Nothing is removed, what was learnt stays,
/// and looking again brings every plan back as it stood.
/// </summary>
internal static class FoundJob
{
    /// <summary>The application's fact that says so; its value is the day.</summary>
    private const string Fact = "accepted";

    /// <summary>The application that became the job; null while the search goes on.</summary>
    public static JobApplication? In(IEnumerable<JobApplication> applications) =>
        applications.FirstOrDefault(one => one.Facts.ContainsKey(Fact));

    /// <summary>Whether a step is still to be done once there is a job.</summary>
    public static bool Stays(Step step) => step.Deed == Deed.Thank;

    public static void MapFoundJob(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/found/job", FoundAsync);
        routes.MapPost("/found/look-again", LookAgainAsync);
    }

    private static async Task<IResult> FoundAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var posted = await context.Request.ReadFormAsync(cancel);
        var employer = posted["employer"].ToString().Trim();
        await using var db = store.CreateDbContext();
        var application = Guid.TryParse(posted["application"], out var id)
            ? await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel)
            : null;
        if (application is null)
        {
            if (employer.Length is 0 or > 200)
            {
                return Results.LocalRedirect(
                    $"/found?said={Uri.EscapeDataString("Choose the application, or name the employer.")}"
                );
            }

            application = new JobApplication
            {
                Id = Ids.New(clock),
                Employer = employer,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Applications.Add(application);
        }

        var today = clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A new dictionary, so that the change is seen and can be undone.
        application.Facts = new(application.Facts, StringComparer.Ordinal) { [Fact] = today };
        var did = await db.SaveAsync("You found a job", clock, cancel);
        return Results.LocalRedirect($"/found?did={did}");
    }

    private static async Task<IResult> LookAgainAsync(
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        foreach (var one in (await db.Applications.ToListAsync(cancel)).Where(one => one.Facts.ContainsKey(Fact)))
        {
            one.Facts = one
                .Facts.Where(fact => fact.Key != Fact)
                .ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
        }

        var did = await db.SaveAsync("Looking again", clock, cancel);
        return Results.LocalRedirect($"/?did={did}");
    }
}
