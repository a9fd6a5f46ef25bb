using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// One mail that the candidate gave in the browser: kept whatever it seems to say, since they chose it. Several are an
/// import (<see cref="Imports.RunImports"/>): application mail only.
/// </summary>
public sealed class GiveMail(IDbContextFactory<CandorDb> store, ReadOutcome readOutcome, TimeProvider clock)
{
    /// <summary>
    /// Takes it, and gives the address of the page that shows what became of it; null where there is more than one mail,
    /// and nothing was done.
    /// </summary>
    public async Task<string?> TakeAsync(string name, Stream bytes, CancellationToken cancel)
    {
        using var pieces = SplitMail.Of(bytes, takesText: true).GetEnumerator();
        if (!pieces.MoveNext())
        {
            return Say("There is no mail in it.");
        }

        // Its bytes hold only until the next is asked for.
        var (problem, only) = (
            pieces.Current.Problem,
            pieces.Current.Problem is null ? ReadMail.Read(pieces.Current.Bytes.Span) : default
        );
        if (pieces.MoveNext())
        {
            return null;
        }

        if (problem is not null)
        {
            return Say($"{name} {problem}.");
        }

        await using var db = store.CreateDbContext();
        var take = await TakeMail.ForAsync(db, readOutcome, clock, cancel);
        return await OneAsync(db, take, only, cancel);
    }

    private async Task<string> OneAsync(CandorDb db, TakeMail take, MailRead read, CancellationToken cancel)
    {
        var id = TakeMail.IdOf(read.Email.MessageId);
        var known = await db.Proposals.FirstOrDefaultAsync(proposal => proposal.EmailId == id, cancel);
        if (known is not null)
        {
            return known.State == ProposalState.Waiting ? $"/inbox?mail={known.Id}"
                : known is { ApplicationId: { } application, State: not ProposalState.NotMine }
                    ? $"/applications/{application}?said={Uri.EscapeDataString("You have this mail already.")}"
                : Say("You put this mail aside as not yours.");
        }

        var kept = take.Take(read, always: true)!;
        db.Emails.Add(kept.Email);
        db.Proposals.Add(kept.Proposal);
        var entry = await db.SaveAsync("Mail taken in", clock, cancel);
        return $"/inbox?mail={kept.Proposal.Id}&did={entry}";
    }

    private static string Say(string words) => $"/inbox?said={Uri.EscapeDataString(words)}";
}
