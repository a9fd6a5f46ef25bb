using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Names of employers and roles in running text, by the few words that people put around them ("the … position", "your
/// application for … at …") and by their capitals. A role in small letters counts only between "the" and "position".
/// </summary>
internal static class ReadNames
{
    public static Workplace In(ReadText text)
    {
        var role = "";
        var employer = "";
        for (var i = 0; i < text.Count && (role.Length == 0 || employer.Length == 0); i++)
        {
            var form = text.FormAt(i);
            if (role.Length == 0)
            {
                var found = RoleMentions.At(text, i, form);
                if (found.Text.Length > 0)
                {
                    role = found.Text;
                    employer = employer.Length == 0 ? EmployerMentions.After(text, found.End) : employer;
                }
            }

            if (employer.Length == 0)
            {
                employer = EmployerMentions.At(text, i, form);
            }
        }

        return new Workplace(employer, role);
    }
}
