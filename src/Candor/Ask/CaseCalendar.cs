using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>The steps of the plans as entries of a calendar; what is done or moot is told as cancelled.</summary>
internal static class CaseCalendar
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>How long before a window closes the second alarm rings.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(3);

    /// <summary>The feed's address on this machine; nobody who does not know it can guess it.</summary>
    public static string Path(LinkSecret secret) => $"/calendar/{secret.Made("calendar")}/candor.ics";

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
        if (!LinkSecret.Same(secret, known.Made("calendar")))
        {
            return Results.NotFound();
        }

        await using var db = store.CreateDbContext();
        var (all, now) = (await cases.AllAsync(db, cancel), clock.GetUtcNow());
        return Results.Text(WriteCalendar.Of(Of(all, playbooks, now), now), "text/calendar");
    }

    public static IEnumerable<CalendarEntry> Of(IEnumerable<Case> cases, Playbooks playbooks, DateTimeOffset now)
    {
        foreach (var one in cases)
        {
            if (one.Situation is not { } situation || (playbooks[one.Playbook] ?? playbooks.All[0]) is not { } playbook)
            {
                continue;
            }

            foreach (var step in MakePlan.For(situation, playbook, now).Steps)
            {
                if (
                    step.Deed is not (Deed.Rest or Deed.Listen or Deed.Reflect)
                    && (step.Earliest ?? (IsMoot(step) ? situation.At : null)) is { } from
                )
                {
                    yield return Entry(one, situation, step, from);
                }
            }
        }
    }

    // A file that was imported earlier still holds it, so it is taken back in so many words.
    private static bool IsMoot(Step step) =>
        step.State is StepState.Done or StepState.Skipped
        || step.BlockedBy
            is Hindrance.Answered
                or Hindrance.Refused
                or Hindrance.Superseded
                or Hindrance.AlreadyAsked
                or Hindrance.ThreeAttempts
                or Hindrance.TwoAttempts
                or Hindrance.OnBreak;

    private static CalendarEntry Entry(Case one, Situation situation, Step step, DateTimeOffset from) =>
        new(
            $"{one.Application.Id:N}-{step.Id}@candor.invalid",
            $"{step.Title} ({Plainly.Name(one.Application)})",
            string.Join(
                "\n",
                new[]
                {
                    step.Why,
                    step.Latest is { } to ? $"Best before {Moments.SayFully(to, situation.Zone)}." : "",
                    step.Of.IfLeft,
                }.Where(line => line.Length > 0)
            ),
            from,
            from + Length,
            // What can change an entry: a deed, an answer, a break, a choice.
            situation.Marks.Count
                + situation.Marks.Count(mark => mark.Reply is not null)
                + (situation.PausedUntil is null ? 0 : 1)
                + (one.Choice is null ? 0 : 1),
            IsMoot(step),
            step.Latest - Before > from + Before ? step.Latest - Before : null
        );
}
