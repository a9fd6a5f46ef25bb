using Candor.Core;
using Candor.Core.Review;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>What the store knows around a draft: whom it is for, which news it answers, what its facts are.</summary>
internal static class AboutDraft
{
    public static async Task<ReviewContext> ContextAsync(
        CandorDb db,
        Draft draft,
        string? subject,
        CancellationToken cancel
    )
    {
        var application = await db.Applications.SingleAsync(one => one.Id == draft.ApplicationId, cancel);
        var people = await db.People.Where(one => one.ApplicationId == application.Id).ToListAsync(cancel);
        var others = await db
            .Applications.Where(one => one.Employer != application.Employer)
            .Select(one => one.Employer)
            .Distinct()
            .ToListAsync(cancel);
        var me = await db
            .Candidates.Where(one => one.Id == db.CandidateId)
            .Select(one => one.Name)
            .SingleOrDefaultAsync(cancel);
        var decided = await db.Outcomes.AnyAsync(
            one =>
                one.ApplicationId == application.Id
                && (one.Kind == OutcomeKind.Rejected || one.Kind == OutcomeKind.PositionFilled),
            cancel
        );
        var said = await db
            .Points.Where(one =>
                one.ApplicationId == application.Id
                && (draft.PersonId == null || one.PersonId == null || one.PersonId == draft.PersonId)
            )
            .Select(one => one.Quote)
            .ToListAsync(cancel);
        return new ReviewContext(
            draft.Kind,
            // A thank-you after an interview answers a concern while it still counts (D9); all else asks about a decision.
            draft.Kind == DraftKind.ThankYou
            && !decided
                ? Moment.Before
                : Moment.After,
            new ReviewFacts
            {
                To = people.Find(one => one.Id == draft.PersonId)?.Name ?? "",
                People = [.. people.Select(one => one.Name)],
                From = me ?? "",
                Employer = application.Employer,
                Role = application.Role,
                // Two people of one employer say different things; a thank-you takes up what its reader said.
                Said = said,
                OtherEmployers = [.. others.Where(one => one.Length > 0 && one != application.Agency)],
            },
            subject ?? draft.Subject
        )
        {
            LeftAlone = draft.LeftAlone,
        };
    }

    /// <summary>The news that the draft answers: the plan's where one was taken, else the latest.</summary>
    public static async Task<(Outcome? Outcome, PlanChoice? Choice)> OutcomeAsync(
        CandorDb db,
        Draft draft,
        CancellationToken cancel
    )
    {
        var choice = await db
            .PlanChoices.Where(one => one.ApplicationId == draft.ApplicationId)
            .OrderByDescending(one => one.TakenAt)
            .FirstOrDefaultAsync(cancel);
        var outcome = choice is null
            ? await db
                .Outcomes.Where(one => one.ApplicationId == draft.ApplicationId)
                .OrderByDescending(one => one.At)
                .FirstOrDefaultAsync(cancel)
            : await db.Outcomes.SingleOrDefaultAsync(one => one.Id == choice.OutcomeId, cancel);
        return (outcome, choice);
    }

    public static Channel ChannelOf(DraftKind kind) =>
        kind switch
        {
            DraftKind.Call => Channel.Call,
            DraftKind.Letter => Channel.Letter,
            DraftKind.Note => Channel.Note,
            _ => Channel.Email,
        };
}
