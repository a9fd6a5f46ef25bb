using System.Text;
using System.Text.RegularExpressions;

namespace Candor.Core.Mail;

/// <summary>
/// A mail that can be shown to others: names, addresses, words, ids and hosts are replaced, the same by the same; its
/// headers, parts, boundaries, charsets, transfer codings, dates and the lengths of its paragraphs stay, so that a mail
/// that is read wrongly is read just as wrongly. What is attached becomes a run of one letter as long as it was.
/// </summary>
public sealed partial class AnonymiseMail
{
    private readonly Disguise disguise;
    private readonly AnonymiseHeaders headers;
    private readonly MailLimits limits;

    /// <param name="key">32 random bytes or so, used once and forgotten: with them words could be guessed back.</param>
    public AnonymiseMail(byte[] key, MailLimits? limits = null)
    {
        disguise = new Disguise(key);
        headers = new AnonymiseHeaders(disguise);
        this.limits = limits ?? MailLimits.Default;
    }

    /// <summary>One message, as its bytes.</summary>
    public byte[] Of(ReadOnlySpan<byte> mail)
    {
        var result = new MemoryStream(mail.Length);
        Entity(mail, result, depth: 0);
        return result.ToArray();
    }

    private void Entity(ReadOnlySpan<byte> bytes, MemoryStream to, int depth)
    {
        var head = HeaderBlock.Read(bytes, 0, bytes.Length);
        if (head.Count == 0)
        {
            head.Body = 0;
        }

        headers.Write(bytes[..head.Body], to);
        var body = bytes[head.Body..];
        var type = ReadMediaType.Of(head.ContentType.Of(bytes));
        var boundary = ReadParameters.Find(head.ContentType.Of(bytes), "boundary"u8, words: false)?.TrimEnd();
        if (depth >= limits.MostDepth)
        {
            Blank(body, to);
        }
        else if (type is MediaType.Message)
        {
            Entity(body, to, depth + 1);
        }
        else if (!string.IsNullOrEmpty(boundary) && type is not (MediaType.Plain or MediaType.Html))
        {
            Parts(body, Encoding.Latin1.GetBytes("--" + boundary), to, depth);
        }
        else
        {
            Leaf(body, head, bytes, type, to);
        }
    }

    // Between two boundary lines stands an entity; before the first and after the last, words for nobody.
    private void Parts(ReadOnlySpan<byte> body, byte[] mark, MemoryStream to, int depth)
    {
        var start = 0;
        var inside = false;
        var at = 0;
        while (at < body.Length)
        {
            var end = body[at..].IndexOf((byte)'\n');
            var next = end < 0 ? body.Length : at + end + 1;
            var line = body[at..next];
            if (line.StartsWith(mark) && line[mark.Length..].Trim("- \t\r\n"u8).IsEmpty)
            {
                Piece(body[start..at], inside, to, depth);
                to.Write(line);
                inside = !line[mark.Length..].StartsWith("--"u8);
                start = next;
            }

            at = next;
        }

        Piece(body[start..], inside, to, depth);
    }

    private void Piece(ReadOnlySpan<byte> piece, bool isEntity, MemoryStream to, int depth)
    {
        if (!isEntity)
        {
            to.Write(Encoding.Latin1.GetBytes(disguise.Of(Encoding.Latin1.GetString(piece))));
            return;
        }

        // The line break before a boundary is the boundary's.
        var end =
            piece.EndsWith("\r\n"u8) ? 2
            : piece.EndsWith("\n"u8) ? 1
            : 0;
        Entity(piece[..^end], to, depth + 1);
        to.Write(piece[^end..]);
    }

    private void Leaf(
        ReadOnlySpan<byte> body,
        in HeaderBlock head,
        ReadOnlySpan<byte> mail,
        MediaType type,
        MemoryStream to
    )
    {
        var contentType = head.ContentType.Of(mail);
        var isText =
            type is MediaType.Plain or MediaType.Html
            || contentType.StartsWith("message/"u8)
            || contentType.StartsWith("text/"u8);
        var coding = Encoding.ASCII.GetString(head.Coding.Of(mail).Trim("\"' \t;"u8)).ToLowerInvariant();
        if (!isText || coding.StartsWith("x-uu", StringComparison.Ordinal))
        {
            Blank(body, to);
            return;
        }

        var room = new byte[body.Length + 8];
        var isQuoted = coding.StartsWith("quoted-printable", StringComparison.Ordinal);
        var isBase64 = coding.StartsWith("base64", StringComparison.Ordinal) && !TransferCoding.IsProse(body);
        var decoded =
            isQuoted ? room.AsSpan(0, TransferCoding.QuotedPrintable(body, room, underscores: false, out _))
            : isBase64 ? room.AsSpan(0, TransferCoding.Base64(body, room, out _))
            : body;
        var encoding = EncodingOf(decoded, contentType);
        var text = encoding.GetString(decoded);
        var written = encoding.GetBytes(type == MediaType.Html ? Html(text) : disguise.Of(text));
        to.Write(
            isQuoted ? EncodeTransfer.QuotedPrintable(written)
            : isBase64 ? EncodeTransfer.Base64(written, body)
            : written
        );
    }

    // As it was read: the charset that is named where the bytes fit it, else what they look like.
    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> contentType)
    {
        var charset = contentType.IsEmpty ? null : ReadParameters.Find(contentType, "charset"u8);
        Charsets.Decode(bytes, charset, out var lie);
        return lie || charset is null
            ? System.Text.Unicode.Utf8.IsValid(bytes)
                ? new UTF8Encoding(false)
                : Encoding.Latin1
            : Charsets.Find(charset) ?? Encoding.Latin1;
    }

    // Only what is shown, and what may name somebody: links, descriptions, addresses in attributes.
    private string Html(string html)
    {
        var result = new StringBuilder(html.Length);
        var at = 0;
        foreach (var markup in Markup().EnumerateMatches(html))
        {
            result.Append(disguise.Of(html[at..markup.Index]));
            var tag = html.Substring(markup.Index, markup.Length);
            result.Append(
                tag[0] == '<' && !tag.StartsWith("<style", StringComparison.OrdinalIgnoreCase)
                    ? Telling().Replace(tag, disguise.OfValue)
                    : tag
            );
            at = markup.Index + markup.Length;
        }

        return result.Append(disguise.Of(html[at..])).ToString();
    }

    // As long as it was, line by line, and of the letters that its coding has.
    private static void Blank(ReadOnlySpan<byte> body, MemoryStream to)
    {
        foreach (var sign in body)
        {
            to.WriteByte(
                sign is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or (byte)'=' or (byte)'-' ? sign : (byte)'A'
            );
        }
    }

    [GeneratedRegex(
        @"<style\b.*?</style\s*>|<!--.*?-->|<[^<>]*>|&#?\w{1,31};",
        RegexOptions.IgnoreCase | RegexOptions.Singleline,
        5000
    )]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"(?<before>\b(?:href|src|alt|title|name|id|content|value|action|background|data-[\w-]+|cite|summary|label)\s*=\s*)(?<value>""[^""]*""|'[^']*'|[^\s>]+)",
        RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Telling();
}
