using System.Text.Json;
using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Candor.Listen;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>
/// What a coach or friend notes while they conduct the interview (B10). Sent as often as it changes, whole; at the end it
/// becomes feedback like any other, with its points.
/// </summary>
internal static class TakeNotes
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private sealed record Given(string? Notes);

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/api/practise/sessions/{id:guid}/notes",
            async (
                Guid id,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                Given? given;
                try
                {
                    given = await context.Request.ReadFromJsonAsync<Given>(Web, cancel);
                }
                catch (JsonException)
                {
                    given = null;
                }

                if (given?.Notes is not { } notes || notes.Length > FindPoints.LongestText)
                {
                    return Results.BadRequest($"Expected {{notes}}, {FindPoints.LongestText:N0} characters at most.");
                }

                await using var db = await store.CreateDbContextAsync(cancel);
                if (await db.PracticeSessions.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } session)
                {
                    return Results.NotFound();
                }

                session.Notes = notes.ReplaceLineEndings("\n");
                await db.SaveOnAsync("Noted in a practice interview", id, clock, cancel);
                return Results.NoContent();
            }
        );

        routes.MapPost(
            "/practise/sessions/{id:guid}/points",
            async (
                Guid id,
                IDbContextFactory<CandorDb> store,
                FindPoints find,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                await using var db = await store.CreateDbContextAsync(cancel);
                if (
                    await db.PracticeSessions.SingleOrDefaultAsync(one => one.Id == id, cancel)
                    is not { Notes.Length: > 0 } session
                )
                {
                    return Results.LocalRedirect($"/practise/sessions/{id}/report?said=There+are+no+notes+yet.");
                }

                await KeepAsync(db, find, session, clock, cancel);
                var undo = await db.SaveAsync("What they noted is now feedback.", clock, cancel);
                return Results.LocalRedirect($"/feedback/{id}?did={undo}");
            }
        );
    }

    // The feedback has the session's own id: pressed twice, it is one feedback, read anew.
    private static async Task KeepAsync(
        CandorDb db,
        FindPoints find,
        PracticeSession session,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var feedback = await db.Feedback.SingleOrDefaultAsync(one => one.Id == session.Id, cancel);
        if (feedback is null)
        {
            var practice = await PracticeHeading.OfAsync(db, clock, cancel);
            var person = new Person
            {
                Id = Ids.New(clock),
                ApplicationId = practice.Id,
                Name = session.With,
            };
            feedback = new Feedback
            {
                Id = session.Id,
                ApplicationId = practice.Id,
                PersonId = person.Id,
                Medium = Medium.Call,
                At = session.At,
            };
            db.People.Add(person);
            db.Feedback.Add(feedback);
        }

        // The marks of time stay with the session; points are what was said.
        feedback.Text = NoteLine.WithoutTimes(session.Notes);
        await KeepFeedback.ReadAgainAsync(db, find, feedback, clock, cancel);
    }
}
