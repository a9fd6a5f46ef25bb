using Candor.Ask;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Makes the thank-you for feedback (C11) as a draft of the plan's own step, to be reviewed and sent like any other: for
/// one thing that they said, with one question back at most (C10), about the point that the candidate chose or else about
/// the one that stayed vaguest. Made once; the same button leads to it again, and once it is sent nothing more is asked.
/// </summary>
internal static class ThankForFeedback
{
    public static void MapThankForFeedback(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/feedback/{id:guid}/thanks", PostAsync);

    private static async Task<IResult> PostAsync(
        Guid id,
        HttpContext http,
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        Write write,
        WhatTheySaid said,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        if (
            await db.Feedback.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } feedback
            || await cases.OneAsync(db, feedback.ApplicationId, cancel) is not { } one
        )
        {
            return Results.NotFound();
        }

        var points = await db
            .Points.Where(point => point.FeedbackId == id)
            .OrderBy(point => point.Start)
            .ToListAsync(cancel);
        var fields = await http.Request.ReadFormAsync(cancel);
        var chosen = Guid.TryParse(fields["point"], out var wanted) ? points.Find(point => point.Id == wanted) : null;
        var before = await db
            .Drafts.Where(draft =>
                draft.ApplicationId == feedback.ApplicationId
                && draft.Kind == DraftKind.ThankYou
                && draft.PersonId == feedback.PersonId
                && draft.CreatedAt >= feedback.At
            )
            .OrderByDescending(draft => draft.CreatedAt)
            .FirstOrDefaultAsync(cancel);
        if (before is not null)
        {
            var stays = chosen is null ? "" : await StaysAsync(db, before, cancel);
            if (stays is not null)
            {
                return Results.LocalRedirect($"/write/{before.Id}{stays}");
            }
        }

        var person = await db.People.SingleOrDefaultAsync(who => who.Id == feedback.PersonId, cancel);
        var facts = await CaseFacts.OfAsync(db, one, person, clock, cancel);
        (facts[Fact.Said], facts[Fact.Unclear]) = ("", chosen is null ? "" : said.Question(chosen));
        said.FillFrom(points, facts);
        var others = await MakeDraft.OthersAsync(db, one.Application, person?.Id, cancel);
        var composed = write.Compose(TextKind.ThankYou, facts, 0, others);
        var step = StepOf(one, playbooks, clock);
        if (composed.Missing.Count > 0 && step.Length > 0)
        {
            // What only the candidate knows is asked for there.
            return Results.LocalRedirect($"/applications/{one.Application.Id}/steps/{step}");
        }

        var draft = MakeDraft.Draft(composed, 0, one, step, person, clock);
        if (before is not null)
        {
            db.Drafts.Remove(before);
        }

        db.Drafts.Add(draft);
        var did = await db.SaveAsync("Made a thank-you", clock, cancel);
        return Results.LocalRedirect($"/write/{draft.Id}?did={did}");
    }

    // Nobody's own words are written over, and nobody is asked back twice; what it says of that, as a query.
    private static async Task<string?> StaysAsync(CandorDb db, Draft before, CancellationToken cancel) =>
        await db.StepMarks.AnyAsync(mark => mark.DraftId == before.Id, cancel)
            ? Say("This went out already. One question back is enough; the next talk is the place for another.")
        : before.Text != before.Composed
            ? Say("You have worked on this text, so it stays. Put the question into your own words.")
        : null;

    private static string Say(string words) => $"?said={Uri.EscapeDataString(words)}";

    // The plan's own step for it; a draft without a plan belongs to no step.
    private static string StepOf(Case one, Playbooks playbooks, TimeProvider clock) =>
        one.Situation is { } situation && playbooks[one.Playbook] is { } playbook
            ? MakePlan
                .For(situation, playbook, clock.GetUtcNow())
                .Steps.FirstOrDefault(step => step is { Deed: Deed.Thank, Of.From: Anchor.Answered })
                ?.Id
                ?? ""
            : "";
}
