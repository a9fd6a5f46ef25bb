using System.Text;
using Candor.Core;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// A draft as a file that mail programs open unsent: in the thread of the mail that brought the news, with an id by
/// which the answer will be known.
/// </summary>
internal static class DraftMail
{
    public static void MapDraftMail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/write/{id:guid}/message.eml", DownloadAsync);

    private static async Task<IResult> DownloadAsync(
        Guid id,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        if (await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft)
        {
            return Results.NotFound();
        }

        var me = await db.MeAsync(clock, cancel);
        if (draft.MessageId.Length == 0 || draft.MessageId.EndsWith(".invalid", StringComparison.Ordinal))
        {
            draft.MessageId = $"{draft.Id:N}@{Domain(me.EmailAddress)}";
            await db.SaveChangesAsync(cancel);
        }

        var mail = await UnsentAsync(db, draft, new MailAddress(me.Name, me.EmailAddress), clock.GetUtcNow(), cancel);
        return Results.File(Encoding.UTF8.GetBytes(WriteMail.Unsent(mail)), "message/rfc822", "message.eml");
    }

    private static async Task<UnsentMail> UnsentAsync(
        CandorDb db,
        Draft draft,
        MailAddress from,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var person = draft.PersonId is { } who
            ? await db.People.SingleOrDefaultAsync(one => one.Id == who, cancel)
            : null;
        var (outcome, _) = await AboutDraft.OutcomeAsync(db, draft, cancel);
        var news = outcome?.EmailId is { } mailId
            ? await db.Emails.SingleOrDefaultAsync(one => one.Id == mailId, cancel)
            : null;
        var isAnswer =
            news is not null
            && (
                person is null
                || person.EmailAddress.Length == 0
                || person.EmailAddress.Equals((news.ReplyTo ?? news.From).Address, StringComparison.OrdinalIgnoreCase)
                || person.EmailAddress.Equals(news.From.Address, StringComparison.OrdinalIgnoreCase)
            );
        if (isAnswer)
        {
            var answer = WriteMail.AnswerTo(news!, from, draft.Text, draft.MessageId, at);
            return draft.Subject.Length > 0 ? answer with { Subject = draft.Subject } : answer;
        }

        List<MailAddress> to = person is { EmailAddress.Length: > 0 } ? [new(person.Name, person.EmailAddress)] : [];
        return new(from, to, draft.Subject, draft.Text, draft.MessageId, at, [], []);
    }

    // The candidate's own domain, as their mail program would write it; else one that names nobody (RFC 6761).
    private static string Domain(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && at < address.Length - 1 ? address[(at + 1)..] : "candor.localhost";
    }
}
