using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>Keeps where the next interview is and why the candidate fits: the two parts of the brief that only they know.</summary>
internal static class LogisticsEndpoint
{
    /// <summary>Letters of each; the brief is one page.</summary>
    private const int Longest = 600;

    public static void MapLogistics(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/learn/brief/{application:guid}",
            async (
                Guid application,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                await using var db = await store.CreateDbContextAsync(cancel);
                if (await db.Applications.SingleOrDefaultAsync(one => one.Id == application, cancel) is not { } row)
                {
                    return Results.NotFound();
                }

                var facts = new Dictionary<string, string>(row.Facts, StringComparer.Ordinal);
                foreach (var key in new[] { NextInterview.WhereKey, NextInterview.ReasonsKey })
                {
                    var text = $"{fields[key]}".ReplaceLineEndings("\n").Trim();
                    facts[key] = text.Length > Longest ? text[..Longest] : text;
                }

                row.Facts = facts;
                var undo = await db.SaveAsync("Kept for the brief.", clock, cancel);
                return Results.LocalRedirect($"/learn/brief?did={undo}");
            }
        );
}
