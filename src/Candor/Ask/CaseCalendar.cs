using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// The steps of the plans as a calendar is told of them. What it was told last is kept: a step that changed is an update,
/// one that is done, moot or gone is a cancellation.
/// </summary>
internal static class CaseCalendar
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>How long before a window closes the second alarm rings.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(3);

    /// <summary>How long a cancellation is told. Whoever imports the file more rarely deletes the entry by hand.</summary>
    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(60);

    /// <summary>
    /// The feed's address on this machine; nobody who does not know it can guess it, and one that was renewed is void.
    /// </summary>
    public static string Path(LinkSecret secret, Candidate me) => $"/calendar/{Key(secret, me)}/candor.ics";

    public static async Task<IResult> GetAsync(
        string secret,
        LinkSecret known,
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        return LinkSecret.Same(secret, Key(known, await db.MeAsync(clock, cancel)))
            ? Results.Text(
                WriteCalendar.Of(await TellAsync(db, await cases.AllAsync(db, cancel), playbooks, clock, cancel)),
                "text/calendar"
            )
            : Results.NotFound();
    }

    /// <summary>Makes a new address; whoever follows the old one hears nothing more.</summary>
    public static async Task<IResult> RenewAsync(
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        (await db.MeAsync(clock, cancel)).CalendarFeed++;
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect("/?said=The+feed+has+a+new+address;+the+old+one+is+void.");
    }

    /// <summary>What a calendar is to be told now.</summary>
    /// <param name="note">Whether it is noted as told; not where a file is only made to be kept.</param>
    public static async Task<IReadOnlyList<CalendarEvent>> TellAsync(
        CandorDb db,
        IReadOnlyList<Case> cases,
        Playbooks playbooks,
        TimeProvider clock,
        CancellationToken cancel,
        bool note = true
    )
    {
        var now = clock.GetUtcNow();
        var told = await db.CalendarEvents.ToDictionaryAsync(one => one.Uid, StringComparer.Ordinal, cancel);
        var found = FoundJob.In(cases.Select(one => one.Application)) is not null;
        var wanted = cases
            .SelectMany(one => Of(one, playbooks, now, found))
            .DistinctBy(one => one.Uid, StringComparer.Ordinal)
            .ToList();
        wanted = OnceEach(wanted);
        foreach (var one in wanted)
        {
            if (!told.TryGetValue(one.Uid, out var before))
            {
                (one.Id, one.ChangedAt) = (Ids.New(clock), now);
                db.CalendarEvents.Add(one);
                told[one.Uid] = one;
            }
            else if (Change(before, one))
            {
                (before.Sequence, before.ChangedAt) = (before.Sequence + 1, now);
            }
        }

        foreach (
            var gone in told
                .Values.ExceptBy(wanted.Select(one => one.Uid), one => one.Uid, StringComparer.Ordinal)
                .Where(one => !one.Cancelled)
        )
        {
            (gone.Cancelled, gone.Sequence, gone.ChangedAt) = (true, gone.Sequence + 1, now);
        }

        if (note)
        {
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            db.ChangeTracker.Clear();
        }

        return
        [
            .. told
                .Values.Where(one => !one.Cancelled || now - one.ChangedAt < ToldFor)
                .OrderBy(one => one.Start)
                .ThenBy(one => one.Uid, StringComparer.Ordinal),
        ];
    }

    // Every plan ends with the next application and, after an answer, with other openings; once each is enough for a
    // calendar, at the latest of their days.
    private static List<CalendarEvent> OnceEach(List<CalendarEvent> wanted) =>
        [
            .. wanted
                .GroupBy(
                    one =>
                        Array.Find(Repeats, step => one.Uid.Contains($"-{step}@", StringComparison.Ordinal)) ?? one.Uid,
                    StringComparer.Ordinal
                )
                .SelectMany(same =>
                    Repeats.Contains(same.Key, StringComparer.Ordinal)
                        ? same.OrderByDescending(one => one.Start).Take(1)
                        : same
                ),
        ];

    private static readonly string[] Repeats = ["apply-next", "keep-applying", "openings"];

    private static string Key(LinkSecret secret, Candidate me) =>
        secret.Made($"calendar {me.CalendarFeed.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<CalendarEvent> Of(Case one, Playbooks playbooks, DateTimeOffset now, bool found)
    {
        if (one.Situation is not { } situation || (playbooks[one.Playbook] ?? playbooks.All[0]) is not { } playbook)
        {
            return [];
        }

        return MakePlan
            .For(situation, playbook, now)
            .Steps.Where(step =>
                StepView.IsToDo(step)
                && step.BlockedBy is null
                && !IsMarked(step)
                && step.Earliest is not null
                // Nobody wants a hundred appointments for applications that were never answered.
                && !one.IsQuietApplication
                && (!found || FoundJob.Stays(step))
            )
            .Select(step => Event(one, situation, step, step.Earliest!.Value));
    }

    private static bool IsMarked(Step step) =>
        step.State
            is StepState.Done
                or StepState.Skipped
                or StepState.VoicemailLeft
                or StepState.AwaitingCall
                or StepState.CallMissed;

    private static CalendarEvent Event(Case one, Situation situation, Step step, DateTimeOffset from) =>
        new()
        {
            Uid = $"{one.Application.Id:N}-{step.Id}@candor.invalid",
            Summary = $"{step.Title} ({Plainly.Name(one.Application)})",
            Description = string.Join(
                "\n",
                new[]
                {
                    step.Why,
                    step.Latest is { } to ? $"Best before {Moments.SayFully(to, situation.Zone)}." : "",
                    step.Of.IfLeft,
                }.Where(line => line.Length > 0)
            ),
            Start = from,
            End = from + Length,
            RemindAt = step.Latest - Before > from + Before ? step.Latest - Before : null,
        };

    // Whether anything is different from what was told; then it is taken over.
    private static bool Change(CalendarEvent told, CalendarEvent now)
    {
        if (
            (told.Summary, told.Description, told.Start, told.End, told.RemindAt, told.Cancelled)
            == (now.Summary, now.Description, now.Start, now.End, now.RemindAt, false)
        )
        {
            return false;
        }

        (told.Summary, told.Description, told.Start, told.End) = (now.Summary, now.Description, now.Start, now.End);
        (told.RemindAt, told.Cancelled) = (now.RemindAt, false);
        return true;
    }
}
