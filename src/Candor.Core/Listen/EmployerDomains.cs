namespace Candor.Core.Listen;

/// <summary>
/// How the employer's name begins, by an address alone: "careers@granitepeak.example" is Granite Peak's. Domains of
/// applicant tracking systems and mail providers are nobody's name.
/// </summary>
internal sealed class EmployerDomains(Senders senders)
{
    /// <summary>An employer's name as the domain of an address has it; empty where it has none.</summary>
    public string NameOf(string address)
    {
        var local = address.Split('@')[0];
        // "jane43@" is somebody's own box.
        var isOwn = local.Length > 3 && char.IsDigit(local[^1]) && char.IsDigit(local[^2]);
        var label = isOwn || senders.IsStranger(DomainOf(address)) ? "" : LabelOf(address);
        return label.Length < 2 ? "" : char.ToUpperInvariant(label[0]) + label[1..];
    }

    /// <summary>What stands behind the "@", in lower case.</summary>
    public static string DomainOf(string address) =>
        address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

    /// <summary>
    /// The part of a domain that is a name; at a system for applicants, the box that it keeps for an employer. An agency's
    /// name is no employer's.
    /// </summary>
    public string LabelOf(string address)
    {
        var domain = DomainOf(address);
        if (domain.Length == 0 || domain.Length == address.Length)
        {
            return "";
        }

        if (senders.IsOfAnybody(domain))
        {
            return "";
        }

        if (senders.IsStranger(domain))
        {
            var box = EmployerNames.Squash(address.Split('@')[0]);
            return NameWords.GeneralBoxes.Contains(box, StringComparer.Ordinal) ? "" : box;
        }

        var labels = domain.Split('.');
        var at = labels.Length - 2;
        // Below "co.uk" and the like the name stands one further to the left.
        if (at > 0 && labels[^1].Length == 2 && labels[at] is "co" or "com" or "ac" or "org" or "gov" or "net" or "edu")
        {
            at--;
        }

        var label = at < 0 ? "" : EmployerNames.Squash(labels[at]);
        return Array.Exists(NameWords.AgencyWords, word => label.Contains(word, StringComparison.Ordinal)) ? "" : label;
    }
}
