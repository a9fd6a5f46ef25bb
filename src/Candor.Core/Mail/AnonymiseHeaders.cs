using System.Text;
using System.Text.RegularExpressions;

namespace Candor.Core.Mail;

/// <summary>The fields of a mail's or part's head for <see cref="AnonymiseMail"/>: what names nobody stays as it is.</summary>
internal sealed partial class AnonymiseHeaders(Disguise disguise)
{
    /// <summary>A head's fields, as they lie there: folded lines, raw letters and encoded words stay such.</summary>
    public void Write(ReadOnlySpan<byte> head, MemoryStream to)
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
                return name + Named().Replace(value, disguise.OfValue);
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
