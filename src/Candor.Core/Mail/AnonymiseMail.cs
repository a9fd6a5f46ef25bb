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
    private readonly MailLimits limits;

    /// <param name="key">32 random bytes or so, used once and forgotten: with them words could be guessed back.</param>
    public AnonymiseMail(byte[] key, MailLimits? limits = null)
    {
        disguise = new Disguise(key);
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

        Headers(bytes[..head.Body], to);
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
            isQuoted ? Quoted(written)
            : isBase64 ? Base64(written, body)
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
                    ? Telling().Replace(tag, Attribute)
                    : tag
            );
            at = markup.Index + markup.Length;
        }

        return result.Append(disguise.Of(html[at..])).ToString();
    }

    private string Attribute(Match attribute) =>
        attribute.Groups["before"].Value + disguise.Of(attribute.Groups["value"].Value);

    private void Headers(ReadOnlySpan<byte> head, MemoryStream to)
    {
        var at = 0;
        while (at < head.Length)
        {
            var next = at;
            do
            {
                var end = head[next..].IndexOf((byte)'\n');
                next = end < 0 ? head.Length : next + end + 1;
            } while (next < head.Length && head[next] is (byte)' ' or (byte)'\t');

            var field = Encoding.Latin1.GetString(head[at..next]);
            to.Write(Encoding.Latin1.GetBytes(Field(field)));
            at = next;
        }
    }

    private string Field(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return disguise.Of(field);
        }

        var (name, value) = (field[..(colon + 1)], field[(colon + 1)..]);
        switch (field[..colon].Trim().ToLowerInvariant())
        {
            case "date"
            or "resent-date"
            or "sent"
            or "mime-version"
            or "content-transfer-encoding"
            or "content-length"
            or "lines"
            or "precedence"
            or "auto-submitted"
            or "x-unsent":
                return field;
            case "content-type" or "content-disposition":
                return name + Named().Replace(value, Attribute);
            case "received" when value.LastIndexOf(';') is >= 0 and var last:
                return name + disguise.Of(value[..last]) + value[last..];
            default:
                return name + Words(value);
        }
    }

    // Raw UTF-8 and encoded words are disguised as the letters that they are, and written as they were.
    private string Words(string value)
    {
        var result = new StringBuilder(value.Length);
        var at = 0;
        foreach (Match word in EncodedWord().Matches(value))
        {
            result.Append(Raw(value[at..word.Index])).Append(Encoded(word));
            at = word.Index + word.Length;
        }

        return result.Append(Raw(value[at..])).ToString();
    }

    private string Raw(string latin1)
    {
        var bytes = Encoding.Latin1.GetBytes(latin1);
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(disguise.Of(Encoding.UTF8.GetString(bytes))))
            : disguise.Of(latin1);
    }

    private string Encoded(Match word)
    {
        var charset = word.Groups["charset"].Value;
        var bytes = Encoding.Latin1.GetBytes(word.Groups["text"].Value);
        var room = new byte[bytes.Length + 8];
        var isBase64 = word.Groups["how"].Value is "B" or "b";
        var length = isBase64
            ? TransferCoding.Base64(bytes, room, out _)
            : TransferCoding.QuotedPrintable(bytes, room, underscores: true, out _);
        var encoding = Charsets.Find(charset) ?? Encoding.Latin1;
        var written = encoding.GetBytes(disguise.Of(encoding.GetString(room, 0, length)));
        var text = isBase64
            ? Convert.ToBase64String(written)
            : string.Concat(
                written.Select(b => b < 128 && char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"={b:X2}")
            );
        return $"=?{charset}{word.Groups["language"].Value}?{word.Groups["how"].Value}?{text}?=";
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

    private static byte[] Quoted(byte[] text)
    {
        var result = new StringBuilder(text.Length);
        var column = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '\n' || (sign == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                result.Append((char)sign);
                column = 0;
                continue;
            }

            var endsLine = i + 1 == text.Length || text[i + 1] is (byte)'\r' or (byte)'\n';
            var plain = sign is >= 33 and <= 126 and not (byte)'=' || (sign is (byte)' ' or (byte)'\t' && !endsLine);
            if (column + (plain ? 1 : 3) > 75)
            {
                result.Append("=\n");
                column = 0;
            }

            result.Append(plain ? ((char)sign).ToString() : $"={sign:X2}");
            column += plain ? 1 : 3;
        }

        return Encoding.ASCII.GetBytes(result.ToString());
    }

    private static byte[] Base64(byte[] text, ReadOnlySpan<byte> before)
    {
        var line = before.IndexOf((byte)'\n') is > 0 and var first ? first : 76;
        var lines = Convert.ToBase64String(text).Chunk(Math.Clamp(line, 4, 998)).Select(piece => new string(piece));
        return Encoding.ASCII.GetBytes(string.Join('\n', lines) + (before.EndsWith("\n"u8) ? "\n" : ""));
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

    // A file's name, without its ending, the charset of RFC 2231 and what is written as a code.
    [GeneratedRegex(
        @"(?<before>\b(?:file)?name(?:\*\d*\*?)?\s*=\s*""?(?:[\w-]*'[\w-]*')?)(?<value>[^"";\r\n]*?)(?=\.\w{1,5}[""\s;]|""|;|\r|\n|$)",
        RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"=\?(?<charset>[\w.:-]+)(?<language>\*[\w-]*)?\?(?<how>[QqBb])\?(?<text>[^?]*)\?=",
        RegexOptions.None,
        5000
    )]
    private static partial Regex EncodedWord();
}
