using System.Security.Cryptography;
using System.Text;
using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>A mail that is kept, and what Candor proposes about it.</summary>
public sealed record KeptMail(Email Email, Proposal Proposal);

/// <summary>
/// From a mail's bytes to a proposal: reads it, decides whether it is application mail at all, and finds the application
/// and the ask that it seems to belong to. Knows the candidate's rows as they were when it was made; changes nothing.
/// </summary>
public sealed class TakeMail(ReadOutcome readOutcome, TimeProvider clock)
{
    private readonly Dictionary<string, Guid> threads = new(StringComparer.Ordinal);

    // The message ids of mail that waits for the candidate's word.
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private List<JobApplication> applications = [];
    private ILookup<string, Guid> byAddress = ByAddress([]);
    private List<SentMail> sent = [];
    private Candidate me = new();
    private PastDecisions? past;

    /// <summary>Reads what the candidate has already: applications, threads and sent asks.</summary>
    public static async Task<TakeMail> ForAsync(
        CandorDb db,
        ReadOutcome readOutcome,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var take = new TakeMail(readOutcome, clock)
        {
            applications = await db.Applications.AsNoTracking().ToListAsync(cancel),
            me = await db.MeAsync(clock, cancel),
            past = await PastDecisions.ReadAsync(db, cancel),
        };
        take.byAddress = ByAddress(
            await db.People.AsNoTracking().Where(person => person.EmailAddress != "").ToListAsync(cancel)
        );
        var drafts = await db.Drafts.AsNoTracking().Where(draft => draft.MessageId != "").ToListAsync(cancel);
        take.sent = await SentAsync(db, drafts, cancel);
        foreach (var draft in drafts)
        {
            take.threads[draft.MessageId] = draft.ApplicationId;
        }

        var known = db.Emails.AsNoTracking().Where(mail => mail.ApplicationId != null);
        foreach (var mail in await known.Select(mail => new { mail.MessageId, mail.ApplicationId }).ToListAsync(cancel))
        {
            take.threads[mail.MessageId] = mail.ApplicationId!.Value;
        }

        var waits = db.Proposals.AsNoTracking().Where(one => one.State == ProposalState.Waiting);
        var theirs = db.Emails.AsNoTracking().Where(mail => waits.Any(one => one.EmailId == mail.Id));
        take.waiting.UnionWith(await theirs.Select(mail => mail.MessageId).ToListAsync(cancel));

        return take;
    }

