using Candor.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Candor.Shell;

internal static class UndoEndpoint
{
    /// <summary>Takes back one deed: <c>POST /undo/{id}</c> with the page's form token, then back to where one was.</summary>
    public static void MapUndo(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/undo/{id:guid}",
            async (
                Guid id,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                await using var db = store.CreateDbContext();
                var why = await db.UndoAsync(id, clock, cancel);
                return Results.LocalRedirect($"{Back(context)}said={Uri.EscapeDataString(why ?? "Undone.")}");
            }
        );

    // Back to the page the form stood on, its toast says what became of it; in the Inbox, to the mail that it was about.
    private static string Back(HttpContext context)
    {
        if (!Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var page))
        {
            return "/?";
        }

        var was = QueryHelpers.ParseQuery(page.Query).GetValueOrDefault("was").ToString();
        return page.AbsolutePath + (Guid.TryParse(was, out var mail) ? $"?mail={mail}&" : "?");
    }
}
