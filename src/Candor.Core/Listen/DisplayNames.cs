using Candor.Core.Mail;

namespace Candor.Core.Listen;

/// <summary>
/// The employer in a sender's display name: "Northwind Careers", "Ann Lee at Northwind", "Ann Lee (Northwind)",
/// "Northwind via Greenhouse".
/// </summary>
internal sealed class DisplayNames(PersonNames persons, TeamNames teams, Senders senders)
{
    /// <summary>Adds the employer that the sender's display name has, with what speaks for it.</summary>
    public void AddTo(EmployerNames names, MailAddress from, string label, int score)
    {
        foreach (var mark in NameWords.Marks)
        {
            var at = from.Name.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                // "Nene Freight - Careers" has its name before the mark, "Careers at Nene Freight" behind it.
                var (before, behind) = (from.Name[..at], from.Name[(at + mark.Length)..].TrimEnd(')'));
                var part = teams.Without(mark is " via " ? before : behind);
                names.Add(part.Length > 0 && !NameWords.IsOffice(part) ? part : teams.Without(before), score);
                return;
            }
        }

        var bare = teams.Without(from.Name);
        var hasTeam = bare.Length < from.Name.Trim().Length;
        if (bare.Length > 0 && !NameWords.IsOffice(bare) && (hasTeam || !IsPerson(from, label)))
        {
            names.Add(
                bare,
                senders.IsStranger(EmployerDomains.DomainOf(from.Address)) && !hasTeam && !persons.IsFirm(bare)
                    ? Math.Min(3, score)
                    : score
            );
        }
    }

    /// <summary>
    /// Whether a person writes: their name is a person's, or their address has it, which the domain has not; "Rollo's Garage"
    /// is nobody.
    /// </summary>
    public bool IsPerson(MailAddress from, string label)
    {
        if (persons.IsFirm(from.Name))
        {
            return false;
        }

        var words = from.Name.ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        var local = from.Address.Split('@')[0].ToLowerInvariant();
        return persons.IsPerson(from.Name)
            || Array.Exists(
                words,
                word =>
                    word.Length >= 3
                    && local.Contains(word, StringComparison.Ordinal)
                    && !label.Contains(word, StringComparison.Ordinal)
            );
    }
}
