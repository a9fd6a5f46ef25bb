using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>Marks an answer as one's own best example (it then stands in the brief), takes the mark away, or removes it.</summary>
internal static class KeepAnswer
{
    public static void MapKeepAnswer(this IEndpointRouteBuilder routes)
    {
        Map(
            routes,
            "example",
            (answer, _, _) =>
                (answer.OwnExample = !answer.OwnExample) ? "Kept as an example of your own." : "No longer an example."
        );
        Map(
            routes,
            "remove",
            (answer, db, recordings) =>
            {
                var spoken = recordings.Of(answer.Id) is not null;
                recordings.Remove(answer.Id);
                db.Answers.Remove(answer);
                return spoken ? "The answer is removed, and its recording for good." : "The answer is removed.";
            }
        );
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string deed,
        Func<Answer, CandorDb, Recordings, string> act
    ) =>
        routes.MapPost(
            $"/practise/answers/{{id:guid}}/{deed}",
            async (
                Guid id,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                Recordings recordings,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                await using var db = await store.CreateDbContextAsync(cancel);
                if (await db.Answers.SingleOrDefaultAsync(answer => answer.Id == id, cancel) is not { } answer)
                {
                    return Results.NotFound();
                }

                var said = act(answer, db, recordings);
                var undo = await db.SaveAsync(said, clock, cancel);
                var gone = db.Entry(answer).State == EntityState.Detached;
                return Results.LocalRedirect($"{(gone ? "/practise" : $"/practise/answers/{id}")}?did={undo}");
            }
        );
}
