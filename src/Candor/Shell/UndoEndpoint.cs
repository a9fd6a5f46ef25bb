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
                var undone = await db.UndoAsync(id, clock, cancel);
                // What has to be undone first is offered beside the sentence that says so.
                var first = undone.First is { } later ? $"&did={later}" : "";
                return Results.LocalRedirect(
                    $"{Back(context, undone)}said={Uri.EscapeDataString(undone.Why ?? "Undone.")}{first}"
                );
            }
        );

    // Back to the page the form stood on, its toast says what became of it; in the Inbox, to the mail that it was about;
    // from the page of something that is no longer there, to where such things are listed.
    private static string Back(HttpContext context, Undone undone)
    {
        if (!Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var page))
        {
            return "/?";
        }

        if (undone.Gone.Any(id => page.AbsolutePath.Contains(id, StringComparison.OrdinalIgnoreCase)))
        {
            return page.Segments[1].TrimEnd('/') switch
            {
                "write" => "/ask?",
                "feedback" => "/listen?",
                var list and ("practise" or "applications") => $"/{list}?",
                _ => "/?",
            };
        }

        var was = QueryHelpers.ParseQuery(page.Query).GetValueOrDefault("was").ToString();
        return page.AbsolutePath + (Guid.TryParse(was, out var mail) ? $"?mail={mail}&" : "?");
    }
}
