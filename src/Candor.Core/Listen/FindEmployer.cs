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

    private readonly RoleNames roles;
    private readonly RoleInSubject subjects;
    private readonly Senders senders;
    private readonly TeamNames teams;
    private readonly PersonNames persons;
    private readonly EmployerDomains domains;
    private readonly DisplayNames displayNames;
    private readonly LastWords lastWords;

    public FindEmployer(Library library, ICollection<Fault> faults)
    {
        roles = new RoleNames(WordClasses.Read(library, []));
        senders = new Senders(library, faults);
        teams = new TeamNames(library);
        persons = new PersonNames(library);
        subjects = new RoleInSubject(persons, teams);
        domains = new EmployerDomains(senders);
        displayNames = new DisplayNames(persons, teams, senders);
        lastWords = new LastWords(persons, teams);
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
        var label = domains.LabelOf(to?.Address ?? email.From.Address);
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
        displayNames.AddTo(names, email.From, label, isAgency ? 1 : 6);
        if (to is not null && !displayNames.IsPerson(to, label))
        {
            names.Add(teams.Without(to.Name), 3);
        }

        EmployerInSubject.AddTo(names, email, role, isAgency);
        var under = passages.Where(p => p.Kind is PassageKind.Signature or PassageKind.Footer).ToList();
        foreach (var text in texts.Skip(1).TakeLast(1).Concat(under.Select(p => p.Span.Of(email.Text))))
        {
            lastWords.AddTo(names, text, email.From.Name, isAgency);
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
        return new Workplace(employer.Length > 0 ? employer : domains.NameOf(email.From.Address), role);
    }

    // From a box that anybody may have to one that only a firm has: the candidate's own mail.
    private MailAddress? AddressedTo(Email email) =>
        senders.IsOfAnybody(EmployerDomains.DomainOf(email.From.Address))
        && email.To is [var to]
        && to.Address.Contains('@', StringComparison.Ordinal)
        && !IsStranger(EmployerDomains.DomainOf(to.Address))
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
        var (name, domain) = (email.From.Name, EmployerNames.Squash(EmployerDomains.DomainOf(email.From.Address)));
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
}
