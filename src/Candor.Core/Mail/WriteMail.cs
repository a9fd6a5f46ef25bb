using System.Globalization;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>What a mail to be sent holds. Ids without angle brackets; the newest of <paramref name="References"/> last.</summary>
/// <param name="From">May be empty: the mail program that opens the draft then puts its own.</param>
public sealed record UnsentMail(
    MailAddress From,
    IReadOnlyList<MailAddress> To,
    string Subject,
    string Text,
    string MessageId,
    DateTimeOffset At,
    IReadOnlyList<string> InReplyTo,
    IReadOnlyList<string> References
);

/// <summary>
/// A message to a file that mail programs open as a draft to look over and send (<c>X-Unsent: 1</c>, which Outlook and
/// Thunderbird know). By RFC 5322 and RFC 2045 to 2047; what a user typed cannot add a header.
/// </summary>
public static class WriteMail
{
    private const int LongestLine = 76;

    public static string Unsent(UnsentMail mail)
    {
        var text = new StringBuilder();
        text.Append("X-Unsent: 1\r\n");
        People(text, "From", [mail.From]);
        People(text, "To", mail.To);
        Words(text, "Subject", mail.Subject);
        Date(text, mail.At);
        Thread(text, mail.MessageId, mail.InReplyTo, mail.References);
        Body(text, mail.Text);
        return text.ToString();
    }

    /// <summary>
    /// A mail that was kept, as a file for other programs: what is known of it, its body as plain text. Attachments were
    /// never kept; their names stand in <c>X-Candor-Attachment</c>.
    /// </summary>
    public static string Kept(Email mail)
    {
        var text = new StringBuilder();
        People(text, "From", [mail.From]);
        People(text, "Reply-To", mail.ReplyTo is { } reply ? [reply] : []);
        People(text, "To", mail.To);
        People(text, "Cc", mail.Cc);
        Words(text, "Subject", mail.Subject);
        if (mail.Date is { } at)
        {
            Date(text, at);
        }

        foreach (var attachment in mail.Attachments)
        {
            Words(text, "X-Candor-Attachment", attachment);
        }

        Thread(text, mail.MessageId, mail.InReplyTo, mail.References);
        Body(text, mail.Text);
        return text.ToString();
    }

    private static void People(StringBuilder text, string name, IReadOnlyList<MailAddress> people)
    {
        var known = people.Where(one => one.Address.Length > 0).ToList();
        if (known.Count > 0)
        {
            Addresses(text, name, known);
        }
    }

    private static void Date(StringBuilder text, DateTimeOffset at) =>
        text.Append("Date: ")
            .Append(at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture))
            .Append(at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal))
            .Append("\r\n");

    private static void Thread(
        StringBuilder text,
        string id,
        IReadOnlyList<string> inReplyTo,
        IReadOnlyList<string> references
    )
    {
        Ids(text, "Message-ID", [id]);
        Ids(text, "In-Reply-To", inReplyTo);
        Ids(text, "References", references);
        text.Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n");
    }

    /// <summary>An answer to a mail: to whom, in which thread, "Re:" once.</summary>
    public static UnsentMail AnswerTo(Email mail, MailAddress from, string text, string messageId, DateTimeOffset at) =>
        new(
            from,
            [mail.ReplyTo is { Address.Length: > 0 } reply ? reply : mail.From],
            mail.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase) ? mail.Subject : $"Re: {mail.Subject}",
            text,
            messageId,
            at,
            [mail.MessageId],
            [.. mail.References, mail.MessageId]
        );

    private static void Ids(StringBuilder text, string name, IReadOnlyList<string> ids)
    {
        // An id that the reader made up itself is in nobody's thread.
        var real = ids.Select(id => Clean(id).Replace(" ", "", StringComparison.Ordinal))
            .Where(id => id.Length > 0 && !id.EndsWith(".invalid", StringComparison.Ordinal))
            .ToList();
        if (real.Count > 0)
        {
            text.Append(name).Append(": ").AppendJoin("\r\n ", real.Select(id => $"<{id}>")).Append("\r\n");
        }
    }

    private static void Addresses(StringBuilder text, string name, List<MailAddress> addresses)
    {
        text.Append(name).Append(": ");
        for (var i = 0; i < addresses.Count; i++)
        {
            var (shown, address) = (Clean(addresses[i].Name).Trim(), Clean(addresses[i].Address).Trim());
            text.Append(i == 0 ? "" : ",\r\n ");
            if (shown.Length == 0)
            {
                text.Append(address);
                continue;
            }

            text.Append(
                    !Ascii.IsValid(shown) || shown.Contains("=?", StringComparison.Ordinal)
                        ? string.Join("\r\n ", EncodedWords(shown))
                    : shown.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-') ? shown
                    : $"\"{shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
                )
                .Append(" <")
                .Append(address)
                .Append('>');
        }

        text.Append("\r\n");
    }

    private static void Words(StringBuilder text, string name, string value)
    {
        value = Clean(value).Trim();
        text.Append(name).Append(": ");
        if (!Ascii.IsValid(value) || value.Contains("=?", StringComparison.Ordinal))
        {
            text.AppendJoin("\r\n ", EncodedWords(value));
        }
        else
        {
            // Folded at blanks before the line grows past 76 (section 2.1.1 recommends 78).
            var column = name.Length + 2;
            foreach (var word in value.Split(' '))
            {
                var first = column == name.Length + 2;
                if (!first && column + 1 + word.Length > LongestLine && word.Length > 0)
                {
                    text.Append("\r\n ");
                    column = 1;
                }
                else if (!first)
                {
                    text.Append(' ');
                    column++;
                }

                text.Append(word);
                column += word.Length;
            }
        }

        text.Append("\r\n");
    }

    // RFC 2047: at most 75 signs each, never cut inside a character.
    private static IEnumerable<string> EncodedWords(string value)
    {
        var bytes = new List<byte>(45);
        var one = new byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            // 45 bytes are 60 signs of base64, and 12 more frame them.
            if (bytes.Count + rune.Utf8SequenceLength > 42)
            {
                yield return $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
                bytes.Clear();
            }

            bytes.AddRange(one.AsSpan(0, rune.EncodeToUtf8(one)));
        }

        yield return $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }

    private static void Body(StringBuilder text, string body)
    {
        var lines = PlainText.OneBreak(body).TrimEnd('\n').Split('\n');
        if (Ascii.IsValid(body) && lines.All(line => line.Length <= LongestLine && !line.EndsWith(' ')))
        {
            text.Append("Content-Transfer-Encoding: 7bit\r\n\r\n").AppendJoin("\r\n", lines).Append("\r\n");
            return;
        }

        text.Append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        foreach (var line in lines)
        {
            QuotedLine(text, Encoding.UTF8.GetBytes(line));
            text.Append("\r\n");
        }
    }

    private static void QuotedLine(StringBuilder text, byte[] line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var sign = line[i];
            var plain =
                sign is >= 33 and <= 126 and not (byte)'=' || (sign is (byte)' ' or (byte)'\t' && i < line.Length - 1);
            var width = plain ? 1 : 3;
            if (column + width > LongestLine - 1)
            {
                text.Append("=\r\n");
                column = 0;
            }

            text.Append(plain ? ((char)sign).ToString() : $"={sign:X2}");
            column += width;
        }
    }

    // Without control codes: a line break in a subject would start another header.
    private static string Clean(string value) => string.Concat(value.Select(sign => char.IsControl(sign) ? ' ' : sign));
}
