using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>A break from all of it (A15): what was decided lately falls quiet for a day or two, or speaks again.</summary>
internal static class BreakEndpoint
{
    /// <summary>Days. What was decided before then has no reminder any more that a break would have to mute.</summary>
    private const int Lately = 60;

    /// <summary>Days; a longer one is better chosen again than forgotten.</summary>
    private const int Longest = 14;

    public static void MapBreak(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/break/days",
            async (
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                var days = int.TryParse(
                    fields["days"],
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var given
                )
                    ? Math.Clamp(given, 0, Longest)
                    : 1;
                await using var db = await store.CreateDbContextAsync(cancel);
                var now = clock.GetUtcNow();
                var from = now.AddDays(-Lately);
                var decided = db.Outcomes.Where(one => one.At >= from).Select(one => one.ApplicationId);
                var concerned =
                    days == 0
                        ? db.Applications.Where(one => one.PausedUntil > now)
                        : db.Applications.Where(one => decided.Contains(one.Id) || one.NewsExpectedOn != null);
                foreach (var application in await concerned.ToListAsync(cancel))
                {
                    application.PausedUntil = days == 0 ? null : now.AddDays(days);
                }

                var deed = days == 0 ? "The break is over." : "A break: nothing is due meanwhile.";
                var undo = await db.SaveAsync(deed, clock, cancel);
                return Results.LocalRedirect($"/break?did={undo}");
            }
        );
}
