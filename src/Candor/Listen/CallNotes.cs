using System.Text.Json;
using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Keeps the notes of a call while they are typed. The browser makes the id and sends the whole notes as often as it
/// likes: the same id is the same call, so that a lost line or a killed program never costs or doubles a word.
/// </summary>
internal static class CallNotes
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public sealed record Given(
        Guid Id,
        Guid? Application,
        string? Employer,
        string? Person,
        string? Text,
        string? Received
    );

    public static void MapCallNotes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/call/card", CardAsync);
        routes.MapPost(
            "/api/call/notes",
            async (
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                FindPoints find,
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

                if (given is null || given.Id == Guid.Empty || given.Text?.Length > FindPoints.LongestText)
                {
                    return Results.BadRequest("Expected {id, text}.");
                }

                var did = string.IsNullOrWhiteSpace(given.Text)
                    ? null
                    : await KeepAsync(given, store, find, clock, cancel);
                return Results.Json(new { url = $"/feedback/{given.Id}", did });
            }
        );
    }

    /// <summary>The same card as <c>candor card</c> writes, to carry along.</summary>
    private static async Task<IResult> CardAsync(
        Guid application,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Applications.SingleOrDefaultAsync(one => one.Id == application, cancel) is not { } about)
        {
            return Results.NotFound();
        }

        var words = CallWords.For(await db.MeAsync(clock, cancel), about);
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(WriteCard.Of(words, about.Id, Shell.Plainly.Name(about))),
            "text/html; charset=utf-8",
            "candor-call.html"
        );
    }

    private static async Task<Guid?> KeepAsync(
        Given given,
        IDbContextFactory<CandorDb> store,
        FindPoints find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.MeAsync(clock, cancel);
        var feedback = await db.Feedback.SingleOrDefaultAsync(one => one.Id == given.Id, cancel);
        if (feedback is null)
        {
            feedback = new Feedback
            {
                Id = given.Id,
                Medium = Medium.Call,
                At = clock.GetUtcNow(),
            };
            db.Feedback.Add(feedback);
        }

        var application = await ApplicationAsync(db, given, clock, cancel);
        feedback.ApplicationId = application.Id;
        feedback.Text = given.Text!.ReplaceLineEndings("\n");
        await SetPersonAsync(db, feedback, (given.Person ?? "").Trim(), clock, cancel);
        if (given.Received is "warmly" or "politely" or "coolly")
        {
            application.Facts = new(application.Facts, StringComparer.Ordinal)
            {
                ["closing-received"] = given.Received,
            };
        }

        await KeepFeedback.ReadAgainAsync(db, find, feedback, clock, cancel);
        return await db.SaveOnAsync("Took notes of a call", given.Id, clock, cancel);
    }

    // A call about nothing that is known yet gets an application of its own, with the call's own id, so that it is one.
    private static async Task<JobApplication> ApplicationAsync(
        CandorDb db,
        Given given,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var employer = (given.Employer ?? "").Trim();
        var known =
            employer.Length == 0 && given.Application is { } id
                ? await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel)
            : employer.Length > 0 ? await db.Applications.FirstOrDefaultAsync(one => one.Employer == employer, cancel)
            : null;
        known ??= await db.Applications.SingleOrDefaultAsync(one => one.Id == given.Id, cancel);
        if (known is null)
        {
            known = new JobApplication { Id = given.Id, CreatedAt = clock.GetUtcNow() };
            db.Applications.Add(known);
        }

        if (known.Id == given.Id)
        {
            known.Employer = employer.Length > 200 ? employer[..200] : employer;
        }

        return known;
    }

    private static async Task SetPersonAsync(
        CandorDb db,
        Feedback feedback,
        string name,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (name.Length is 0 or > 200)
        {
            return;
        }

        var people = await db.People.Where(p => p.ApplicationId == feedback.ApplicationId).ToListAsync(cancel);
        var person = people.Find(p => p.Name == name) ?? people.Find(p => p.Id == feedback.Id);
        if (person is null)
        {
            person = new Person
            {
                Id = feedback.Id,
                ApplicationId = feedback.ApplicationId,
                Role = PersonRole.Other,
            };
            db.People.Add(person);
        }

        if (person.Id == feedback.Id)
        {
            person.Name = name;
        }

        feedback.PersonId = person.Id;
    }
}
