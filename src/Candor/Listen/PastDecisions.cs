using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// What the candidate said about earlier proposals, for later mail of the same sender or thread: what they corrected is not
/// read wrongly again. Made of the decided rows each time, so that what is undone is forgotten.
/// </summary>
internal sealed class PastDecisions
{
    /// <summary>So many mails put aside as not theirs make a sender doubtful: one may have been a slip.</summary>
    private const int DoubtfulFrom = 2;

    private readonly ILookup<string, Past> bySender;
    private readonly HashSet<string> refusedThreads;

    private PastDecisions(List<Past> decided)
    {
        bySender = decided.ToLookup(past => past.From, StringComparer.OrdinalIgnoreCase);
        refusedThreads = decided
            .Where(past => past.Read.State == ProposalState.NotMine)
            .Select(past => past.MessageId)
            .ToHashSet(StringComparer.Ordinal);
    }

    public static async Task<PastDecisions> ReadAsync(CandorDb db, CancellationToken cancel)
    {
        var applications = await db.Applications.AsNoTracking().ToDictionaryAsync(one => one.Id, cancel);
        var outcomes = await db
            .Outcomes.AsNoTracking()
            .Where(outcome => outcome.EmailId != null)
            .Select(outcome => new { outcome.EmailId, outcome.Kind })
            .ToListAsync(cancel);
        var kinds = outcomes.ToLookup(outcome => outcome.EmailId!.Value, outcome => outcome.Kind);
        var decided = await db
            .Proposals.AsNoTracking()
            .Where(proposal => proposal.State != ProposalState.Waiting)
            .Join(
                db.Emails.AsNoTracking(),
                proposal => proposal.EmailId,
                mail => mail.Id,
                (proposal, mail) =>
                    new
                    {
                        Proposal = proposal,
                        mail.MessageId,
                        mail.From,
                    }
            )
            .ToListAsync(cancel);
        return new([
            .. decided
                .OrderByDescending(one => one.Proposal.DecidedAt)
                .Select(one => new Past(
                    one.Proposal,
                    one.MessageId,
                    one.From.Address,
                    one.Proposal.ApplicationId is { } id ? applications.GetValueOrDefault(id) : null,
                    kinds[one.Proposal.EmailId].FirstOrDefault(one.Proposal.Kind)
                )),
        ]);
    }

    /// <summary>The reading as it is with what was corrected before; the newest correction counts.</summary>
    public OutcomeReading Corrected(Email email, OutcomeReading reading)
    {
        if (email.From.Address.Length == 0)
        {
            return reading;
        }

        var past = bySender[email.From.Address].Where(one => one.Application is not null).ToList();
        var employer = EmployerOf(past, reading.Employer);
        var role = past.Find(one =>
            reading.Role.Length > 0 && SameWorkplace.Alike(one.Read.Role, reading.Role)
        )?.Application!.Role;
        var sameWords = past.Find(one =>
            one.Read.Kind == reading.Kind
            && one.Read.Evidence.Exists(was => reading.Evidence.Any(now => was.Text == now.Text))
        );
        var kind = sameWords?.Kind ?? reading.Kind;
        return reading with
        {
            Employer = employer ?? reading.Employer,
            Role = role is { Length: > 0 } ? role : reading.Role,
            Kind = kind,
            Sure = kind != reading.Kind && reading.Sure == Sure.Sure ? Sure.Likely : reading.Sure,
        };
    }

    /// <summary>Why a mail may be none of theirs, as a line for the candidate; null where nothing was refused.</summary>
    public string? DoubtOf(Email email)
    {
        if (email.InReplyTo.Concat(email.References).Any(refusedThreads.Contains))
        {
            return "You put aside an earlier mail of this conversation as not yours.";
        }

        var past = email.From.Address.Length == 0 ? [] : bySender[email.From.Address].ToList();
        var refused = past.Count(one => one.Read.State == ProposalState.NotMine);
        return refused >= DoubtfulFrom && refused == past.Count
            ? $"You put aside {refused} mails of this sender as not yours."
            : null;
    }

    // What was read the same way before; a name that was not found, only where the sender writes for one employer.
    private static string? EmployerOf(List<Past> past, string read)
    {
        if (read.Length > 0)
        {
            return
                past.Find(one => SameWorkplace.Alike(one.Read.Employer, read))?.Application!.Employer
                    is { Length: > 0 } known
                ? known
                : null;
        }

        var employers = past.Select(one => one.Application!.Employer)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return employers.Count == 1 ? employers[0] : null;
    }

    /// <param name="Read">As it was proposed.</param>
    /// <param name="Kind">As it was decided.</param>
    private sealed record Past(
        Proposal Read,
        string MessageId,
        string From,
        JobApplication? Application,
        OutcomeKind Kind
    );
}
