namespace Candor.Core.Mail;

internal static class Warnings
{
    /// <summary>Notes what was wrong with a mail, once, however often it is.</summary>
    public static void Warn(this Email email, string line)
    {
        if (!email.Warnings.Contains(line, StringComparer.Ordinal))
        {
            email.Warnings.Add(line);
        }
    }
}
