using System.Buffers;
using System.Buffers.Text;

namespace Candor.Core.Mail;

/// <summary>Quoted-printable and base64 (RFC 2045 section 6), and the older uuencode, with the faults that mail has.</summary>
internal static class TransferCoding
{
    /// <summary>
    /// Decodes quoted-printable into <paramref name="to"/>, which is as long as <paramref name="from"/> at least. What
    /// is no code stays as it is.
    /// </summary>
    /// <param name="underscores">Whether an underscore is a space, as in headers (RFC 2047 section 4.2).</param>
    /// <returns>Bytes written.</returns>
    public static int QuotedPrintable(ReadOnlySpan<byte> from, Span<byte> to, bool underscores, out bool faulty)
    {
        faulty = false;
        var written = 0;
        while (!from.IsEmpty)
        {
            var plain = underscores ? from.IndexOfAny((byte)'=', (byte)'_') : from.IndexOf((byte)'=');
            if (plain != 0)
            {
                var run = plain < 0 ? from : from[..plain];
                run.CopyTo(to[written..]);
                written += run.Length;
                from = from[run.Length..];
                continue;
            }

            if (from[0] == '_')
            {
                to[written++] = (byte)' ';
                from = from[1..];
            }
            else if (from.Length >= 3 && Hex(from[1]) is >= 0 and var high && Hex(from[2]) is >= 0 and var low)
            {
                to[written++] = (byte)((high << 4) | low);
                from = from[3..];
            }
            else if (SoftBreak(from) is > 0 and var skip)
            {
                from = from[skip..];
            }
            else
            {
                faulty = true;
                to[written++] = (byte)'=';
                from = from[1..];
            }
        }

        return written;
    }

    /// <summary>Decodes base64 into <paramref name="to"/>, which has three bytes for each four at least, and three more.</summary>
    /// <returns>Bytes written.</returns>
    public static int Base64(ReadOnlySpan<byte> from, Span<byte> to, out bool faulty)
    {
        faulty = false;
        if (System.Buffers.Text.Base64.DecodeFromUtf8(from, to, out _, out var written) == OperationStatus.Done)
        {
            return written;
        }

        // Stray signs are passed over; padding ends a run and another may follow (two encoded texts put together), but not
        // the footer that a mailing list adds in plain words.
        faulty = true;
        written = 0;
        var bits = 0;
        var held = 0;
        for (var at = 0; at < from.Length; at++)
        {
            var sign = from[at];
            if (sign == '=')
            {
                if (!IsCoded(from[(at + 1)..]))
                {
                    break;
                }

                bits = held = 0;
                continue;
            }

            var value = Value(sign);
            if (value < 0)
            {
                continue;
            }

            held = (held << 6) | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                to[written++] = (byte)(held >> bits);
                held &= (1 << bits) - 1;
            }
        }

        return written;
    }

    /// <summary>
    /// Whether text that is called base64 is none: its letters stand in words. Base64 has its blanks at the ends of lines
    /// (RFC 2045 section 6.8).
    /// </summary>
    public static bool IsProse(ReadOnlySpan<byte> from)
    {
        var (signs, blanks) = (0, 0);
        foreach (var line in from[..Math.Min(from.Length, 4096)].Split((byte)'\n'))
        {
            var bare = from[line].Trim(" \t\r"u8);
            signs += bare.Length;
            blanks += bare.Count((byte)' ');
        }

        return blanks > 2 && blanks * 20 > signs;
    }

    // Whether the next line with anything in it is base64 and nothing else.
    private static bool IsCoded(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart("=\r\n\t "u8);
        var end = rest.IndexOf((byte)'\n');
        foreach (var sign in (end < 0 ? rest : rest[..end]).TrimEnd("=\r\t "u8))
        {
            if (Value(sign) < 0 || sign is (byte)'-' or (byte)'_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Decodes uuencode between its <c>begin</c> and <c>end</c> lines.</summary>
    /// <returns>Bytes written.</returns>
    public static int UuEncoded(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        var begun = false;
        foreach (var range in from.Split((byte)'\n'))
        {
            var line = from[range].TrimEnd((byte)'\r');
            if (!begun)
            {
                begun = line.StartsWith("begin "u8);
                continue;
            }

            if (line.IsEmpty || line.SequenceEqual("end"u8))
            {
                break;
            }

            var count = (line[0] - 32) & 63;
            line = line[1..];
            for (var at = 0; count > 0 && at < line.Length; at += 4, count -= 3)
            {
                Span<int> four = [Six(line, at), Six(line, at + 1), Six(line, at + 2), Six(line, at + 3)];
                var all = (four[0] << 18) | (four[1] << 12) | (four[2] << 6) | four[3];
                for (var i = 0; i < Math.Min(3, count); i++)
                {
                    to[written++] = (byte)(all >> (16 - (8 * i)));
                }
            }
        }

        return written;
    }

    private static int Six(ReadOnlySpan<byte> line, int at) => at < line.Length ? (line[at] - 32) & 63 : 0;

    private static int SoftBreak(ReadOnlySpan<byte> from)
    {
        var at = 1;
        while (at < from.Length && from[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        return at == from.Length ? at
            : from[at] == '\n' ? at + 1
            : 0;
    }

    internal static int Hex(byte sign) =>
        sign switch
        {
            >= (byte)'0' and <= (byte)'9' => sign - '0',
            >= (byte)'A' and <= (byte)'F' => sign - 'A' + 10,
            >= (byte)'a' and <= (byte)'f' => sign - 'a' + 10,
            _ => -1,
        };

    private static int Value(byte sign) =>
        sign switch
        {
            >= (byte)'A' and <= (byte)'Z' => sign - 'A',
            >= (byte)'a' and <= (byte)'z' => sign - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => sign - '0' + 52,
            (byte)'+' or (byte)'-' => 62,
            (byte)'/' or (byte)'_' => 63,
            _ => -1,
        };
}
