using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// The candidate's word on a proposal, the only thing that makes an outcome. Each deed is saved with its undo.
/// </summary>
public sealed class DecideProposal(
    CandorDb db,
    TimeProvider clock,
    FindPoints findPoints,
    WhatCameBack cameBack,
    ReadPeople read
)
{
    private readonly JoinApplication join = new(db, clock, read);

    /// <summary>
    /// Those that can be taken as they were read, many at once: sure, of an employer, and with a decision or an answer in them.
    /// Where nothing was decided the candidate has to say what it was.
    /// </summary>
    public static IQueryable<Proposal> ToTakeAsRead(IQueryable<Proposal> all) =>
        all.Where(one =>
            one.State == ProposalState.Waiting
            && one.Sure == Sure.Sure
            && one.Employer != ""
            && (one.Kind != OutcomeKind.None || one.AnswersDraftId != null)
        );

    /// <summary>Confirms, as read or corrected. Gives the application it went to; null where the proposal is decided already.</summary>
    public async Task<JobApplication?> ConfirmAsync(Proposal proposal, Decision decision, CancellationToken cancel)
    {
        if (proposal.State != ProposalState.Waiting)
        {
            return null;
        }

        var email = await db.Emails.SingleAsync(mail => mail.Id == proposal.EmailId, cancel);
        var application = await join.ApplicationAsync(decision, cancel);
        var asRead = Decision.As(proposal) with { TalkAt = decision.TalkAt, With = decision.With };
        proposal.State = decision with { Answer = null } == asRead ? ProposalState.Confirmed : ProposalState.Corrected;
        proposal.DecidedAt = clock.GetUtcNow();
        proposal.ApplicationId = application.Id;
        email.ApplicationId = application.Id;
        decision = Settle(application, proposal, decision);
        var sender = await join.SenderAsync(email, application, cancel);
        if (decision.Kind == OutcomeKind.Invited)
        {
            await join.TalkAsync(application, decision, cancel);
        }

        if (proposal.AnswersDraftId is { } answered)
        {
            var (isFeedback, isNews) = await new TakeAnswer(db, clock, cameBack).MarkAsync(
                email,
                application,
                answered,
                decision,
                cancel
            );
            if (isFeedback)
            {
                AddFeedback(email, application, sender, answered);
            }

            if (isNews)
            {
                AddOutcome(proposal, decision, email, application, sender);
            }

            return application;
        }

        if (
            !decision.IsFeedbackAlone
            && !await IsKnownNoAsync(db, application.Id, decision.Kind, decision.Feedback, decision.At, cancel)
        )
        {
            AddOutcome(proposal, decision, email, application, sender);
        }

        if (decision.Feedback == FeedbackStance.Given)
        {
            AddFeedback(email, application, sender, draft: null);
        }

        return application;
    }

    // How far it went and whether the position is filled, of the application; the decision as that leaves it.
    private static Decision Settle(JobApplication application, Proposal proposal, Decision decision)
    {
        if (decision.Stage > application.Stage)
        {
            application.Stage = decision.Stage;
        }
        else if (decision.Stage == proposal.Stage)
        {
            // A mail's guess takes nothing back of how far it is known to have gone; the candidate's correction may.
            decision = decision with
            {
                Stage = application.Stage,
            };
        }

        if (decision.Kind == OutcomeKind.PositionFilled)
        {
            application.FilledAt ??= decision.At;
        }

        return decision;
    }

    /// <summary>
    /// Whether the candidate knows of this no already: a mail that comes to it is no news, and starts no days anew. One that
    /// offers or refuses feedback changes what can be asked, and is told.
    /// </summary>
    public static async Task<bool> IsKnownNoAsync(
        CandorDb db,
        Guid application,
        OutcomeKind kind,
        FeedbackStance feedback,
        DateTimeOffset at,
        CancellationToken cancel
    ) =>
        kind == OutcomeKind.Rejected
        && feedback is FeedbackStance.None or FeedbackStance.Given
        && (
            db.Outcomes.Local.Any(one => one.ApplicationId == application && one.Kind == kind && one.At <= at)
            || await db.Outcomes.AnyAsync(
                one => one.ApplicationId == application && one.Kind == kind && one.At <= at,
                cancel
            )
        );

    public void Refuse(Proposal proposal)
    {
        proposal.State = ProposalState.NotMine;
        proposal.DecidedAt = clock.GetUtcNow();
    }

    private void AddOutcome(
        Proposal proposal,
        Decision decision,
        Email email,
        JobApplication application,
        Person? sender
    ) =>
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                Kind = decision.Kind,
                Medium = proposal.Medium,
                Stage = decision.Stage,
                Feedback = decision.Feedback,
                At = decision.At,
                EmailId = email.Id,
                BearerId = sender?.Id,
                Sure = Sure.Sure,
                Evidence = proposal.Evidence,
                ConfirmedAt = clock.GetUtcNow(),
            }
        );

    // What they said, in their own words, as points.
    private void AddFeedback(Email email, JobApplication application, Person? sender, Guid? draft)
    {
        var feedback = new Feedback
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            PersonId = sender?.Id,
            EmailId = email.Id,
            DraftId = draft,
            Medium = Medium.Email,
            At = email.Date ?? clock.GetUtcNow(),
            Text = OwnWords.Text(email.Text),
        };
        KeepFeedback.Add(db, findPoints, feedback, clock);
    }
}
