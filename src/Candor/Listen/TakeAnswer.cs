using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// What an answer to an ask is decides what follows: nobody is asked again after feedback or a refusal, and a promise is
/// neither. An answer can be news as well: to a question how things stand it mostly is.
/// </summary>
internal sealed class TakeAnswer(CandorDb db, TimeProvider clock, WhatCameBack cameBack)
{
    /// <summary>Marks the ask as answered, and says whether the answer holds feedback and whether it is news.</summary>
    public async Task<(bool IsFeedback, bool IsNews)> MarkAsync(
        Email email,
        JobApplication application,
        Guid draftId,
        Decision decision,
        CancellationToken cancel
    )
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(one => one.Id == draftId, cancel);
        var said = OwnWords.Text(email.Text);
        var told = cameBack.TellsSomething(said);
        var counts = true;
        if (WhatCameBack.Attempt(draft) is { } deed)
        {
            var answer = decision.Answer ?? cameBack.Of(said);
            await MarkAsync(application, draft!, deed, answer, email, cancel);
            counts = answer is ReplyKind.Feedback or ReplyKind.Vague;
        }

        var isDecided = await db.Outcomes.AnyAsync(
            one =>
                one.ApplicationId == application.Id
                && (one.Kind == OutcomeKind.Rejected || one.Kind == OutcomeKind.PositionFilled),
            cancel
        );
        return (
            counts && (told || WhatCameBack.Attempt(draft) is not null),
            decision.Kind is OutcomeKind.Invited or OutcomeKind.Offer
                || (decision.Kind is not (OutcomeKind.None or OutcomeKind.Newsletter) && !isDecided)
        );
    }

    // The answer shows that it was sent, also where nobody has marked it so.
    private async Task MarkAsync(
        JobApplication application,
        Draft draft,
        Deed deed,
        ReplyKind answer,
        Email email,
        CancellationToken cancel
    )
    {
        var at = email.Date ?? clock.GetUtcNow();
        var mark = await db
            .StepMarks.Where(one => one.DraftId == draft.Id)
            .OrderByDescending(one => one.At)
            .FirstOrDefaultAsync(cancel);
        if (mark is null)
        {
            var news = await db
                .Outcomes.Where(one => one.ApplicationId == application.Id)
                .OrderByDescending(one => one.At)
                .Select(one => (Guid?)one.Id)
                .FirstOrDefaultAsync(cancel);
            if (news is not { } outcome)
            {
                return;
            }

            mark = new StepMark
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                OutcomeId = outcome,
                StepId = draft.StepId,
                Deed = deed,
                Channel = Channel.Email,
                PersonId = draft.PersonId,
                DraftId = draft.Id,
                State = StepState.Done,
                At = draft.ChangedAt < at ? draft.ChangedAt : at,
            };
            db.StepMarks.Add(mark);
        }

        (mark.Reply, mark.RepliedAt) = (answer, at);
    }
}
