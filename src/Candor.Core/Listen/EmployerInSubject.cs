using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// The employer in a mail's subject: what stands beside the role ("Design Engineer - Northwind"), a name and nothing
/// else, or one that the text says did something ("Northwind have been quick").
/// </summary>
internal static class EmployerInSubject
{
    /// <summary>Adds the names that the subject has, with what speaks for each.</summary>
    public static void AddTo(EmployerNames names, Email email, string role, bool isAgency)
    {
        AddBeside(names, email.Subject, role, isAgency);
        AddSpokenOf(names, email);
    }

    // "Design Engineer - Northwind": what stands beside the role; or a name and nothing else.
    private static void AddBeside(EmployerNames names, string subject, string role, bool isAgency)
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

            var (name, end) = ProperNames.Run(ReadText.Of(part), 0, isRole: false);
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

    // A subject that is a name and nothing else, and the text says what they did: one writes of another.
    private static void AddSpokenOf(EmployerNames names, Email email)
    {
        var read = ReadText.Of(email.Subject);
        var (name, end) = ProperNames.Run(read, 0, isRole: false);
        if (name.Length < 4 || end != read.Count || name.Length != email.Subject.Trim().Length)
        {
            return;
        }

        foreach (var at in Occurrences.Of(name, email.Text, StringComparison.Ordinal))
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
}
