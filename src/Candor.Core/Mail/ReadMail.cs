using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// Bytes to a message as people see it (RFC 5322, RFC 2045 to 2049, RFC 6532). Lenient: a faulty mail is read as far as it
/// goes, and says in <see cref="Email.Warnings"/> what was wrong. It never throws and never fetches anything.
/// </summary>
public static class ReadMail
{
    /// <summary>Reads one message, without an mbox's quoting around it.</summary>
    public static Email Of(ReadOnlyMemory<byte> bytes, MailLimits? limits = null) => Read(bytes.Span, limits).Email;

    /// <summary>The message with what its frame says about it.</summary>
    public static MailRead Read(ReadOnlySpan<byte> bytes, MailLimits? limits = null) =>
        TryRead(bytes, limits ?? MailLimits.Default, static _ => false, out var read) ? read : default;

    /// <summary>
    /// The message, unless it is known: false then, and its body has not been read. A second import of a large mailbox is
    /// quick by that.
    /// </summary>
    /// <param name="isKnown">Asked once, with <see cref="Email.MessageId"/>.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        MailLimits limits,
        Func<string, bool> isKnown,
        out MailRead read
    )
    {
        read = default;
        var email = new Email();
        if (bytes.Length > limits.MostBytes)
        {
            bytes = bytes[..limits.MostBytes];
            email.Warn($"The mail is larger than {limits.MostBytes / 1_000_000} MB; the rest was left out.");
        }

        bytes = Utf8Of(bytes, email);
        var start = Start(bytes);
        var head = HeaderBlock.Read(bytes, start, bytes.Length);
        if (head.Count == 0)
        {
            email.Warn("There are no headers; all of it was read as text.");
            head.Body = start;
        }

        Headers(bytes, head, email, limits);
        var ownId = email.MessageId.Length > 0;
        if (ownId && isKnown(email.MessageId))
        {
            return false;
        }

        var parts = new ReadParts(bytes, limits, email);
        parts.Read(head, bytes.Length);
        if (!ownId)
        {
            email.MessageId = MadeId(email);
            if (isKnown(email.MessageId))
            {
                return false;
            }
        }

        read = new MailRead(email, head.Traits | parts.Traits);
        return true;
    }

    /// <summary>
    /// Whether the bytes begin as a mail does: with a header that mail has. The start of a file, 4 KB of it, is enough.
    /// </summary>
    public static bool LooksLikeMail(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[Start(bytes)..];
        bytes = bytes[..Math.Min(bytes.Length, 1 << 16)];
        var fields = HeaderBlock.Read(bytes, 0, bytes.Length);
        return fields.Count > 0
            // A stray NUL in a mail is a fault of it; in a file that is none there are many.
            && bytes[..Math.Max(1, fields.Body)].Count((byte)0) < fields.Count
            && (
                fields.Subject.IsThere
                || fields.From.IsThere
                || fields.To.IsThere
                || fields.Date.IsThere
                || fields.MessageId.IsThere
                || fields.FirstReceived.IsThere
                || fields.ContentType.IsThere
            );
    }

    // Past a byte order mark, and blank lines that copying left in front.
    private static int Start(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (start < bytes.Length && bytes[start] is (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        return start;
    }

    // A file saved as UTF-16, or with the line ends of a Mac from before 2001.
    private static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> bytes, Email email)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            email.Warn("The file is UTF-16, which no mail is sent in; it was saved by a program and read as such.");
            var encoding = bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return Encoding.UTF8.GetBytes(encoding.GetString(bytes[2..]));
        }

        var lines = bytes[..Math.Min(bytes.Length, 4096)];
        if (lines.IndexOf((byte)'\n') < 0 && lines.IndexOf((byte)'\r') >= 0)
        {
            var copy = bytes.ToArray();
            var length = PlainText.OneBreak(bytes, copy);
            return copy.AsSpan(0, length);
        }

        return bytes;
    }

    private static void Headers(ReadOnlySpan<byte> bytes, in HeaderBlock head, Email email, MailLimits limits)
    {
        email.Subject = HeaderText.Of(Cut(bytes, head.Subject, email, limits)).Trim();
        var addresses = new List<MailAddress>(1);
        ReadAddresses.Into(addresses, Cut(bytes, head.From, email, limits), limits);
        if (addresses.Count == 0 && head.Sender.Length > 0)
        {
            ReadAddresses.Into(addresses, Cut(bytes, head.Sender, email, limits), limits);
        }

        if (addresses.Count > 0)
        {
            email.From = addresses[0];
        }
        else if (head.Count > 0)
        {
            email.Warn("It does not say who sent it.");
        }

        if (head.ReplyTo.Length > 0)
        {
            addresses.Clear();
            ReadAddresses.Into(addresses, Cut(bytes, head.ReplyTo, email, limits), limits);
            email.ReplyTo = addresses.FirstOrDefault();
        }

        ReadAddresses.Into(email.To, Cut(bytes, head.To, email, limits), limits);
        ReadAddresses.Into(email.Cc, Cut(bytes, head.Cc, email, limits), limits);
        email.MessageId = ReadIds.First(Cut(bytes, head.MessageId, email, limits));
        ReadIds.Into(email.InReplyTo, Cut(bytes, head.InReplyTo, email, limits), limits);
        ReadIds.Into(email.References, Cut(bytes, head.References, email, limits), limits);
        email.Date = When(bytes, head, email);
        if (head.EndedByText && head.Count > 0)
        {
            email.Warn("No blank line parts the headers from the text.");
        }

        if (head.Doubled)
        {
            email.Warn("A header that may stand once stands twice; the first counts.");
        }
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> bytes, Stretch field, Email email, MailLimits limits)
    {
        if (field.Length <= limits.MostHeaderBytes)
        {
            return field.Of(bytes);
        }

        email.Warn($"A header is longer than {limits.MostHeaderBytes:N0} bytes; the rest of it was left out.");
        return field.Of(bytes)[..limits.MostHeaderBytes];
    }

    private static DateTimeOffset? When(ReadOnlySpan<byte> bytes, in HeaderBlock head, Email email)
    {
        if (ReadDate.Of(Short(head.Date.Of(bytes))) is { } date)
        {
            return date;
        }

        // The first server's note ends with its time, after the last semicolon (RFC 5321 section 4.4).
        var received = head.FirstReceived.Of(bytes);
        var instead = ReadDate.Of(Short(received[(received.LastIndexOf((byte)';') + 1)..]));
        var wrong = head.Date.Length == 0 ? "There is no date" : "The date cannot be";
        if (head.Count == 0)
        {
            return null;
        }

        email.Warn(
            instead is null ? $"{wrong}." : $"{wrong}; the time at which the first server received it was taken."
        );
        return instead;
    }

    private static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> value) => value[..Math.Min(value.Length, 200)];

    // The same mail gets the same id, wherever it lies and whatever its line ends.
    private static string MadeId(Email email)
    {
        var what = string.Join(
            '\n',
            email.From.Address,
            email.Date?.ToString("O", CultureInfo.InvariantCulture),
            email.Subject,
            email.Text.Trim()
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
        return $"{hash}@candor.invalid";
    }
}
