using Candor.Core;
using Candor.Core.Practise;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>Keeps a corrected transcript: it is the candidate's own from then on, and all measures of words follow.</summary>
internal static class CorrectWords
{
    public static void MapCorrectWords(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/practise/answers/{id:guid}/words",
            async (
                Guid id,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                var text = $"{fields["text"]}".ReplaceLineEndings("\n").Trim();
                await using var db = await store.CreateDbContextAsync(cancel);
                if (await db.Answers.SingleOrDefaultAsync(answer => answer.Id == id, cancel) is not { } answer)
                {
                    return Results.NotFound();
                }

                if (text.Length > SaveAnswer.Longest || (text.Length == 0 && answer.Sound is null))
                {
                    return Results.LocalRedirect($"/practise/answers/{id}?said=An+answer+needs+some+words.");
                }

                answer.Text = Retime.Of(ReadTranscript.Of(answer.Text), text);
                answer.WordsFrom = WordsFrom.Own;
                var undo = await db.SaveAsync("The words are corrected.", clock, cancel);
                return Results.LocalRedirect($"/practise/answers/{id}?did={undo}");
            }
        );
}
