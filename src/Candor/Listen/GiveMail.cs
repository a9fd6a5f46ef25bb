using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Mail that the candidate gave in the browser. One mail is kept whatever it seems to say, since they chose it; a whole
/// mailbox is imported like on the command line: application mail only.
/// </summary>
public sealed class GiveMail(IDbContextFactory<CandorDb> store, ReadOutcome readOutcome, TimeProvider clock)
{
    /// <summary>Takes it, and gives the address of the page that shows what became of it.</summary>
    public async Task<string> TakeAsync(IReadOnlyList<(string Name, Stream Bytes)> given, CancellationToken cancel)
    {
        await using var db = store.CreateDbContext();
        var take = await TakeMail.ForAsync(db, readOutcome, clock, cancel);
        var problems = new List<string>();
        var mails = given.SelectMany(one =>
            SplitMail
                .Of(one.Bytes, takesText: true)
                .Select(piece => new FoundMail(
                    one.Name,
                    piece.Index,
                    piece.Bytes,
                    piece.Problem is null ? null : $"{one.Name} {piece.Problem}."
                ))
        );
        using var all = mails.GetEnumerator();
        if (!all.MoveNext())
        {
            return Say("There is no mail in it.");
        }

        var first = all.Current;
        var only = first.Problem is null ? ReadMail.Read(first.Bytes.Span) : default;
        if (first.Problem is null && !all.MoveNext())
        {
            return await OneAsync(db, take, only, cancel);
        }

        // More than one: from the start again, past the rows of each mail.
        foreach (var (_, bytes) in given.Where(one => one.Bytes.CanSeek))
        {
            bytes.Position = 0;
        }

        var count = new ImportMail(db, take, clock).Run(mails, dryRun: false, problems.Add, _ => { }, cancel);
        var proposed = count.Proposed.Values.Sum();
        return Say(
            problems.Count > 0 && count.Seen == 0
                ? problems[0]
                : $"{count.Seen:N0} {(count.Seen == 1 ? "mail" : "mails")} read: {(proposed == 0 ? "none is about an application" : $"{proposed:N0} to confirm")}."
                    + (problems.Count > 0 ? $" {problems.Count} could not be read." : "")
        );
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
