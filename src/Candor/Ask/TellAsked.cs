using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// An ask told by hand: one that was made before Candor was used, or past it. It counts like any other, so that caps and
/// gaps hold.
/// </summary>
internal static class TellAsked
{
    public static void MapTellAsked(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/applications/{id:guid}/asked/{mark:guid}/remove", RemoveAsync);

    /// <summary>Keeps it; what is wrong with its moment is said for beside the field.</summary>
    public static async Task<(string? Wrong, Guid? Did)> SaveAsync(
        CandorDb db,
        Case one,
        IFormCollection fields,
        TimeZoneInfo zone,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (!ReadTime.TryRead(fields["at"].ToString(), zone, out var at))
        {
            return ("Write a time such as 2026-03-10T16:40.", null);
        }

        if (MarkSent.Wrong(at, one.Outcome, clock.GetUtcNow()) is { } wrong)
        {
            return (wrong, null);
        }

        var deed = Read(fields["deed"].ToString(), Deed.Ask);
        ReplyKind? reply = Token.TryRead<ReplyKind>(fields["answer"].ToString(), out var kind) ? kind : null;
        db.StepMarks.Add(
            new StepMark
            {
                Id = Ids.New(clock),
                ApplicationId = one.Application.Id,
                OutcomeId = AskEndpoints.OutcomeOf(db, one, clock),
                StepId = StepOf(deed),
                Deed = deed,
                Channel = Read(fields["channel"].ToString(), Channel.Email),
                PersonId =
                    Guid.TryParse(fields["person"], out var id) && one.People.Any(person => person.Id == id)
                        ? id
                        : null,
                State = StepState.Done,
                At = at,
                Reply = reply,
                RepliedAt = reply is null ? null : clock.GetUtcNow(),
            }
        );
        return (null, await db.SaveAsync("Noted what you asked", clock, cancel));
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        Guid mark,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        if (
            await db.StepMarks.SingleOrDefaultAsync(one => one.Id == mark && one.ApplicationId == id, cancel)
            is not { } known
        )
        {
            return Results.NotFound();
        }

        db.StepMarks.Remove(known);
        return Results.LocalRedirect($"/applications/{id}?did={await db.SaveAsync("Taken out", clock, cancel)}");
    }

    // The step's name that all playbooks share for it.
    private static string StepOf(Deed deed) =>
        deed switch
        {
            Deed.SecondAsk => "second-ask",
            Deed.AskStatus => "ask-status",
            _ => "ask",
        };

    private static T Read<T>(string text, T otherwise)
        where T : struct, Enum => Token.TryRead<T>(text, out var value) ? value : otherwise;
}
