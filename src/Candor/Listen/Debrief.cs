using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Keeps the candidate's own look back at an interview (B1): what went well and less well, questions and answers, the
/// question for doubts and its reaction (D8), and how sure they are of each.
/// </summary>
internal static class Debrief
{
    /// <summary>Letters in one field; more is a diary.</summary>
    private const int Longest = 4000;

    /// <summary>The fields that are judgements, and so have a sureness.</summary>
    public static readonly string[] Sure = ["went-well", "went-badly", "reaction"];

    public static readonly (string Value, string Says)[] Sureness =
    [
        ("sure", "Quite sure"),
        ("fairly", "Fairly sure"),
        ("guess", "A guess"),
    ];

    public static void MapDebrief(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/debrief/{id:guid}/keep", KeepAsync);

    private static async Task<IResult> KeepAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        FindPoints find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Interviews.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } interview)
        {
            return Results.NotFound();
        }

        var before = SetBeside.Own(find, interview);
        interview.WentWell = Text(fields, "went-well");
        interview.WentBadly = Text(fields, "went-badly");
        interview.Questions = Text(fields, "questions");
        interview.Answers = Text(fields, "answers");
        interview.Concern = Text(fields, "concern");
        interview.Reaction = Text(fields, "reaction");
        interview.Sure = Sure.Select(name => (name, Value: $"{fields[$"sure-{name}"]}"))
            .Where(given => Sureness.Any(known => known.Value == given.Value))
            .ToDictionary(given => given.name, given => given.Value, StringComparer.Ordinal);
        // The first moment counts: it shows whether their view was known by then.
        interview.DebriefedAt ??= clock.GetUtcNow();
        await ProposeAsync(db, find, interview, before, cancel);
        var undo = await db.SaveAsync("Your own view is kept.", clock, cancel);
        return Results.LocalRedirect($"/debrief/{id}?did={undo}");
    }

    // Whoever writes the debrief after the feedback is proposed the same causes as whoever wrote it before (C13): where the
    // words alone, or the debrief until now, had proposed one. What the candidate decided otherwise stays.
    private static async Task ProposeAsync(
        CandorDb db,
        FindPoints find,
        Interview interview,
        IReadOnlyList<OwnView> before,
        CancellationToken cancel
    )
    {
        var own = SetBeside.Own(find, interview);
        var concerns = await db
            .Points.Where(point =>
                point.ApplicationId == interview.ApplicationId
                && point.Polarity == Polarity.Concern
                && point.Cause != Cause.Outside
            )
            .ToListAsync(cancel);
        var told = concerns.ConvertAll(point => point.FeedbackId);
        var byWords = (await db.Feedback.Where(one => told.Contains(one.Id)).ToListAsync(cancel)).ToDictionary(
            one => one.Id,
            one => find.In(one.Text)
        );
        foreach (var point in concerns)
        {
            var words = byWords[point.FeedbackId].FirstOrDefault(one => one.Quote == point.Quote)?.Cause;
            if (
                point.Cause == Cause.Unsure
                || point.Cause == (SetBeside.Propose(point.Topic, before) ?? words ?? Cause.Unsure)
            )
            {
                point.Cause = SetBeside.Propose(point.Topic, own) ?? words ?? point.Cause;
            }
        }
    }

    private static string Text(IFormCollection fields, string name)
    {
        var text = $"{fields[name]}".ReplaceLineEndings("\n").Trim();
        return text.Length > Longest ? text[..Longest] : text;
    }
}
