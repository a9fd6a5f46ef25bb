using System.Text;
using Candor.Core;

namespace Candor.Export;

/// <summary>People as vCards, version 4.0 (RFC 6350), which address books read.</summary>
internal static class WriteContacts
{
    /// <summary>Octets of a line without its break, after which it is folded (section 3.2).</summary>
    private const int LongestLine = 75;

    public static string Of(IEnumerable<(Person Person, string Employer)> people)
    {
        var cards = new StringBuilder();
        foreach (var (person, employer) in people)
        {
            Line(cards, "BEGIN", "VCARD");
            Line(cards, "VERSION", "4.0");
            Line(cards, "UID", $"urn:uuid:{person.Id}");
            Text(cards, "FN", person.Name);
            Text(cards, "ORG", employer);
            Text(cards, "TITLE", Token.Name(person.Role));
            Text(cards, "EMAIL", person.EmailAddress);
            Text(cards, "TEL", person.Phone);
            Text(cards, "URL", person.ProfileUrl);
            // Section 6.3.1: what is not split into its parts goes into the label.
            if (person.PostalAddress.Length > 0)
            {
                Line(cards, $"ADR;LABEL=\"{Quoted(person.PostalAddress)}\"", ";;;;;;");
            }

            Line(cards, "END", "VCARD");
        }

        return cards.ToString();
    }

    private static void Text(StringBuilder to, string name, string value)
    {
        if (value.Length > 0)
        {
            Line(to, name, Escaped(value));
        }
    }

    private static string Escaped(string value) =>
        value
            .ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // A parameter's value knows no backslash; RFC 6868 gives it other signs.
    private static string Quoted(string value) =>
        value
            .ReplaceLineEndings("\n")
            .Replace("^", "^^", StringComparison.Ordinal)
            .Replace("\n", "^n", StringComparison.Ordinal)
            .Replace("\"", "^'", StringComparison.Ordinal);

    private static void Line(StringBuilder to, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                to.Append("\r\n ");
                octets = 1;
            }

            to.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        to.Append("\r\n");
    }
}
