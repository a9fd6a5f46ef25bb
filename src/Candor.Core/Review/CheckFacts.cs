using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>A name, employer or role that is not this application's, or a placeholder left in: the text was used before.</summary>
internal static class CheckFacts
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        if (rule.Compare == Compared.Placeholder)
        {
            FindPlaceholders.Look(rule, work);
            return;
        }

        if (rule.Compare == Compared.Said)
        {
            CompareSaid.Look(rule, number, work);
            return;
        }

        if (work.Context.Facts is not { } facts)
        {
            return;
        }

        switch (rule.Compare)
        {
            case Compared.Person when facts.To.Length > 0:
                CompareNames.Greeting(rule, work, facts);
                break;
            case Compared.Sender when facts.From.Length > 0:
                CompareNames.Sender(rule, work, facts);
                break;
            case Compared.Employer:
                CompareEmployer.Look(rule, work, facts);
                break;
            case Compared.Role when facts.Role.Length > 0:
                CompareNames.Role(rule, work, facts);
                break;
        }
    }

    public static string Message(Rule rule, string found, string expected) =>
        rule
            .Message.Replace("{found}", found, StringComparison.Ordinal)
            .Replace("{expected}", expected, StringComparison.Ordinal);
}
