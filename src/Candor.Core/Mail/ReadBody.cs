using System.Buffers;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>One text part's bytes to text: transfer coding, charset, line breaks, then HTML or flowed lines.</summary>
internal static class ReadBody
{
    private static readonly SearchValues<byte> MetaEnds = SearchValues.Create("\"'; />"u8);

    public static string Of(
        ReadOnlySpan<byte> body,
        in HeaderBlock head,
        ReadOnlySpan<byte> message,
        MediaType type,
        MailLimits limits,
        Email email,
        out MailTraits traits
    )
    {
        traits = MailTraits.None;
        if (body.Length > limits.MostText * 4L)
        {
            body = body[..(limits.MostText * 4)];
            email.Warn($"The text is longer than {limits.MostText:N0} characters; the rest was left out.");
        }

        var contentType = head.ContentType.Of(message);
        var charset = contentType.IsEmpty ? null : ReadParameters.Find(contentType, "charset"u8);
        var rented = ArrayPool<byte>.Shared.Rent(body.Length + 8);
        string text;
        try
        {
            var decoded = Decode(body, head.Coding.Of(message), rented, email);
            text = Read(decoded, charset, type, email);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        if (type == MediaType.Html)
        {
            traits = MailTraits.FromHtml;
            return HtmlText.Of(text);
        }

        return
            !contentType.IsEmpty
            && string.Equals(ReadParameters.Find(contentType, "format"u8), "flowed", StringComparison.OrdinalIgnoreCase)
            ? PlainText.Unflowed(text, deleteSpace: IsYes(ReadParameters.Find(contentType, "delsp"u8)))
            : text;
    }

    private static bool IsYes(string? value) => string.Equals(value, "yes", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> Decode(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> coding,
        byte[] rented,
        Email email
    )
    {
        coding = coding.Trim("\"' \t;"u8);
        var faulty = false;
        int length;
        if (coding.IsEmpty || coding[0] is (byte)'7' or (byte)'8')
        {
            return body;
        }

        if (Starts(coding, "quoted-printable"u8))
        {
            length = TransferCoding.QuotedPrintable(body, rented, underscores: false, out faulty);
        }
        else if (Starts(coding, "base64"u8))
        {
            if (TransferCoding.IsProse(body))
            {
                email.Warn("The text is called base64 and is none; it was taken as it stands.");
                return body;
            }

            length = TransferCoding.Base64(body, rented, out faulty);
        }
        else if (Starts(coding, "x-uu"u8) || Starts(coding, "uue"u8))
        {
            length = TransferCoding.UuEncoded(body, rented);
        }
        else
        {
            if (!Starts(coding, "binary"u8))
            {
                email.Warn("The transfer encoding is none that exists; the text was taken as it stands.");
            }

            return body;
        }

        if (faulty)
        {
            email.Warn("The transfer encoding has faults; what could be decoded was.");
        }

        return rented.AsSpan(0, length);
    }

    private static string Read(ReadOnlySpan<byte> bytes, string? charset, MediaType type, Email email)
    {
        if (charset is null && type == MediaType.Html)
        {
            charset = MetaCharset(bytes);
        }

        if (charset is not null && charset.Contains("utf-16", StringComparison.OrdinalIgnoreCase))
        {
            // The mark of the byte order is no part of the text (RFC 2781 section 3.2).
            return PlainText.OneBreak(Charsets.Decode(bytes, charset, out _).TrimStart('\uFEFF'));
        }

        byte[]? rented = null;
        if (bytes.IndexOf((byte)'\r') >= 0)
        {
            rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
            bytes = rented.AsSpan(0, PlainText.OneBreak(bytes, rented));
        }

        var text = Charsets.Decode(bytes, charset, out var lie);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        if (lie)
        {
            email.Warn(
                charset is null
                    ? "The charset is not given; the text was read by what it looks like."
                    : $"The text is not in '{Shown(charset)}' as it says; it was read by what it looks like."
            );
        }

        return text;
    }

    private static string? MetaCharset(ReadOnlySpan<byte> html)
    {
        html = html[..Math.Min(html.Length, 2048)];
        var at = html.IndexOf("charset="u8);
        if (at < 0)
        {
            return null;
        }

        html = html[(at + 8)..].TrimStart("\"' "u8);
        var end = html.IndexOfAny(MetaEnds);
        return end is > 0 and < 40 ? Encoding.ASCII.GetString(html[..end]) : null;
    }

    private static string Shown(string charset) => charset.Length <= 40 ? charset : charset[..40] + "…";

    private static bool Starts(ReadOnlySpan<byte> value, ReadOnlySpan<byte> with) =>
        value.Length >= with.Length && Ascii.EqualsIgnoreCase(value[..with.Length], with);
}
