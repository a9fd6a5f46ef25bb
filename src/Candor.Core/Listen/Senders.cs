using Candor.Core.Knowledge;

namespace Candor.Core.Listen;

/// <summary>
/// What a sender's address tells: systems for applicants, job boards and mail providers (<c>knowledge/senders/</c>) write for
/// employers and are none; some boxes exist for hiring alone.
/// </summary>
internal sealed class Senders
{
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
    private readonly HashSet<string> providers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> strangers = new(StringComparer.OrdinalIgnoreCase);

    public Senders(Library library, ICollection<Fault> faults)
    {
        foreach (var (id, domains) in library.Read("senders", faults, Read))
        {
            strangers.UnionWith(domains);
            if (id == "applicant-tracking")
            {
                systems.UnionWith(domains);
            }
            else if (id == "mail-providers")
            {
                providers.UnionWith(domains);
            }
        }
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
    public bool IsStranger(string domain) => IsBelow(domain, strangers) || IsOfMailAlone(domain);

    /// <summary>Whether anybody may have a box there: what stands before the "@" is then a person's, or nobody's.</summary>
    public bool IsOfAnybody(string domain) => IsBelow(domain, providers) || IsOfMailAlone(domain);

    // "fastmail.com", "mailbox.org": whoever calls it mail provides boxes, and employs few.
    private static bool IsOfMailAlone(string domain)
    {
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        var label = dot < 0 ? domain : domain[..dot];
        return label.EndsWith("mail", StringComparison.OrdinalIgnoreCase)
            || label is "mailbox" or "inbox" or "post" or "postbox";
    }

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

    private static Kind? Read(KnowledgeFile file, ICollection<Fault> faults)
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
        return new(file.Id, domains);
    }

    private sealed record Kind(string Id, IReadOnlyList<string> Domains);
}
