using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Candor.Practise;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>
/// Reads the <see cref="LearnView"/>. While nobody has written to the store since, what was read before serves again:
/// themes of thousands of points take longer to find than a page may take.
/// </summary>
/// <param name="seen">Left out where the view is wanted once, as by a command.</param>
internal sealed class LearnViews(FindThemes find, StoreVersion? seen = null)
{
    private Kept? kept;

    public async Task<LearnView> OfAsync(CandorDb db, CancellationToken cancel)
    {
        // Asked before reading: what is written meanwhile makes what was read old at once.
        var version = seen?.Now();
        if (version is not null && kept is { } known && known.Version == version && known.Owner == db.CandidateId)
        {
            return known.View;
        }

        var view = await ReadAsync(db, cancel);
        kept = version is { } now ? new(now, db.CandidateId, view) : null;
        return view;
    }

    private async Task<LearnView> ReadAsync(CandorDb db, CancellationToken cancel)
    {
        var feedback = await db.Feedback.Select(one => new { one.ApplicationId, one.At }).ToListAsync(cancel);
        var spoken = feedback.ToLookup(one => one.ApplicationId, one => one.At);
        var feedbackOf = await db.Points.Select(one => new { one.Id, one.FeedbackId }).ToListAsync(cancel);
        return new(
            await ReadThemes.OfAsync(db, find, cancel),
            feedbackOf.ToDictionary(one => one.Id, one => one.FeedbackId),
            await db.ExerciseRuns.AsNoTracking().OrderByDescending(run => run.TakenAt).ToListAsync(cancel),
            FindLeaks.Of(await CoursesAsync(db, cancel)),
            await AsksAsync(db, spoken, cancel),
            await SelfViewsAsync(db, spoken, cancel)
        );
    }

    private static async Task<List<Course>> CoursesAsync(CandorDb db, CancellationToken cancel)
    {
        var outcomes = (
            await db
                .Outcomes.Select(one => new
                {
                    one.ApplicationId,
                    one.Kind,
                    one.Stage,
                })
                .ToListAsync(cancel)
        ).ToLookup(one => one.ApplicationId);
        var interviews = (
            await db.Interviews.Select(one => new { one.ApplicationId, one.Stage }).ToListAsync(cancel)
        ).ToLookup(one => one.ApplicationId);
        var applications = await db.AppliedFor()
            .Select(one => new
            {
                one.Id,
                one.Stage,
                one.AppliedOn,
                one.CreatedAt,
            })
            .ToListAsync(cancel);
        return applications.ConvertAll(one =>
        {
            var news = outcomes[one.Id].ToList();
            var reached = news.Select(outcome => outcome.Kind == OutcomeKind.Offer ? Reached.Offer : Of(outcome.Stage))
                .Concat(
                    interviews[one.Id].Select(talk => (Reached)Math.Max((int)Of(talk.Stage), (int)Reached.Screening))
                )
                .Append(Of(one.Stage))
                .Max();
            var at = one.AppliedOn is { } day
                ? new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero)
                : one.CreatedAt;
            return new Course(at, reached, news.Exists(outcome => IsEnd(outcome.Kind)));
        });
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

    private static async Task<List<Asked>> AsksAsync(
        CandorDb db,
        ILookup<Guid, DateTimeOffset> spoken,
        CancellationToken cancel
    )
    {
        var playbooks = (
            await db
                .PlanChoices.Select(one => new
                {
                    one.OutcomeId,
                    one.Playbook,
                    one.TakenAt,
                })
                .ToListAsync(cancel)
        ).GroupBy(one => one.OutcomeId).ToDictionary(group => group.Key, group => group.MaxBy(one => one.TakenAt)!.Playbook);
        var marks = await db
            .StepMarks.AsNoTracking()
            .Where(mark => mark.Deed == Deed.Ask || mark.Deed == Deed.SecondAsk)
            .OrderBy(mark => mark.At)
            .ToListAsync(cancel);
        return
        [
            .. marks
                .Where(mark => mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall)
                .Select(mark => new Asked(
                    mark.At,
                    mark.Channel,
                    playbooks.GetValueOrDefault(mark.OutcomeId, ""),
                    mark.Reply is ReplyKind.Feedback or ReplyKind.Vague
                        || (mark.Reply is null && spoken[mark.ApplicationId].Any(at => at >= mark.At)),
                    mark.Reply == ReplyKind.Refused
                )),
        ];
    }

    private static async Task<List<SelfView>> SelfViewsAsync(
        CandorDb db,
        ILookup<Guid, DateTimeOffset> spoken,
        CancellationToken cancel
    )
    {
        var own = await db
            .Interviews.Where(one => one.WentWell != "" || one.WentBadly != "")
            .Select(one => new
            {
                one.ApplicationId,
                one.At,
                one.WentWell,
                one.WentBadly,
            })
            .ToListAsync(cancel);
        return
        [
            .. own.Where(one => spoken.Contains(one.ApplicationId))
                .Select(one => new SelfView(one.At, one.WentWell, one.WentBadly)),
        ];
    }

    private sealed record Kept(long Version, Guid Owner, LearnView View);
}
