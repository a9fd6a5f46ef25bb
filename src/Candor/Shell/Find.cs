using System.Globalization;
using Candor.Core;
using Candor.Core.Text;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Shell;

/// <summary>One place where the words stand.</summary>
/// <param name="Href">Null where no page shows it alone.</param>
/// <param name="Around">The words and what stands around them; <paramref name="Hit"/> is where in it.</param>
public sealed record Found(string Kind, string Title, string? Href, string Around, Span? Hit);

/// <summary>
/// Searches everything that the candidate keeps: all the words, in any order, by their beginnings, whatever their case or
/// accents.
/// </summary>
public static class Find
{
    /// <summary>Of each kind; more are a reason to write another word.</summary>
    public const int MostOfAKind = 8;

    /// <summary>Hits that are looked through for the best of each kind.</summary>
    private const int Most = 400;

    /// <summary>Letters to each side of a hit.</summary>
    private const int Side = 80;

    private const CompareOptions AsFound = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static async Task<IReadOnlyList<Found>> InAsync(CandorDb db, string words, CancellationToken cancel)
    {
        var hits = await SearchIndex.FindAsync(db, words, Most, cancel);
        var kinds = hits.GroupBy(hit => hit.Kind, StringComparer.Ordinal)
            .ToDictionary(
                kind => kind.Key,
                kind => kind.Take(MostOfAKind).Select(hit => hit.Id).ToList(),
                StringComparer.Ordinal
            );
        var asked = SearchIndex.Words(words).ToList();
        return
        [
            .. await ApplicationsAsync(db, Of("application"), asked, cancel),
            .. await PeopleAsync(db, Of("person"), asked, cancel),
            .. await FeedbackAsync(db, Of("feedback"), asked, cancel),
            .. await InterviewsAsync(db, Of("interview"), asked, cancel),
            .. await DraftsAsync(db, Of("draft"), asked, cancel),
            .. await AnswersAsync(db, Of("answer"), asked, cancel),
            .. await MailAsync(db, Of("email"), asked, cancel),
        ];

        List<Guid> Of(string kind) => kinds.GetValueOrDefault(kind) ?? [];
    }

    private static async Task<IEnumerable<Found>> ApplicationsAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.Applications.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one => In("Applications", Plainly.Name(one), $"/applications/{one.Id}", one.Notes, words));

    private static async Task<IEnumerable<Found>> PeopleAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.People.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one => In("People", one.Name, $"/applications/{one.ApplicationId}", one.EmailAddress, words));

    private static async Task<IEnumerable<Found>> FeedbackAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.Feedback.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one =>
                In("What people told you", "Told " + Plainly.Say(one.Medium), $"/feedback/{one.Id}", one.Text, words)
            );

    private static async Task<IEnumerable<Found>> InterviewsAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.Interviews.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one =>
                In(
                    "Your notes on interviews",
                    "An interview of yours",
                    $"/applications/{one.ApplicationId}",
                    $"{one.WentWell} {one.WentBadly} {one.Questions} {one.Concern}",
                    words
                )
            );

    private static async Task<IEnumerable<Found>> DraftsAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.Drafts.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one =>
                In(
                    "Your texts",
                    one.Subject.Length > 0 ? one.Subject : "A text of yours",
                    $"/write/{one.Id}",
                    one.Text,
                    words
                )
            );

    private static async Task<IEnumerable<Found>> AnswersAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    ) =>
        InOrder(ids, await db.Answers.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one => In("Answers you practised", one.Question, $"/practise/answers/{one.Id}", one.Text, words));

    private static async Task<IEnumerable<Found>> MailAsync(
        CandorDb db,
        List<Guid> ids,
        List<string> words,
        CancellationToken cancel
    )
    {
        var waiting = await db
            .Proposals.Where(one => ids.Contains(one.EmailId) && one.State == ProposalState.Waiting)
            .ToListAsync(cancel);
        return InOrder(ids, await db.Emails.Where(one => ids.Contains(one.Id)).ToListAsync(cancel))
            .Select(one =>
            {
                var href =
                    waiting.Find(proposal => proposal.EmailId == one.Id) is { } proposal ? $"/inbox?mail={proposal.Id}"
                    : one.ApplicationId is { } application ? $"/applications/{application}"
                    : null;
                return In("E-mails", one.Subject.Length > 0 ? one.Subject : "Without a subject", href, one.Text, words);
            });
    }

    private static IEnumerable<T> InOrder<T>(List<Guid> ids, List<T> rows)
        where T : IOwned => rows.OrderBy(row => ids.IndexOf(row.Id));

    /// <summary>With what stands around the first of the words; the index has said that they are there, or in the title.</summary>
    private static Found In(string kind, string title, string? href, string text, List<string> words)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        foreach (var word in words)
        {
            var at = compare.IndexOf(text, word.AsSpan(), AsFound, out var length);
            if (at >= 0)
            {
                return Around(kind, title, href, text, new Span(at, at + length));
            }
        }

        return new Found(kind, title, href, "", null);
    }

    private static Found Around(string kind, string title, string? href, string text, Span hit)
    {
        var (from, to) = (Math.Max(0, hit.Start - Side), Math.Min(text.Length, hit.End + Side));
        // Never half a letter.
        from -= from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to += to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        var (before, after) = (from > 0 ? "… " : "", to < text.Length ? " …" : "");
        var line = text[from..to].Replace('\r', ' ').Replace('\n', ' ');
        var moved = before.Length - from;
        return new Found(kind, title, href, before + line + after, new Span(hit.Start + moved, hit.End + moved));
    }
}
