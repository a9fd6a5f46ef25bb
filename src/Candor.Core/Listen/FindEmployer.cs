using Candor.Core.Knowledge;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Whose job it is and which, as far as a mail shows it; empty where it does not.</summary>
public readonly record struct Workplace(string Employer, string Role);

/// <summary>
/// Employer and role of an application mail: from its words, its subject, its sender's name, and at last its sender's
/// domain, unless that belongs to an applicant tracking system, a job board or a mail provider
/// (<c>knowledge/senders/</c>): those never are the employer.
/// </summary>
public sealed class FindEmployer
{
    private static readonly string[] TeamWords =
    [
        "careers",
        "career",
        "recruiting",
        "recruitment",
        "talent",
        "hiring",
        "people",
        "hr",
        "jobs",
        "team",
        "acquisition",
        "human",
        "resources",
        "the",
        "no-reply",
        "noreply",
        "notifications",
        "notification",
        "department",
        "support",
        "candidate",
        "applications",
        "operations",
        "staffing",
        "workday",
        "greenhouse",
        "lever",
    ];

    private static readonly string[] HiringBoxes =
    [
        "career",
        "job",
        "recruit",
        "hiring",
        "talent",
        "vacanc",
        "personnel",
        "bewerb",
        "graduate",
        "campus",
    ];

    private readonly HashSet<string> systems = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> strangers = new(StringComparer.OrdinalIgnoreCase);

    public FindEmployer(Library library, ICollection<Fault> faults)
    {
        foreach (var (id, domains) in library.Read("senders", faults, (file, own) => Of(file, own)))
        {
            strangers.UnionWith(domains);
            if (id == "applicant-tracking")
            {
                systems.UnionWith(domains);
            }
        }

        static Senders? Of(KnowledgeFile file, ICollection<Fault> faults) =>
            Domains(file, faults) is { } domains ? new Senders(file.Id, domains) : null;
    }

    private sealed record Senders(string Id, IReadOnlyList<string> Domains);

    /// <summary>Domains of one file of <c>knowledge/senders/</c>: they send for employers and are none.</summary>
    public static IReadOnlyList<string>? Domains(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Text("message");
        entry.Text("why");
        Sources.Of(entry);
        entry.Elsewhere("examples");
        var domains = entry.Texts("domains");
        foreach (var domain in domains.Where(domain => !domain.Contains('.', StringComparison.Ordinal)))
        {
            entry.Wrong($"'{domain}' is no domain: 'example.com'", "domains");
        }

        entry.Done();
        return domains;
    }

    /// <summary>Whether the address is one that hiring is done from: a system for applicants, or "careers@".</summary>
    public bool IsOfHiring(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && (
                IsBelow(address[(at + 1)..], systems)
                || address.AsSpan(0, at) is "hr" or "people" or "hrd" or "rh"
                || Array.Exists(
                    HiringBoxes,
                    box => address.AsSpan(0, at).Contains(box, StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    /// <summary>Whether mail of this domain comes from a system or provider and says nothing about the employer.</summary>
    public bool IsStranger(string domain) => IsBelow(domain, strangers);

    // The domain itself, or one that it belongs to.
    private static bool IsBelow(string domain, HashSet<string> known)
    {
        while (domain.Contains('.', StringComparison.Ordinal))
        {
            if (known.Contains(domain))
            {
                return true;
            }

            domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return false;
    }

    public Workplace Of(Email email, IReadOnlyList<Passage> passages)
    {
        var role = "";
        var employer = "";
        foreach (var text in Texts(email, passages))
        {
            if (role.Length == 0 || employer.Length == 0)
            {
                var found = ReadNames.In(ReadText.Of(text));
                role = role.Length == 0 ? found.Role : role;
                employer = employer.Length == 0 ? found.Employer : employer;
            }
        }

        if (employer.Length == 0)
        {
            employer = OfSender(email.From);
        }

        return new Workplace(employer, role);
    }

    private static IEnumerable<string> Texts(Email email, IReadOnlyList<Passage> passages)
    {
        yield return email.Subject;
        foreach (var passage in passages.Where(p => p.Kind != PassageKind.Footer))
        {
            yield return email.Text.Substring(passage.Span.Start, Math.Min(passage.Span.Length, 6_000));
        }
    }

    // "Northwind Careers", "Ann Lee at Northwind", "Northwind via Greenhouse", or the domain.
    private string OfSender(MailAddress from)
    {
        foreach (var mark in (ReadOnlySpan<string>)[" via ", " @ ", " at ", " from ", " | ", " - ", ", "])
        {
            var at = from.Name.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                var part = mark is " via " ? from.Name[..at] : from.Name[(at + mark.Length)..];
                return WithoutTeam(part);
            }
        }

        var words = from.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => TeamWords.Contains(word.ToLowerInvariant(), StringComparer.Ordinal)))
        {
            var bare = WithoutTeam(from.Name);
            if (bare.Length > 0)
            {
                return bare;
            }
        }

        return OfDomain(from.Address);
    }

    private static string WithoutTeam(string name) =>
        string.Join(
            ' ',
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !TeamWords.Contains(word.ToLowerInvariant().Trim('"', '&', ','), StringComparer.Ordinal))
                .SkipWhile(word => word is "&" or "and" or "-")
                .Reverse()
                .SkipWhile(word => word is "&" or "and" or "-")
                .Reverse()
        );

    private string OfDomain(string address)
    {
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        if (domain.Length == 0 || domain == address || IsStranger(domain))
        {
            return "";
        }

        var labels = domain.Split('.');
        var at = labels.Length - 2;
        // Below "co.uk" and the like the name stands one further to the left.
        if (at > 0 && labels[^1].Length == 2 && labels[at] is "co" or "com" or "ac" or "org" or "gov" or "net" or "edu")
        {
            at--;
        }

        return at < 0 || labels[at].Length < 2 ? "" : char.ToUpperInvariant(labels[at][0]) + labels[at][1..];
    }
}
