using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// Another wording in a draft's place, or an earlier version of it: shown first, taken only on the candidate's word, and
/// what stood there is kept.
/// </summary>
internal sealed class Recompose(Write write, Cases cases, Playbooks playbooks, WhatIsKnown known, TimeProvider clock)
{
    /// <param name="Seed">The wording's number; the draft's own for an earlier version.</param>
    public sealed record Offer(string Subject, string Text, string Composed, long Seed);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/write/{id:guid}/take", PostAsync);

    /// <summary>What could take the draft's place; null for a text that was not composed here, or a version that is gone.</summary>
    public async Task<Offer?> OfferAsync(CandorDb db, Draft draft, Guid? version, long seed, CancellationToken cancel)
    {
        if (version is { } id)
        {
            return
                await db.DraftVersions.SingleOrDefaultAsync(one => one.Id == id && one.DraftId == draft.Id, cancel)
                    is { } old
                ? new(old.Subject, old.Text, draft.Composed, draft.Seed)
                : null;
        }

        if (
            !Token.TryRead<TextKind>(draft.Form, out var kind)
            || await cases.OneAsync(db, draft.ApplicationId, cancel) is not { } one
        )
        {
            return null;
        }

        var person = one.People.FirstOrDefault(known => known.Id == draft.PersonId);
        var facts = await CaseFacts.OfAsync(db, one, person, clock, cancel, playbooks[one.Playbook], known);
        var composed = write.Compose(
            kind,
            facts,
            (ulong)Math.Max(0, seed),
            await MakeDraft.OthersAsync(db, one.Application, draft.PersonId, cancel)
        );
        return new(composed.Subject, composed.Text, composed.Text, seed);
    }

    private static async Task<IResult> PostAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        Recompose recompose,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        if (
            await AskEndpoints.ReadAsync(context, cancel) is not { } fields
            || await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft
        )
        {
            return AskEndpoints.Old;
        }

        // Typed on in another window meanwhile: the comparison is shown again, with what is there now.
        var version = Guid.TryParse(fields["version"], out var wanted) ? wanted : (Guid?)null;
        _ = long.TryParse(fields["seed"], CultureInfo.InvariantCulture, out var seed);
        if (fields["revision"] != draft.Revision.ToString(CultureInfo.InvariantCulture))
        {
            return Results.LocalRedirect(
                version is null ? $"/write/{id}/other?seed={seed}" : $"/write/{id}/other?version={version}"
            );
        }

        if (await recompose.OfferAsync(db, draft, version, seed, cancel) is not { } offer)
        {
            return Results.NotFound();
        }

        var reason = version is null ? VersionReason.Recomposed : VersionReason.Restored;
        await KeepVersion.OfAsync(db, draft, reason, clock, cancel);
        (draft.Subject, draft.Text, draft.Composed, draft.Seed) = (
            offer.Subject,
            offer.Text,
            offer.Composed,
            offer.Seed
        );
        draft.Revision++;
        draft.ChangedAt = clock.GetUtcNow();
        var did = await db.SaveAsync(
            version is null ? "Took another wording" : "Brought an earlier version back",
            clock,
            cancel
        );
        return Results.LocalRedirect($"/write/{id}?did={did}");
    }
}
