namespace Candor.Core.Mail;

/// <summary>Attributes out of the inside of a tag.</summary>
internal static class HtmlAttribute
{
    /// <summary>Whether it has the attribute <c>hidden</c>.</summary>
    public static bool HasHidden(ReadOnlySpan<char> inside)
    {
        var at = inside.IndexOf(" hidden", StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at + 7 == inside.Length || inside[at + 7] is ' ' or '=' or '/')
            // Not a word of another attribute's value.
            && int.IsEvenInteger(inside[..at].Count('"'));
    }

    /// <summary>An attribute's value, without its quotation marks; empty where it is not there.</summary>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> inside, ReadOnlySpan<char> name)
    {
        var at = inside.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 1 || inside[at - 1] > ' ')
        {
            return default;
        }

        var value = inside[(at + name.Length)..].TrimStart();
        if (!value.StartsWith("="))
        {
            return default;
        }

        value = value[1..].TrimStart();
        if (value.IsEmpty)
        {
            return default;
        }

        if (value[0] is '"' or '\'')
        {
            var end = value[1..].IndexOf(value[0]);
            return end < 0 ? value[1..] : value.Slice(1, end);
        }

        var stop = value.IndexOfAny(" \t\r\n>");
        return stop < 0 ? value : value[..stop];
    }
}
