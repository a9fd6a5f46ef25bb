using System.Buffers;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// The parameters of <c>Content-Type</c> and <c>Content-Disposition</c> (RFC 2045 section 5.1, RFC 2183): quoted or not,
/// continued and with a charset (RFC 2231), or, against the letter and everywhere, with encoded words (RFC 2047).
/// </summary>
internal static class ReadParameters
{
    /// <summary>The value of one parameter, or null.</summary>
    /// <param name="words">Whether encoded words in it are read; in a boundary they are only signs.</param>
    public static string? Find(ReadOnlySpan<byte> header, ReadOnlySpan<byte> wanted, bool words = true)
    {
        string? plain = null;
        SortedList<int, (byte[] Value, bool Encoded)>? pieces = null;
        var at = header.IndexOf((byte)';');
        while (at >= 0 && Next(header, ref at, out var name, out var value))
        {
            if (name.Length < wanted.Length || !Ascii.EqualsIgnoreCase(name[..wanted.Length], wanted))
            {
                continue;
            }

            var rest = name[wanted.Length..];
            if (rest.IsEmpty)
            {
                plain ??= words ? HeaderText.Of(Unquoted(value)) : Encoding.Latin1.GetString(Unquoted(value));
            }
            else if (rest[0] == '*')
            {
                rest = rest[1..];
                var encoded = rest.IsEmpty || rest[^1] == '*';
                rest = rest.TrimEnd((byte)'*');
                var number = 0;
                if (
                    rest.Length <= 3
                    && (rest.IsEmpty || System.Buffers.Text.Utf8Parser.TryParse(rest, out number, out _))
                )
                {
                    (pieces ??= []).TryAdd(number, (Unquoted(value).ToArray(), encoded));
                }
            }
        }

        return pieces is null ? plain : Joined(pieces);
    }

    private static string Joined(SortedList<int, (byte[] Value, bool Encoded)> pieces)
    {
        var charset = "";
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (number, (value, encoded)) in pieces)
        {
            var rest = value.AsSpan();
            if (encoded && number == pieces.Keys[0])
            {
                // charset'language'text
                var first = rest.IndexOf((byte)'\'');
                var second = first < 0 ? -1 : rest[(first + 1)..].IndexOf((byte)'\'');
                if (second >= 0)
                {
                    charset = Encoding.ASCII.GetString(rest[..first]);
                    rest = rest[(first + second + 2)..];
                }
            }

            for (var i = 0; i < rest.Length; i++)
            {
                if (
                    encoded
                    && rest[i] == '%'
                    && i + 2 < rest.Length
                    && TransferCoding.Hex(rest[i + 1]) is >= 0 and var high
                    && TransferCoding.Hex(rest[i + 2]) is >= 0 and var low
                )
                {
                    bytes.Write([(byte)((high << 4) | low)]);
                    i += 2;
                }
                else
                {
                    bytes.Write([rest[i]]);
                }
            }
        }

        var text = Charsets.Decode(bytes.WrittenSpan, charset, out _);
        return charset.Length == 0 ? HeaderText.OfCut(text) : text;
    }

    // One "name=value" and the place after it; a missing semicolon between two is forgiven at a line's end.
    private static bool Next(
        ReadOnlySpan<byte> header,
        ref int at,
        out ReadOnlySpan<byte> name,
        out ReadOnlySpan<byte> value
    )
    {
        name = value = default;
        while (at < header.Length && header[at] is (byte)';' or <= (byte)' ')
        {
            at++;
        }

        var equals = at >= header.Length ? -1 : header[at..].IndexOf((byte)'=');
        if (equals < 0)
        {
            return false;
        }

        name = header.Slice(at, equals).Trim(" \t\r\n"u8);
        if (name.LastIndexOf((byte)';') is >= 0 and var lost)
        {
            // A word without a value stood before it.
            name = name[(lost + 1)..].Trim(" \t\r\n"u8);
        }

        at += equals + 1;
        while (at < header.Length && header[at] is <= (byte)' ')
        {
            at++;
        }

        var start = at;
        if (at < header.Length && header[at] == '"')
        {
            for (at++; at < header.Length && header[at] != '"'; at++)
            {
                if (header[at] == '\\')
                {
                    at++;
                }
            }

            at = Math.Min(at + 1, header.Length);
        }
        else
        {
            while (at < header.Length && header[at] != ';')
            {
                at++;
            }
        }

        value = header[start..at].Trim(" \t\r\n"u8);
        return true;
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] != '"')
        {
            // A comment may follow: charset=us-ascii (plain text).
            return value.IndexOf(" ("u8) is >= 0 and var comment ? value[..comment] : value;
        }

        value = value[1..];
        if (!value.IsEmpty && value[^1] == '"')
        {
            value = value[..^1];
        }

        if (value.IndexOf((byte)'\\') < 0)
        {
            return value;
        }

        var bare = new byte[value.Length];
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
            }

            bare[written++] = value[i];
        }

        return bare.AsSpan(0, written);
    }
}
