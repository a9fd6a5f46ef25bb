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
        await ProposeAsync(db, find, interview, cancel);
        var undo = await db.SaveAsync("Your own view is kept.", clock, cancel);
        return Results.LocalRedirect($"/debrief/{id}?did={undo}");
    }

    // What was undecided may have an answer in the debrief; what the candidate decided stays.
    private static async Task ProposeAsync(CandorDb db, FindPoints find, Interview interview, CancellationToken cancel)
    {
        var own = SetBeside.Own(find, interview);
        var open = await db
            .Points.Where(point => point.ApplicationId == interview.ApplicationId && point.Cause == Cause.Unsure)
            .ToListAsync(cancel);
        foreach (var point in open.Where(point => point.Polarity == Polarity.Concern))
        {
            point.Cause = SetBeside.Propose(point.Topic, own) ?? point.Cause;
        }
    }

    private static string Text(IFormCollection fields, string name)
    {
        var text = $"{fields[name]}".ReplaceLineEndings("\n").Trim();
        return text.Length > Longest ? text[..Longest] : text;
    }
}
