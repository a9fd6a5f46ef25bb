using System.Runtime.CompilerServices;
using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>
/// Makes the <see cref="LearnView"/> of all that is kept. While nothing changed, what was made before serves again; after
/// a change only what was said in the applications that it touched is read anew.
/// </summary>
public sealed class LearnViews(FindThemes find, KeptRows rows)
{
    // Kept with the rows that it was made of, and gone with them.
    private readonly ConditionalWeakTable<ApplicationRows, Told> told = [];
    private Kept? kept;

    public async Task<LearnView> OfAsync(CandorDb db, CancellationToken cancel)
    {
        var all = await rows.AllAsync(db, cancel);
        if (kept is { } known && ReferenceEquals(known.Of, all))
        {
            return known.View;
        }

        var choices = await db.ThemeChoices.AsNoTracking().ToListAsync(cancel);
        var runs = await db.ExerciseRuns.AsNoTracking().OrderByDescending(run => run.TakenAt).ToListAsync(cancel);
        var each = all.All.Select(Told).ToList();
        var view = new LearnView(
            find.Among(each.SelectMany(one => one.Points), choices),
            all.All.SelectMany(one => one.Points).ToDictionary(point => point.Id, point => point.FeedbackId),
            runs,
            FindLeaks.Of(all.AppliedFor.Select(one => Told(one).Course)),
            [.. each.SelectMany(one => one.Asks).OrderBy(asked => asked.At)],
            [.. each.SelectMany(one => one.SelfViews)]
        );
        kept = new(all, view);
        return view;
    }

    private Told Told(ApplicationRows one) =>
        told.GetValue(
            one,
            of => new([.. ReadThemes.Said(of).Select(find.Place)], Course(of), [.. Asks(of)], [.. SelfViews(of)])
        );

    private static Course Course(ApplicationRows one)
    {
        var reached = one
            .Outcomes.Select(outcome => outcome.Kind == OutcomeKind.Offer ? Reached.Offer : Of(outcome.Stage))
            .Concat(one.Interviews.Select(talk => (Reached)Math.Max((int)Of(talk.Stage), (int)Reached.Screening)))
            .Append(Of(one.Application.Stage))
            .Max();
        var at = one.Application.AppliedOn is { } day
            ? new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero)
            : one.Application.CreatedAt;
        return new(at, reached, one.Outcomes.Any(outcome => IsEnd(outcome.Kind)));
    }

    private static Reached Of(Stage stage) =>
        stage switch
        {
            Stage.Screening => Reached.Screening,
            Stage.First or Stage.Later => Reached.Interview,
            Stage.Final => Reached.Final,
            _ => Reached.Applied,
        };

    private static bool IsEnd(OutcomeKind kind) =>
        kind
            is OutcomeKind.Rejected
                or OutcomeKind.PositionFilled
                or OutcomeKind.Withdrawn
                or OutcomeKind.Offer
                or OutcomeKind.Silence;

    private static IEnumerable<Asked> Asks(ApplicationRows one) =>
        one
            .Marks.Where(mark =>
                mark.Deed is Deed.Ask or Deed.SecondAsk
                && mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall
            )
            .Select(mark => new Asked(
                mark.At,
                mark.Channel,
                one.Choices.Where(choice => choice.OutcomeId == mark.OutcomeId)
                    .MaxBy(choice => choice.TakenAt)
                    ?.Playbook
                    ?? "",
                mark.Reply is ReplyKind.Feedback or ReplyKind.Vague
                    || (mark.Reply is null && one.Feedback.Any(told => told.At >= mark.At)),
                mark.Reply == ReplyKind.Refused
            ));

    // Before others have spoken too, there is nothing to set it beside.
    private static IEnumerable<SelfView> SelfViews(ApplicationRows one) =>
        one.Feedback.Count == 0
            ? []
            : one
                .Interviews.Where(held => held.WentWell.Length > 0 || held.WentBadly.Length > 0)
                .Select(held => new SelfView(held.Id, held.At, held.WentWell, held.WentBadly));

    private sealed record Kept(AllRows Of, LearnView View);
}

/// <summary>What one application gives to the pages of learning.</summary>
/// <param name="Points">With what their own words tell already.</param>
internal sealed record Told(
    IReadOnlyList<Placed> Points,
    Course Course,
    IReadOnlyList<Asked> Asks,
    IReadOnlyList<SelfView> SelfViews
);