    /// <summary>
    /// The same without EF where the candidate has nothing yet but mail that waits, as at their first and largest import:
    /// to have its model ready and its queries compiled takes longer than a thousand mails.
    /// </summary>
    internal static async Task<TakeMail> ForAsync(
        SqliteConnection connection,
        Guid candidate,
        ReadOutcome readOutcome,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT email_address FROM candidate
            WHERE id = $candidate
              AND NOT EXISTS (SELECT 1 FROM application WHERE candidate_id = $candidate)
              AND NOT EXISTS (SELECT 1 FROM person WHERE candidate_id = $candidate)
              AND NOT EXISTS (SELECT 1 FROM draft WHERE candidate_id = $candidate)
              AND NOT EXISTS (SELECT 1 FROM outcome WHERE candidate_id = $candidate)
              AND NOT EXISTS (SELECT 1 FROM proposal WHERE candidate_id = $candidate AND state <> $waiting)
              AND NOT EXISTS (SELECT 1 FROM email WHERE candidate_id = $candidate AND application_id IS NOT NULL)
            """;
        command.Parameters.AddWithValue("$candidate", candidate);
        command.Parameters.AddWithValue("$waiting", Token.Name(ProposalState.Waiting));
        if (await command.ExecuteScalarAsync(cancel) is string address)
        {
            var take = new TakeMail(readOutcome, clock)
            {
                me = new() { Id = candidate, EmailAddress = address },
            };
            command.CommandText = "SELECT message_id FROM email WHERE candidate_id = $candidate";
            await using var ids = await command.ExecuteReaderAsync(cancel);
            while (await ids.ReadAsync(cancel))
            {
                take.waiting.Add(ids.GetString(0));
            }

            return take;
        }

        var options = new DbContextOptionsBuilder<CandorDb>().UseSqlite(connection).Options;
        await using var db = new CandorDb(options) { CandidateId = candidate };
        return await ForAsync(db, readOutcome, clock, cancel);
    }

    // A draft may have been sent once it was as it is. To whom and in which thread: to its person, or in answer to the mail
    // that brought the news. Pasted into a mail program it carries another id than ours; then these tell its answer.
    private static async Task<List<SentMail>> SentAsync(CandorDb db, List<Draft> drafts, CancellationToken cancel)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var people = await db.People.AsNoTracking().ToDictionaryAsync(person => person.Id, cancel);
        var outcomes = await db
            .Outcomes.AsNoTracking()
            .Where(outcome => outcome.EmailId != null)
            .OrderBy(outcome => outcome.At)
            .ToListAsync(cancel);
        var newsIds = outcomes.Select(outcome => outcome.EmailId!.Value).ToList();
        var news = await db
            .Emails.AsNoTracking()
            .Where(mail => newsIds.Contains(mail.Id))
            .Select(mail => new
            {
                mail.Id,
                mail.MessageId,
                mail.From,
                mail.ReplyTo,
                mail.Subject,
            })
            .ToDictionaryAsync(mail => mail.Id, cancel);
        var newsOf = outcomes.ToLookup(outcome => outcome.ApplicationId, outcome => news[outcome.EmailId!.Value]);
        return
        [
            .. drafts.Select(draft =>
            {
                var answered = newsOf[draft.ApplicationId].ToList();
                var last = answered.LastOrDefault();
                var person = draft.PersonId is { } id ? people.GetValueOrDefault(id)?.EmailAddress ?? "" : "";
                return new SentMail(
                    draft.Id,
                    draft.MessageId,
                    person.Length > 0 ? person : (last?.ReplyTo ?? last?.From)?.Address ?? "",
                    draft.Subject.Length > 0 ? draft.Subject : last?.Subject ?? "",
                    // Not the last change: a text is looked at, and said to be sent, after it went.
                    draft.CreatedAt
                )
                {
                    Answers = [.. answered.Select(mail => mail.MessageId)],
                };
            }),
        ];
    }

    /// <summary>The row id of a mail, made from its message id: the same mail has the same id in every import.</summary>
    public static Guid IdOf(string messageId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(messageId), hash);
        return new Guid(hash[..16]);
    }

    /// <summary>What is kept of a mail, or null where it is none of Candor's business.</summary>
    /// <param name="always">The candidate gave it by hand: it is kept whatever it seems to say.</param>
    public KeptMail? Take(in MailRead read, bool always)
    {
        var email = read.Email;
        var isOwn =
            me.EmailAddress.Length > 0
            && string.Equals(email.From.Address, me.EmailAddress, StringComparison.OrdinalIgnoreCase);
        var answers = isOwn || sent.Count == 0 ? null : MatchReply.Find(email, sent);
        if (answers is { Sure: Sure.Unsure } or { IsAutomatic: true })
        {
            answers = null;
        }

        var ofApplication = !isOwn && IsOfApplication(email);
        var maybe =
            answers is null && !always && !ofApplication
                ? readOutcome.OfMaybe(email, read.Traits)
                : readOutcome.Of(email, read.Traits, ofApplication);
        if (maybe is not { } reading)
        {
            return null;
        }

        reading = past?.Corrected(email, reading) ?? reading;
        var isNews = reading.IsOfApplication && (!isOwn || reading.Kind == OutcomeKind.Withdrawn);
        if (!isNews && answers is null && !always)
        {
            return null;
        }

        if (ofApplication && !readOutcome.Of(email, read.Traits).IsOfApplication)
        {
            email.Warnings.Add(
                "Its words alone do not say that it is about a job. Candor reads it so because of who writes, or because it answers a mail about one."
            );
        }

        email.Id = IdOf(email.MessageId);
        waiting.Add(email.MessageId);
        email.Warnings.AddRange(reading.Warnings);
        var doubt = answers is null ? past?.DoubtOf(email) : null;
        if (doubt is not null)
        {
            email.Warnings.Add(doubt);
        }

        var application = ApplicationOf(email, reading);
        var proposal = new Proposal
        {
            Id = Ids.New(clock),
            EmailId = email.Id,
            ApplicationId = application?.Id,
            AnswersDraftId = answers?.Sent.DraftId,
            Kind = reading.Kind,
            Medium = reading.Medium,
            // What a mail shows of it is a guess, which takes nothing back of what is known.
            Stage = application is { } known && known.Stage > reading.Stage ? known.Stage : reading.Stage,
            Feedback = reading.Feedback,
            Sure =
                doubt is not null ? Sure.Unsure
                : answers is null ? reading.Sure
                : answers.Sure,
            Employer = application is { Employer.Length: > 0 } ? application.Employer : reading.Employer,
            Role = application is { Role.Length: > 0 } ? application.Role : reading.Role,
            Evidence = [.. reading.Evidence],
            At = email.Date ?? clock.GetUtcNow(),
            State = ProposalState.Waiting,
        };
        return new KeptMail(email, proposal);
    }

    // It answers such mail, or what belongs to an application, or somebody writes who is known by an application.
    private bool IsOfApplication(Email email) =>
        email.InReplyTo.Concat(email.References).Any(id => waiting.Contains(id) || threads.ContainsKey(id))
        || byAddress.Contains(email.From.Address.Trim());

    // By thread first; else by employer and role, or by who writes, where they leave only one.
    private JobApplication? ApplicationOf(Email email, OutcomeReading reading)
    {
        foreach (var id in email.InReplyTo.Concat(email.References))
        {
            if (
                threads.TryGetValue(id, out var application)
                && applications.Find(one => one.Id == application) is { } known
            )
            {
                return known;
            }
        }

        return SameWorkplace.In(applications, reading.Employer, reading.Role) ?? OfPerson(email.From.Address, reading);
    }

    private static ILookup<string, Guid> ByAddress(IEnumerable<Person> people) =>
        people.ToLookup(
            person => person.EmailAddress.Trim(),
            person => person.ApplicationId,
            StringComparer.OrdinalIgnoreCase
        );

    // Somebody known from one application writes of another where they name another employer or role.
    private JobApplication? OfPerson(string address, OutcomeReading reading)
    {
        var known = byAddress[address.Trim()].ToHashSet();
        var theirs = applications.FindAll(one =>
            known.Contains(one.Id)
            && (
                reading.Employer.Length == 0
                || one.Employer.Length == 0
                || SameWorkplace.Alike(one.Employer, reading.Employer)
            )
            && (reading.Role.Length == 0 || one.Role.Length == 0 || SameWorkplace.Alike(one.Role, reading.Role))
        );
        return theirs.Count == 1 ? theirs[0] : null;
    }
}
