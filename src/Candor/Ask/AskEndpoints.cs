using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>The deeds of the plan's page: take a way of asking, mark a step, note an answer, take a break.</summary>
internal static class AskEndpoints
{
    public static void MapAsk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{secret}/candor.ics", CaseCalendar.GetAsync);
        routes.MapGet("/api/today", TodayAsync);
        routes.MapTellAsked();
        routes.MapPost("/calendar/renew", CaseCalendar.RenewAsync);
        routes.MapPost("/applications/{id:guid}/take", TakeAsync);
        routes.MapPost("/applications/{id:guid}/steps/{step}/mark", MarkAsync);
        routes.MapPost("/applications/{id:guid}/answer", AnswerAsync);
        routes.MapPost("/applications/{id:guid}/break", BreakAsync);
        routes.MapPost("/applications/{id:guid}/filled", FilledAsync);
        routes.MapPost("/applications/{id:guid}/steps/{step}/draft", MakeDraft.PostAsync);
    }

    /// <summary>What is due, for the notifications of an open page.</summary>
    private static async Task<IResult> TodayAsync(
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        var (due, _) = Due.Of(await cases.AllAsync(db, cancel), playbooks, clock.GetUtcNow());
        return Results.Json(
            new
            {
                due = due.Take(Notify.Most)
                    .Select(one => new
                    {
                        id = $"{one.Case.Application.Id:N}-{one.Step.Id}-{one.Step.State}",
                        title = one.Step.Title,
                        text = $"{Plainly.Name(one.Case.Application)}: {PlanText.When(one.Step, one.Case.Situation!.Zone)}",
                        page = $"/applications/{one.Case.Application.Id}/steps/{one.Step.Id}",
                    }),
            }
        );
    }

    private static async Task<IResult> TakeAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            await ReadAsync(context, cancel) is not { } fields
            || playbooks[fields["playbook"].ToString()] is not { } playbook
        )
        {
            return Old;
        }

        await using var db = store.CreateDbContext();
        if (await cases.OneAsync(db, id, cancel) is not { Situation: not null } one)
        {
            return Results.NotFound();
        }

        db.PlanChoices.Add(
            new PlanChoice
            {
                Id = Ids.New(clock),
                ApplicationId = id,
                OutcomeId = OutcomeOf(db, one, clock),
                Playbook = playbook.Id,
                TakenAt = clock.GetUtcNow(),
            }
        );
        var did = await db.SaveAsync($"You ask by “{playbook.Name}”", clock, cancel);
        return Results.LocalRedirect($"/applications/{id}/plan?did={did}");
    }

    private static async Task<IResult> MarkAsync(
        Guid id,
        string step,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            await ReadAsync(context, cancel) is not { } fields
            || !Token.TryRead<StepState>(fields["state"].ToString(), out var state)
            || !Says.TryGetValue(state, out var says)
        )
        {
            return Old;
        }

        await using var db = store.CreateDbContext();
        if (
            await cases.OneAsync(db, id, cancel) is not { Situation: { } situation } one
            || playbooks[Playbook(fields, one)] is not { } playbook
        )
        {
            return Results.NotFound();
        }

        var now = clock.GetUtcNow();
        var plan = MakePlan.For(situation, playbook, now);
        if (plan.Steps.FirstOrDefault(s => s.Id == step) is not { } planned)
        {
            return Results.NotFound();
        }

        db.StepMarks.Add(
            new StepMark
            {
                Id = Ids.New(clock),
                ApplicationId = id,
                OutcomeId = OutcomeOf(db, one, clock),
                StepId = step,
                Deed = planned.Deed,
                Channel = Token.TryRead<Channel>(fields["channel"].ToString(), out var channel)
                    ? channel
                    : planned.Channel,
                PersonId = planned.Person?.Id,
                DraftId = Guid.TryParse(fields["draft"], out var draft) ? draft : null,
                State = state,
                At = now,
            }
        );
        var did = await db.SaveAsync(says, clock, cancel);
        return Back(context, id, did);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            await ReadAsync(context, cancel) is not { } fields
            || !(fields["answer"] == Missed | Token.TryRead<ReplyKind>(fields["answer"].ToString(), out var reply))
        )
        {
            return Old;
        }

        await using var db = store.CreateDbContext();
        var asked = await db
            .StepMarks.Where(mark =>
                mark.ApplicationId == id
                && (mark.Deed == Deed.Ask || mark.Deed == Deed.SecondAsk)
                && mark.State != StepState.Skipped
            )
            .OrderByDescending(mark => mark.At)
            .FirstOrDefaultAsync(cancel);
        if (asked is null)
        {
            return Results.NotFound();
        }

        if (fields["answer"] == Missed)
        {
            // A state of its own: it is answered by ringing back, and counts as no ask.
            db.StepMarks.Add(
                new StepMark
                {
                    Id = Ids.New(clock),
                    ApplicationId = id,
                    OutcomeId = asked.OutcomeId,
                    StepId = "listen",
                    Deed = Deed.Listen,
                    Channel = Channel.Call,
                    PersonId = asked.PersonId,
                    State = StepState.CallMissed,
                    At = clock.GetUtcNow(),
                }
            );
            return Back(context, id, await db.SaveAsync(Says[StepState.CallMissed], clock, cancel));
        }

        (asked.Reply, asked.RepliedAt, asked.Warm) = (reply, clock.GetUtcNow(), fields["warm"] == "yes");
        var did = await db.SaveAsync("Noted what came back", clock, cancel);
        return Back(context, id, did);
    }

    private static async Task<IResult> BreakAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            await ReadAsync(context, cancel) is not { } fields
            || !int.TryParse(fields["days"], CultureInfo.InvariantCulture, out var days)
        )
        {
            return Old;
        }

        await using var db = store.CreateDbContext();
        var application = await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (application is null)
        {
            return Results.NotFound();
        }

        application.PausedUntil = days is > 0 and <= 14 ? clock.GetUtcNow().AddDays(days) : null;
        var did = await db.SaveAsync(
            days > 0 ? "A break: nothing is due meanwhile" : "The break is over",
            clock,
            cancel
        );
        return Back(context, id, did);
    }

    private static async Task<IResult> FilledAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        var application = await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (application is null)
        {
            return Results.NotFound();
        }

        application.FilledAt = clock.GetUtcNow();
        var did = await db.SaveAsync("Noted that somebody else was hired", clock, cancel);
        return Back(context, id, did);
    }

    /// <summary>The outcome that marks belong to; silence, and the days before a decision, get a row of their own.</summary>
    public static Guid OutcomeOf(CandorDb db, Case one, TimeProvider clock)
    {
        if (one.Outcome is { } known)
        {
            return known.Id;
        }

        var silent = one.Situation!.News == Medium.Silence;
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = one.Application.Id,
            Kind = silent ? OutcomeKind.Silence : OutcomeKind.None,
            Medium = Medium.Silence,
            At = one.Situation.At,
            Sure = Sure.Sure,
            ConfirmedAt = clock.GetUtcNow(),
        };
        db.Outcomes.Add(outcome);
        return outcome.Id;
    }

    /// <summary>The form that was posted, or null where something else was.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context, CancellationToken cancel) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : null;

    public static string Playbook(IFormCollection fields, Case one) =>
        fields["playbook"].ToString() is { Length: > 0 } named ? named : one.Playbook;

    internal static IResult Old => Results.BadRequest("This page is too old; reload it.");

    /// <summary>The answer that is none yet: they rang, and nobody picked up.</summary>
    private const string Missed = "call-missed";

    private static readonly Dictionary<StepState, string> Says = new()
    {
        [StepState.Done] = "Marked as done",
        [StepState.Skipped] = "Left out",
        [StepState.VoicemailLeft] = "Voicemail left; waiting for their call",
        [StepState.AwaitingCall] = "Waiting for their call",
        [StepState.CallMissed] = "Noted that they rang; ring them back in their office hours",
    };

    // Back to the page that the button stood on.
    private static IResult Back(HttpContext context, Guid id, Guid did)
    {
        var page = Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from)
            ? from.AbsolutePath
            : $"/applications/{id}/plan";
        return Results.LocalRedirect($"{page}?did={did}");
    }
}
