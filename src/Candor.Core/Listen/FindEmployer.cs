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
    /// <summary>Characters of a passage that are looked at; a letter is shorter.</summary>
    private const int LongestPassage = 6_000;

    /// <summary>Lines under a letter that may name who wrote it.</summary>
    private const int LastLines = 5;

    /// <summary>Characters. A longer line is a sentence.</summary>
    private const int LongestLine = 90;

    private readonly RoleNames roles;
    private readonly RoleInSubject subjects;
    private readonly Senders senders;
    private readonly TeamNames teams;
    private readonly PersonNames persons;

    public FindEmployer(Library library, ICollection<Fault> faults)
    {
        roles = new RoleNames(WordClasses.Read(library, []));
        senders = new Senders(library, faults);
        teams = new TeamNames(library);
        persons = new PersonNames(library);
        subjects = new RoleInSubject(persons, teams);
    }

    /// <summary>Whether the address is one that hiring is done from: a system for applicants, or "careers@".</summary>
    public bool IsOfHiring(string address) => senders.IsOfHiring(address);

    /// <summary>Whether mail of this domain comes from a system or provider and says nothing about the employer.</summary>
    public bool IsStranger(string domain) => senders.IsStranger(domain);

    /// <summary>Whether anybody may have a box there.</summary>
    public bool IsOfAnybody(string domain) => senders.IsOfAnybody(domain);

    public Workplace Of(Email email, IReadOnlyList<Passage> passages)
    {
        var texts = Texts(email, passages).ToList();
        var cut = texts.ConvertAll(ReadText.Of);
        var read = cut.ConvertAll(ReadNames.In);
        var role = Labelled(texts, NameWords.RoleLabels);
        role = role.Length > 0 ? role : roles.In(cut[0], cut.Skip(1));
        role = role.Length > 0 ? role : read.Select(one => one.Role).FirstOrDefault(IsNamed, "");
        role = RoleInSubject.WithoutNumber(role);
        role = role.Length > 0 ? role : subjects.Of(email);
        var to = AddressedTo(email);
        var label = LabelOf(to?.Address ?? email.From.Address);
        role = WithoutEmployer(role, label);
        var names = new EmployerNames(role, label, teams, persons, email.Text);
        names.Add(Labelled(texts, NameWords.EmployerLabels), 9);
        foreach (var one in read)
        {
            // "At Easter", "with Marisol": one word may be anything.
            names.Add(one.Employer, one.Employer.Contains(' ', StringComparison.Ordinal) ? 4 : 3);
        }

        // An agency writes of others: its own name is the last to think of.
        var isAgency = IsAgency(email);
        AddSender(names, email.From, label, isAgency ? 1 : 6);
        if (to is not null && !IsPerson(to, label))
        {
            names.Add(teams.Without(to.Name), 3);
        }

        AddSubject(names, email.Subject, role, isAgency);
        AddSpokenOf(names, email);
        var under = passages.Where(p => p.Kind is PassageKind.Signature or PassageKind.Footer).ToList();
        foreach (var text in texts.Skip(1).TakeLast(1).Concat(under.Select(p => p.Span.Of(email.Text))))
        {
            AddLastWords(names, text, email.From.Name, isAgency);
        }

        if (!isAgency)
        {
            foreach (var text in cut.Concat(under.Select(p => ReadText.Of(Beginning(email.Text, p.Span)))))
            {
                names.AddLike(text);
            }

            names.AddLike(ReadText.Of(email.From.Name));
        }

        var employer = names.Best();
        return new Workplace(employer.Length > 0 ? employer : OfDomain(email.From.Address), role);
    }

    // From a box that anybody may have to one that only a firm has: the candidate's own mail.
    private MailAddress? AddressedTo(Email email) =>
        senders.IsOfAnybody(DomainOf(email.From.Address))
        && email.To is [var to]
        && to.Address.Contains('@', StringComparison.Ordinal)
        && !IsStranger(DomainOf(to.Address))
            ? to
            : null;

    // "HSE Officer in Samudra Karya", from samudrakarya.example: the job and whose it is.
    private static string WithoutEmployer(string role, string label)
    {
        foreach (var joint in label.Length < 4 ? [] : RoleJoints)
        {
            var at = role.IndexOf(joint, StringComparison.Ordinal);
            var behind = at <= 0 ? "" : EmployerNames.Squash(role[(at + joint.Length)..]);
            if (
                behind.Length >= 4
                && (
                    behind.Contains(label, StringComparison.Ordinal)
                    || behind.AsSpan().CommonPrefixLength(label) >= Math.Min(behind.Length, 6)
                )
            )
            {
                return role[..at];
            }
        }

        return role;
    }

    private static readonly string[] RoleJoints = [" of ", " in ", " at ", " with ", " for "];

    private static bool IsAgency(Email email)
    {
        var (name, domain) = (email.From.Name, EmployerNames.Squash(DomainOf(email.From.Address)));
        var isByDomain = Array.Exists(
            NameWords.AgencyWords,
            word => word.Length > 5 && domain.Contains(word, StringComparison.Ordinal)
        );
        var isByName = NameWords.IsOfAgency(name);
        return (isByName || isByDomain)
            && (
                (
                    isByName
                    && (
                        name.Contains(" at ", StringComparison.Ordinal)
                        || name.Contains(" @ ", StringComparison.Ordinal)
                    )
                ) || NameWords.SpeaksForOthers(email.Text)
            );
    }

    private static bool IsNamed(string role) => role.Length > 0 && role.Any(char.IsUpper);

    private static IEnumerable<string> Texts(Email email, IReadOnlyList<Passage> passages)
    {
        yield return email.Subject;
        foreach (var passage in passages.Where(p => p.Kind is not (PassageKind.Footer or PassageKind.Signature)))
        {
            yield return Beginning(email.Text, passage.Span);
        }
    }

    private static string Beginning(string text, Span span) =>
        text.Substring(span.Start, Math.Min(span.Length, LongestPassage));

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
    private void AddSender(EmployerNames names, MailAddress from, string label, int score)
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
                IsStranger(DomainOf(from.Address)) && !hasTeam && !persons.IsFirm(bare) ? Math.Min(3, score) : score
            );
        }
    }

    // A person's name is one, and their address has it, which the domain has not; "Rollo's Garage" is nobody.
    private bool IsPerson(MailAddress from, string label)
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

    // A subject that is a name and nothing else, and the text says what they did: one writes of another.
    private static void AddSpokenOf(EmployerNames names, Email email)
    {
        var read = ReadText.Of(email.Subject);
        var (name, end) = ReadNames.Run(read, 0, isRole: false);
        if (name.Length < 4 || end != read.Count || name.Length != email.Subject.Trim().Length)
        {
            return;
        }

        for (
            var at = email.Text.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = email.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal)
        )
        {
            var before = email.Text.AsSpan(0, at).TrimEnd();
            var behind = email.Text.AsSpan(at + name.Length).TrimStart();
            var to = behind.IndexOfAny(' ', '\n');
            if (
                before.EndsWith(" from", StringComparison.Ordinal)
                || (to > 0 && NameWords.Deeds.Contains(behind[..to].ToString(), StringComparer.Ordinal))
            )
            {
                names.Add(name, 6);
                return;
            }
        }
    }

    // "Design Engineer - Northwind": what stands beside the role; or a name and nothing else.
    private static void AddSubject(EmployerNames names, string subject, string role, bool isAgency)
    {
        var parts = subject.Split(
            NameWords.SubjectMarks,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var part in parts)
        {
            if (role.Length > 0 && part.Contains(role, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var (name, end) = ReadNames.Run(ReadText.Of(part), 0, isRole: false);
            // "OFFER OF APPOINTMENT" is loud, and nobody's name.
            if (name.Length > 4 && !name.Any(char.IsLower))
            {
                continue;
            }

            if (name.Length == part.Length && end > 0 && (parts.Length > 1 ? role.Length > 0 || isAgency : end > 1))
            {
                names.Add(name, isAgency ? 4 : 2);
            }
        }
    }

    // "Ann Lee, Northwind", "Ted, Caxton Bindery (Foreman)", "Sandra at the Anchor", or the bare name under the letter.
    private void AddLastWords(EmployerNames names, string text, string sender, bool isAgency)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.TakeLast(LastLines).Where(line => line.Length < LongestLine || line == lines[^1]))
        {
            var bare = NameWords.WithoutBracket(line.TrimEnd('.', '!', '?', ' '));
            var last = bare[(NameWords.EndOfSentence(bare) + 1)..];
            foreach (var part in last.Split(NameWords.LineMarks, StringSplitOptions.TrimEntries))
            {
                var name = part.Trim(' ', '.', '!', '*', '_');
                var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (
                    words.Length is > 0 and <= 7
                    && (char.IsUpper(name[0]) || char.IsDigit(name[0]))
                    && words.All(word => char.IsUpper(word[0]) || word.Length <= 3)
                    && !sender.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)
                    && !NameWords.Closings.Contains(words[0].ToLowerInvariant().Trim(','), StringComparer.Ordinal)
                    && !NameWords.IsOffice(name)
                    && !persons.IsPerson(name)
                    && words[0] is not [_, '.']
                    && !(isAgency && NameWords.IsOfAgency(name))
                )
                {
                    names.Add(
                        teams.Without(name),
                        persons.IsFirm(name) ? 4
                            : words.Length > 1 ? 2
                            : 1
                    );
                }
            }
        }
    }

    // "jane43@" is somebody's own box.
    private string OfDomain(string address)
    {
        var local = address.Split('@')[0];
        var isOwn = local.Length > 3 && char.IsDigit(local[^1]) && char.IsDigit(local[^2]);
        var label = isOwn || IsStranger(DomainOf(address)) ? "" : LabelOf(address);
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

        if (senders.IsOfAnybody(domain))
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
