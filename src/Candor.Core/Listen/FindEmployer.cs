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
    private readonly RoleNames roles;
    private readonly Senders senders;
    private readonly TeamNames teams;

    public FindEmployer(Library library, ICollection<Fault> faults)
    {
        roles = new RoleNames(WordClasses.Read(library, []));
        senders = new Senders(library, faults);
        teams = new TeamNames(library);
    }

    /// <summary>Whether the address is one that hiring is done from: a system for applicants, or "careers@".</summary>
    public bool IsOfHiring(string address) => senders.IsOfHiring(address);

    /// <summary>Whether mail of this domain comes from a system or provider and says nothing about the employer.</summary>
    public bool IsStranger(string domain) => senders.IsStranger(domain);

    public Workplace Of(Email email, IReadOnlyList<Passage> passages)
    {
        var texts = Texts(email, passages).ToList();
        var cut = texts.ConvertAll(ReadText.Of);
        var read = cut.ConvertAll(ReadNames.In);
        var role = Labelled(texts, NameWords.RoleLabels);
        role = role.Length > 0 ? role : roles.In(cut[0], cut.Skip(1));
        role = role.Length > 0 ? role : read.Select(one => one.Role).FirstOrDefault(IsNamed, "");
        var label = LabelOf(email.From.Address);
        var names = new EmployerNames(role, label, teams);
        names.Add(Labelled(texts, NameWords.EmployerLabels), 9);
        foreach (var one in read)
        {
            names.Add(one.Employer, 4);
        }

        AddSender(names, email.From, label);
        AddSubject(names, email.Subject, role);
        AddLastWords(names, texts[^1], email.From.Name);
        foreach (var text in cut)
        {
            names.AddLike(text);
        }

        names.AddLike(ReadText.Of(email.From.Name));

        var employer = names.Best();
        return new Workplace(employer.Length > 0 ? employer : OfDomain(email.From.Address), role);
    }

    private static bool IsNamed(string role) => role.Length > 0 && role.Any(char.IsUpper);

    private static IEnumerable<string> Texts(Email email, IReadOnlyList<Passage> passages)
    {
        yield return email.Subject;
        foreach (var passage in passages.Where(p => p.Kind != PassageKind.Footer))
        {
            yield return email.Text.Substring(passage.Span.Start, Math.Min(passage.Span.Length, 6_000));
        }
    }

    // "Position: Night Porter" on a line of its own.
    private static string Labelled(List<string> texts, string[] labels)
    {
        foreach (var line in texts.Skip(1).SelectMany(text => text.Split('\n')).Select(line => line.Trim()))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (
                colon is > 0 and < 20
                && line.Length - colon is > 3 and < 80
                && labels.Contains(line[..colon].ToLowerInvariant(), StringComparer.Ordinal)
            )
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return "";
    }

    // "Northwind Careers", "Ann Lee at Northwind", "Ann Lee (Northwind)", "Northwind via Greenhouse".
    private void AddSender(EmployerNames names, MailAddress from, string label)
    {
        foreach (var mark in NameWords.Marks)
        {
            var at = from.Name.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                // "Nene Freight - Careers" has its name before the mark, "Careers at Nene Freight" behind it.
                var (before, behind) = (from.Name[..at], from.Name[(at + mark.Length)..].TrimEnd(')'));
                var part = teams.Without(mark is " via " ? before : behind);
                names.Add(part.Length > 0 ? part : teams.Without(before), 6);
                return;
            }
        }

        var bare = teams.Without(from.Name);
        var hasTeam = bare.Length < from.Name.Trim().Length;
        if (
            bare.Length > 0
            && !NameWords.Offices.Contains(bare.ToLowerInvariant(), StringComparer.Ordinal)
            && (hasTeam || !IsPerson(from, label))
        )
        {
            names.Add(bare, IsStranger(DomainOf(from.Address)) && !hasTeam ? 3 : 6);
        }
    }

    // A person's address has their name in it, which the domain has not.
    private static bool IsPerson(MailAddress from, string label)
    {
        var words = from.Name.ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        var local = from.Address.Split('@')[0].ToLowerInvariant();
        return words.Length > 0
            && (
                words[0] is "dr" or "mr" or "mrs" or "ms" or "miss" or "prof" or "professor" or "sir" or "rev"
                || words.Any(word =>
                    word.Length >= 3
                    && local.Contains(word, StringComparison.Ordinal)
                    && !label.Contains(word, StringComparison.Ordinal)
                )
            );
    }

    // "Design Engineer - Northwind": what stands beside the role.
    private static void AddSubject(EmployerNames names, string subject, string role)
    {
        var parts = subject.Split(
            NameWords.SubjectMarks,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (role.Length == 0 || parts.Length < 2)
        {
            return;
        }

        foreach (var part in parts.Where(part => !part.Contains(role, StringComparison.OrdinalIgnoreCase)))
        {
            var (name, end) = ReadNames.Run(ReadText.Of(part), 0, isRole: false);
            if (name.Length == part.Length && end > 0)
            {
                names.Add(name, 2);
            }
        }
    }

    // "Ann Lee, Northwind" or the bare name under the letter.
    private void AddLastWords(EmployerNames names, string text, string sender)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.TakeLast(3))
        {
            var last = line[(line.TrimEnd('.', '!', '?', ' ').LastIndexOfAny(['.', '!', '?']) + 1)..].Trim();
            var name = last[(last.LastIndexOf(',') + 1)..].Trim(' ', '.', '!');
            var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (
                words.Length is > 0 and <= 6
                && char.IsUpper(name[0])
                && words.All(word => char.IsUpper(word[0]) || word.Length <= 3)
                && !sender.Contains(words[0], StringComparison.OrdinalIgnoreCase)
                && !NameWords.Closings.Contains(words[0].ToLowerInvariant().Trim(','), StringComparer.Ordinal)
            )
            {
                names.Add(teams.Without(name), words.Length > 1 ? 2 : 1);
            }
        }
    }

    private string OfDomain(string address)
    {
        var label = IsStranger(DomainOf(address)) ? "" : LabelOf(address);
        return label.Length < 2 ? "" : char.ToUpperInvariant(label[0]) + label[1..];
    }

    private static string DomainOf(string address) =>
        address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

    // The part of a domain that is a name; at a system for applicants, the box that it keeps for an employer. An agency's
    // name is no employer's.
    private string LabelOf(string address)
    {
        var domain = DomainOf(address);
        if (domain.Length == 0 || domain.Length == address.Length)
        {
            return "";
        }

        if (IsStranger(domain))
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
