using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>"I have sent it": when and where, so that windows count from the right moment. Candor itself sends nothing.</summary>
internal static class MarkSent
{
    /// <summary>A clock that runs a little ahead is no date in the future.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Where a text of a kind can have gone, the likeliest first.</summary>
    public static IReadOnlyList<Channel> Channels(DraftKind kind) =>
        kind switch
        {
            DraftKind.Call => [Channel.Call],
            DraftKind.Letter => [Channel.Letter, Channel.Email, Channel.Reply],
            DraftKind.Note => [Channel.Note, Channel.Linkedin, Channel.Letter],
            _ => [Channel.Reply, Channel.Email, Channel.Linkedin, Channel.Letter],
        };

    /// <summary>What can have become of a call; of everything else only that it went.</summary>
    public static IReadOnlyList<StepState> States(DraftKind kind) =>
        kind == DraftKind.Call ? [StepState.Done, StepState.VoicemailLeft, StepState.AwaitingCall] : [StepState.Done];

    public static async Task<IResult> PostAsync(
        Guid id,
        HttpContext http,
        IDbContextFactory<CandorDb> store,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        if (
            await AskEndpoints.ReadAsync(http, cancel) is not { } fields
            || await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft
        )
        {
            return Results.NotFound();
        }

        var (outcome, choice) = await AboutDraft.OutcomeAsync(db, draft, cancel);
        var zone = Moments.Zone((await db.MeAsync(clock, cancel)).TimeZone);
        var now = clock.GetUtcNow();
        if (!Read(fields["at"].ToString(), zone, now, out var at) || Wrong(at, outcome, now) is not null)
        {
            return Results.LocalRedirect($"/write/{id}?sent={Uri.EscapeDataString(fields["at"].ToString())}#sent");
        }

        if (outcome is not null)
        {
            var step = playbooks[choice?.Playbook ?? Playbooks.Default]
                ?.Steps.FirstOrDefault(one => one.Id == draft.StepId);
            db.StepMarks.Add(
                new StepMark
                {
                    Id = Ids.New(clock),
                    ApplicationId = draft.ApplicationId,
                    OutcomeId = outcome.Id,
                    StepId = draft.StepId,
                    Deed = step?.Deed ?? (draft.Kind == DraftKind.ThankYou ? Deed.Thank : Deed.Ask),
                    Channel = One(fields["channel"].ToString(), Channels(draft.Kind)),
                    PersonId = draft.PersonId,
                    DraftId = draft.Id,
                    State = One(fields["state"].ToString(), States(draft.Kind)),
                    At = at,
                }
            );
        }

        await KeepVersion.OfAsync(db, draft, VersionReason.Sent, clock, cancel);
        var did = await db.SaveAsync(
            draft.Kind == DraftKind.Call ? "Marked as called" : "Marked as sent",
            clock,
            cancel
        );
        return Results.LocalRedirect($"/write/{id}?did={did}");
    }

    /// <summary>It was not sent after all: the mark goes, and the step is as open as before.</summary>
    public static async Task<IResult> TakeBackAsync(
        Guid id,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        db.StepMarks.RemoveRange(await db.StepMarks.Where(mark => mark.DraftId == id).ToListAsync(cancel));
        var did = await db.SaveAsync("Noted that it was not sent", clock, cancel);
        return Results.LocalRedirect($"/write/{id}?did={did}");
    }

    /// <summary>What is wrong with the moment that was given, in a line for beside its field; null where nothing is.</summary>
    public static string? Wrong(DateTimeOffset at, Outcome? news, DateTimeOffset now) =>
        at > now + Ahead ? "This moment lies ahead. Write when it went out."
        : news is { Medium: not Medium.Silence } && at < news.At
            ? "This is before the news came. Write when it went out."
        : null;

    // Left empty, it is now.
    public static bool Read(string text, TimeZoneInfo zone, DateTimeOffset now, out DateTimeOffset at)
    {
        at = now;
        return text.Length == 0 || ReadTime.TryRead(text, zone, out at);
    }

    private static T One<T>(string text, IReadOnlyList<T> allowed)
        where T : struct, Enum => Token.TryRead<T>(text, out var value) && allowed.Contains(value) ? value : allowed[0];
}
