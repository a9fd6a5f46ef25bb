using Candor.Core;
using Candor.Core.Text;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Shell;

/// <summary>One place where the words stand.</summary>
/// <param name="Href">Null where no page shows it alone.</param>
/// <param name="Around">The words and what stands around them; <paramref name="Hit"/> is where in it.</param>
public sealed record Found(string Kind, string Title, string? Href, string Around, Span? Hit);

/// <summary>Searches everything that the candidate keeps. Words are found as they are written, in upper or lower case.</summary>
internal static class Find
{
    /// <summary>Of each kind; more are a reason to write another word.</summary>
    public const int MostOfAKind = 8;

    /// <summary>Letters to each side of a hit.</summary>
    private const int Side = 80;

    public static async Task<IReadOnlyList<Found>> InAsync(CandorDb db, string words, CancellationToken cancel)
    {
        var q = words.Trim();
        if (q.Length == 0)
        {
            return [];
        }

        var like = "%" + q.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
        var found = new List<Found>();

        foreach (
            var one in await db
                .Applications.Where(one =>
                    EF.Functions.Like(one.Employer, like, "\\")
                    || EF.Functions.Like(one.Role, like, "\\")
                    || EF.Functions.Like(one.Agency, like, "\\")
                    || EF.Functions.Like(one.Notes, like, "\\")
                )
                .OrderByDescending(one => one.CreatedAt)
                .Take(MostOfAKind)
                .ToListAsync(cancel)
        )
        {
            found.Add(Of("Applications", Plainly.Name(one), $"/applications/{one.Id}", one.Notes, q));
        }

        foreach (
            var one in await db
                .People.Where(one =>
                    EF.Functions.Like(one.Name, like, "\\") || EF.Functions.Like(one.EmailAddress, like, "\\")
                )
                .OrderBy(one => one.Name)
                .Take(MostOfAKind)
                .ToListAsync(cancel)
        )
        {
            found.Add(Of("People", one.Name, $"/applications/{one.ApplicationId}", one.EmailAddress, q));
        }

        foreach (
            var one in await db
                .Feedback.Where(one => EF.Functions.Like(one.Text, like, "\\"))
                .OrderByDescending(one => one.At)
                .Take(MostOfAKind)
                .ToListAsync(cancel)
        )
        {
            found.Add(
                Of("What people told you", "Told " + Plainly.Say(one.Medium), $"/feedback/{one.Id}", one.Text, q)
            );
        }

        foreach (
            var one in await db
                .Drafts.Where(one =>
                    EF.Functions.Like(one.Text, like, "\\") || EF.Functions.Like(one.Subject, like, "\\")
                )
                .OrderByDescending(one => one.ChangedAt)
                .Take(MostOfAKind)
                .ToListAsync(cancel)
        )
        {
            found.Add(
                Of(
                    "Your texts",
                    one.Subject.Length > 0 ? one.Subject : "A text of yours",
                    $"/write/{one.Id}",
                    one.Text,
                    q
                )
            );
        }

        await AddMailAsync(db, like, q, found, cancel);
        return found;
    }

    private static async Task AddMailAsync(
        CandorDb db,
        string like,
        string q,
        List<Found> found,
        CancellationToken cancel
    )
    {
        var mails = await db
            .Emails.Where(one => EF.Functions.Like(one.Subject, like, "\\") || EF.Functions.Like(one.Text, like, "\\"))
            .OrderByDescending(one => one.Date)
            .Take(MostOfAKind)
            .ToListAsync(cancel);
        var ids = mails.Select(one => one.Id).ToList();
        var waiting = await db
            .Proposals.Where(one => ids.Contains(one.EmailId) && one.State == ProposalState.Waiting)
            .ToListAsync(cancel);
        foreach (var one in mails)
        {
            var href =
                waiting.Find(proposal => proposal.EmailId == one.Id) is { } proposal ? $"/inbox?mail={proposal.Id}"
                : one.ApplicationId is { } application ? $"/applications/{application}"
                : null;
            found.Add(Of("E-mails", one.Subject.Length > 0 ? one.Subject : "Without a subject", href, one.Text, q));
        }
    }

    private static Found Of(string kind, string title, string? href, string text, string q)
    {
        var at = text.IndexOf(q, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return new Found(kind, title, href, "", null);
        }

        var (from, to) = (Math.Max(0, at - Side), Math.Min(text.Length, at + q.Length + Side));
        var (before, after) = (from > 0 ? "… " : "", to < text.Length ? " …" : "");
        var around = before + text[from..to].ReplaceLineEndings(" ").Replace('\n', ' ') + after;
        var hit = around.IndexOf(q, StringComparison.OrdinalIgnoreCase);
        return new Found(kind, title, href, around, hit < 0 ? null : new Span(hit, hit + q.Length));
    }
}
