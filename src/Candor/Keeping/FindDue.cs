using Candor.Core;
using Candor.Data;
using Candor.Practise;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Keeping;

/// <summary>One thing whose time is up.</summary>
/// <param name="At">When it was last touched by anybody.</param>
internal sealed record DueThing(Guid Id, string Name, DateTimeOffset At);

/// <summary>What has lain longer than the candidate wants it kept. It only looks; nothing is ever removed by itself.</summary>
internal sealed class FindDue(CandorDb db, Recordings recordings, DateTimeOffset now)
{
    private static readonly OutcomeKind[] Over =
    [
        OutcomeKind.Rejected,
        OutcomeKind.PositionFilled,
        OutcomeKind.Withdrawn,
    ];

    /// <param name="months">0 is until the candidate removes it: then nothing is due.</param>
    public async Task<IReadOnlyList<DueThing>> OfAsync(KeptKind kind, int months, CancellationToken cancel)
    {
        if (months <= 0)
        {
            return [];
        }

        var before = now.AddMonths(-months);
        return kind switch
        {
            KeptKind.OtherMail => await MailAsync(before, cancel),
            KeptKind.Answers => await AnswersAsync(before, cancel),
            KeptKind.Recordings => await RecordingsAsync(before, cancel),
            KeptKind.People => await PeopleAsync(before, cancel),
            _ => await ApplicationsAsync(before, cancel),
        };
    }

    private async Task<IReadOnlyList<DueThing>> MailAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var mails = await db
            .Emails.AsNoTracking()
            .Where(mail => mail.ApplicationId == null && mail.Date != null && mail.Date < before)
            // What waits in the Inbox has not been looked at yet.
            .Where(mail => !db.Proposals.Any(one => one.EmailId == mail.Id && one.State == ProposalState.Waiting))
            .Where(mail => !db.Outcomes.Any(one => one.EmailId == mail.Id))
            .OrderBy(mail => mail.Date)
            .Select(mail => new
            {
                mail.Id,
                mail.Subject,
                mail.Date,
            })
            .ToListAsync(cancel);
        return
        [
            .. mails.Select(one => new DueThing(
                one.Id,
                one.Subject.Length > 0 ? one.Subject : "Without a subject",
                one.Date!.Value
            )),
        ];
    }

    private async Task<IReadOnlyList<DueThing>> AnswersAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var answers = await db
            .Answers.AsNoTracking()
            .Where(one => one.At < before)
            .OrderBy(one => one.At)
            .Select(one => new
            {
                one.Id,
                one.Question,
                one.At,
            })
            .ToListAsync(cancel);
        return [.. answers.Select(one => new DueThing(one.Id, one.Question, one.At))];
    }

    private async Task<IReadOnlyList<DueThing>> RecordingsAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var there = recordings
            .All()
            .ToDictionary(one => one.Answer, one => new DateTimeOffset(File.GetLastWriteTimeUtc(one.Path)));
        var ids = there.Where(one => one.Value < before).Select(one => one.Key).ToList();
        var questions = await db
            .Answers.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Question, cancel);
        return
        [
            .. ids.Select(id => new DueThing(id, questions.GetValueOrDefault(id, "A recording"), there[id]))
                .OrderBy(one => one.At),
        ];
    }

    private async Task<IReadOnlyList<DueThing>> PeopleAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var over = (await ApplicationsAsync(before, cancel)).ToDictionary(one => one.Id);
        var people = await db.People.AsNoTracking().Where(one => one.Name != Remove.NoName).ToListAsync(cancel);
        return
        [
            .. people
                .Where(one => over.ContainsKey(one.ApplicationId))
                .Select(one => new DueThing(
                    one.Id,
                    $"{one.Name}, {over[one.ApplicationId].Name}",
                    over[one.ApplicationId].At
                ))
                .OrderBy(one => one.At),
        ];
    }

    // Over: a no was the last news, and nothing has happened since then.
    private async Task<IReadOnlyList<DueThing>> ApplicationsAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var news = (await db.Outcomes.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var touched = (await db.Interviews.Select(one => new { one.ApplicationId, one.At }).ToListAsync(cancel))
            .Concat(await db.Feedback.Select(one => new { one.ApplicationId, one.At }).ToListAsync(cancel))
            .Concat(await db.StepMarks.Select(one => new { one.ApplicationId, one.At }).ToListAsync(cancel))
            .Concat(await db.Drafts.Select(one => new { one.ApplicationId, At = one.ChangedAt }).ToListAsync(cancel))
            .ToLookup(one => one.ApplicationId, one => one.At);
        return
        [
            .. (await db.Applications.AsNoTracking().ToListAsync(cancel))
                .Where(one => news[one.Id].MaxBy(said => said.At) is { } last && Over.Contains(last.Kind))
                .Select(one => new DueThing(
                    one.Id,
                    Plainly.Name(one),
                    touched[one.Id].Concat(news[one.Id].Select(said => said.At)).Max()
                ))
                .Where(one => one.At < before)
                .OrderBy(one => one.At),
        ];
    }
}
