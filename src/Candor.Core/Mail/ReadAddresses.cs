using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// An address list (RFC 5322 section 3.4): names, addresses, groups, comments, quotation marks, and the disorder that is
/// found instead. Encoded words are read after the list is cut, so that an encoded comma parts nothing.
/// </summary>
internal static class ReadAddresses
{
    public static void Into(List<MailAddress> list, ReadOnlySpan<byte> value, MailLimits limits)
    {
        var text = HeaderText.Unfolded(value);
        var at = 0;
        while (at < text.Length && list.Count < limits.MostListed)
        {
            if (One(text, ref at) is { } address)
            {
                list.Add(address);
            }
        }
    }

    private static MailAddress? One(string text, ref int at)
    {
        var words = new StringBuilder();
        var comment = new StringBuilder();
        string? angle = null;
        var named = false;
        while (at < text.Length)
        {
            var sign = text[at];
            switch (sign)
            {
                case ',' or ';':
                    at++;
                    return Made(words, comment, angle);
                case ':' when angle is null && !words.ToString().Contains('@', StringComparison.Ordinal):
                    // A group's name; its members follow as if they stood alone.
                    at++;
                    words.Clear();
                    comment.Clear();
                    break;
                case '"':
                    Quoted(text, ref at, words);
                    break;
                case '(':
                    Comment(text, ref at, comment);
                    break;
                case '<' when angle is not null:
                    // A second address with no comma before it.
                    at = Math.Min(Closing(text, at) + 1, text.Length);
                    break;
                case '<':
                    named = !string.IsNullOrWhiteSpace(words.ToString());
                    var close = Closing(text, at);
                    angle = text[(at + 1)..close];
                    at = Math.Min(close + 1, text.Length);
                    while (at < text.Length && text[at] == '>')
                    {
                        // "<<ann@x.com>>"
                        at++;
                    }

                    break;
                default:
                    // "<ann@x.com> Ann Lee" has its name behind; what follows a name and an address belongs to somebody else.
                    words.Append(angle is not null && named ? "" : sign);
                    at++;
                    break;
            }
        }

        return Made(words, comment, angle);
    }

    private static int Closing(string text, int at)
    {
        var close = text.IndexOf('>', at);
        var next = text.IndexOf('<', at + 1);
        if (close < 0 || (next >= 0 && next < close && text.AsSpan(at, next - at).Contains(',')))
        {
            var comma = text.IndexOf(',', at);
            return comma < 0 ? text.Length : comma;
        }

        return close;
    }

    private static MailAddress? Made(StringBuilder words, StringBuilder comment, string? angle)
    {
        var name = words.ToString().Trim();
        string address;
        if (angle is not null)
        {
            address = Bare(angle);
        }
        else if (name.Contains('@', StringComparison.Ordinal) && !name.StartsWith("=?", StringComparison.Ordinal))
        {
            // "Ann Lee ann@x.com": the piece with the sign is the address.
            var pieces = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var which = Array.FindIndex(pieces, piece => piece.Contains('@', StringComparison.Ordinal));
            var spaced = pieces.Length > 1 && pieces.Any(piece => piece is "@" || piece[0] == '@' || piece[^1] == '@');
            address = (spaced ? string.Concat(pieces) : pieces[which]).TrimEnd('>');
            name = spaced
                ? ""
                : string.Join(' ', pieces.Where((p, i) => i != which && !p.Contains('@', StringComparison.Ordinal)));
        }
        else if (
            words.ToString().Contains("=?", StringComparison.Ordinal) || name.Contains(' ', StringComparison.Ordinal)
        )
        {
            address = "";
        }
        else
        {
            (address, name) = (name, "");
        }

        if (name.Length == 0)
        {
            name = comment.ToString().Trim();
        }

        name = HeaderText.OfCut(name).Trim();
        return name.Length == 0 && address.Length == 0 ? null : new MailAddress(name, address);
    }

    // Without a route ("@relay.example:ann@x.com", RFC 5322 section 4.4), blanks and stray brackets.
    private static string Bare(string angle)
    {
        var text = WithoutComments(angle).Trim().Trim('<', '>').Trim();
        if (text.StartsWith('@') && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            text = text[(colon + 1)..];
        }

        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[7..];
        }

        return text.StartsWith('"') ? text : text.Replace(" ", "", StringComparison.Ordinal);
    }

    private static string WithoutComments(string text)
    {
        if (!text.Contains('(', StringComparison.Ordinal) || text.StartsWith('"'))
        {
            return text;
        }

        var bare = new StringBuilder();
        var depth = 0;
        foreach (var sign in text)
        {
            depth += sign == '(' ? 1 : 0;
            if (depth == 0)
            {
                bare.Append(sign);
            }

            depth -= sign == ')' && depth > 0 ? 1 : 0;
        }

        return bare.ToString();
    }

    private static void Quoted(string text, ref int at, StringBuilder words)
    {
        var start = words.Length;
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            words.Append(text[at]);
        }

        at++;
        if (at < text.Length && text[at] == '@')
        {
            // A quoted local part keeps its quotation marks: without them it is another address.
            words.Insert(start, '"').Append('"');
        }
    }

    private static void Comment(string text, ref int at, StringBuilder comment)
    {
        if (comment.Length > 0)
        {
            comment.Append(' ');
        }

        var depth = 0;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(' when depth++ == 0:
                    break;
                case ')' when --depth == 0:
                    at++;
                    return;
                case '\\' when at + 1 < text.Length:
                    comment.Append(text[++at]);
                    break;
                default:
                    comment.Append(text[at]);
                    break;
            }
        }
    }
}
