using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>What the candidate says about a proposal; what they left as it was is as Candor read it.</summary>
public sealed record Decision(
    OutcomeKind Kind,
    Stage Stage,
    FeedbackStance Feedback,
    string Employer,
    string Role,
    DateTimeOffset At,
    Guid? ApplicationId
)
{
    /// <summary>What came back, of an answer to an ask; null where it is as Candor reads it.</summary>
    public ReplyKind? Answer { get; init; }

    /// <summary>When an invitation asks for a talk; null where no time is known yet.</summary>
    public DateTimeOffset? TalkAt { get; init; }

    /// <summary>The people whom an invitation names.</summary>
    public IReadOnlyList<NamedPerson> With { get; init; } = [];

    /// <summary>It decides nothing and tells something, about an application that is known: the news came before it.</summary>
    public bool IsFeedbackAlone =>
        Kind == OutcomeKind.None && Feedback == FeedbackStance.Given && ApplicationId is not null;

    /// <summary>The proposal as it is.</summary>
    public static Decision As(Proposal proposal) =>
        new(
            proposal.Kind,
            proposal.Stage,
            proposal.Feedback,
            proposal.Employer,
            proposal.Role,
            proposal.At,
            proposal.ApplicationId
        );
}

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
        var application = await ApplicationAsync(decision, cancel);
        var asRead = Decision.As(proposal) with { TalkAt = decision.TalkAt, With = decision.With };
        proposal.State = decision with { Answer = null } == asRead ? ProposalState.Confirmed : ProposalState.Corrected;
        proposal.DecidedAt = clock.GetUtcNow();
        proposal.ApplicationId = application.Id;
        email.ApplicationId = application.Id;
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

        var sender = await SenderAsync(email, application, cancel);
        if (decision.Kind == OutcomeKind.Invited)
        {
            await TalkAsync(application, decision, cancel);
        }

        if (proposal.AnswersDraftId is { } answered)
        {
            await AnswerAsync(email, application, sender, answered, decision, proposal, cancel);
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

    /// <summary>The application that is meant: the one chosen, one of the same name, or a new one.</summary>
    private async Task<JobApplication> ApplicationAsync(Decision decision, CancellationToken cancel)
    {
        var known = await db.Applications.ToListAsync(cancel);
        var application =
            known.Find(one => one.Id == decision.ApplicationId)
            ?? TakeMail.Same(known.Concat(db.Applications.Local).Distinct(), decision.Employer, decision.Role);
        if (application is null)
        {
            application = new JobApplication
            {
                Id = Ids.New(clock),
                Employer = decision.Employer,
                Role = decision.Role,
                Stage = decision.Stage,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Applications.Add(application);
        }
        else
        {
            application.Employer = application.Employer.Length == 0 ? decision.Employer : application.Employer;
            application.Role = application.Role.Length == 0 ? decision.Role : application.Role;
        }

        return application;
    }

    // A mail from a person brings that person with it; one from a machine brings nobody.
    private async Task<Person?> SenderAsync(Email email, JobApplication application, CancellationToken cancel)
    {
        var from = email.ReplyTo is { Address.Length: > 0 } reply && IsPerson(reply) ? reply : email.From;
        if (!IsPerson(from))
        {
            return null;
        }

        var people = await db.People.Where(person => person.ApplicationId == application.Id).ToListAsync(cancel);
        var known = people.Find(person =>
            string.Equals(person.EmailAddress, from.Address, StringComparison.OrdinalIgnoreCase)
        );
        if (known is null)
        {
            known = new Person
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                Name = from.Name,
                // Without a title, whoever writes to applicants mostly recruits.
                Role = read.Sender.Of(email) ?? PersonRole.Recruiter,
                EmailAddress = from.Address,
            };
            db.People.Add(known);
        }

        return known;
    }

    // The talk and who will be there, unless both are known already.
    private async Task TalkAsync(JobApplication application, Decision decision, CancellationToken cancel)
    {
        if (decision.TalkAt is { } at)
        {
            var talks = await db.Interviews.Where(one => one.ApplicationId == application.Id).ToListAsync(cancel);
            if (!talks.Concat(db.Interviews.Local).Any(one => one.ApplicationId == application.Id && one.At == at))
            {
                var me = await db.MeAsync(clock, cancel);
                db.Interviews.Add(
                    new Interview
                    {
                        Id = Ids.New(clock),
                        ApplicationId = application.Id,
                        At = at,
                        TimeZone = me.TimeZone,
                        Stage = decision.Stage < Stage.First ? Stage.First : Stage.Later,
                    }
                );
            }
        }

        var people = await db.People.Where(person => person.ApplicationId == application.Id).ToListAsync(cancel);
        people.AddRange(db.People.Local.Where(person => person.ApplicationId == application.Id));
        foreach (var one in decision.With)
        {
            if (!people.Exists(person => string.Equals(person.Name, one.Name, StringComparison.OrdinalIgnoreCase)))
            {
                var person = new Person
                {
                    Id = Ids.New(clock),
                    ApplicationId = application.Id,
                    Name = one.Name,
                    Role = one.Role,
                };
                db.People.Add(person);
                people.Add(person);
            }
        }
    }

    private static bool IsPerson(MailAddress address)
    {
        var local = address.Address.Split('@')[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        return address.Address.Contains('@', StringComparison.Ordinal)
            && address.Name.Contains(' ', StringComparison.Ordinal)
            && !local.Contains("noreply", StringComparison.Ordinal)
            && !local.Contains("donotreply", StringComparison.Ordinal)
            && !local.StartsWith("notification", StringComparison.Ordinal)
            && local
                is not ("jobs" or "careers" or "recruiting" or "recruitment" or "hr" or "talent" or "info" or "hello");
    }

    // What an answer is decides what follows: nobody is asked again after feedback or a refusal, and a promise is neither.
    // An answer can be news as well: to a question how things stand it mostly is.
    private async Task AnswerAsync(
        Email email,
        JobApplication application,
        Person? sender,
        Guid draftId,
        Decision decision,
        Proposal proposal,
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

        if (counts && (told || WhatCameBack.Attempt(draft) is not null))
        {
            AddFeedback(email, application, sender, draftId);
        }

        var isDecided = await db.Outcomes.AnyAsync(
            one =>
                one.ApplicationId == application.Id
                && (one.Kind == OutcomeKind.Rejected || one.Kind == OutcomeKind.PositionFilled),
            cancel
        );
        if (
            decision.Kind is OutcomeKind.Invited or OutcomeKind.Offer
            || (decision.Kind is not (OutcomeKind.None or OutcomeKind.Newsletter) && !isDecided)
        )
        {
            AddOutcome(proposal, decision, email, application, sender);
        }
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
