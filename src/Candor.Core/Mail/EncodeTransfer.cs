using System.Text;

namespace Candor.Core.Mail;

/// <summary>Writes bytes in the transfer codings that <see cref="TransferCoding"/> reads.</summary>
internal static class EncodeTransfer
{
    /// <summary>As quoted-printable (RFC 2045, section 6.7), in lines of at most 76.</summary>
    public static byte[] QuotedPrintable(byte[] text)
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

    /// <summary>As base64, in lines as long as those that stood there before.</summary>
    public static byte[] Base64(byte[] text, ReadOnlySpan<byte> before)
    {
        var line = before.IndexOf((byte)'\n') is > 0 and var first ? first : 76;
        var lines = Convert.ToBase64String(text).Chunk(Math.Clamp(line, 4, 998)).Select(piece => new string(piece));
        return Encoding.ASCII.GetBytes(string.Join('\n', lines) + (before.EndsWith("\n"u8) ? "\n" : ""));
    }
}
