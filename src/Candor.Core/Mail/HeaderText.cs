using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Candor.Core.Mail;

/// <summary>
/// A header's value as people see it: unfolded (RFC 5322 section 2.2.3), its encoded words read (RFC 2047), UTF-8 as it
/// is (RFC 6532). Lenient as mail programs are: words inside quotation marks, beside other letters, with blanks inside
/// or cut in the middle of a character are read all the same.
/// </summary>
internal static class HeaderText
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(i => (byte)i),
        .. Enumerable.Range(127, 129).Select(i => (byte)i),
        (byte)'=',
    ]);

    public static string Of(ReadOnlySpan<byte> value)
    {
        if (value.IndexOfAny(Special) < 0)
        {
            return Encoding.ASCII.GetString(value);
        }

        var rented = ArrayPool<byte>.Shared.Rent(value.Length);
        try
        {
            var unfolded = Unfold(value, rented);
            return unfolded.IndexOf("=?"u8) < 0 ? Raw(unfolded) : Words(unfolded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Encoded words of a text that has been cut out of a header already.</summary>
    public static string OfCut(string text) =>
        text.Contains("=?", StringComparison.Ordinal) ? Of(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>The value on one line, still encoded, as text: what address lists are cut from.</summary>
    public static string Unfolded(ReadOnlySpan<byte> value)
    {
        if (value.IndexOfAnyInRange((byte)0, (byte)31) < 0)
        {
            return Raw(value);
        }

        var rented = ArrayPool<byte>.Shared.Rent(value.Length);
        var text = Raw(Unfold(value, rented));
        ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    // A fold is one space, whatever blanks it was made of; other control codes are none of a header's.
    private static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> value, byte[] to)
    {
        var written = 0;
        for (var at = 0; at < value.Length; at++)
        {
            var sign = value[at];
            if (sign is (byte)'\r' or (byte)'\n')
            {
                while (at + 1 < value.Length && value[at + 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                {
                    at++;
                }

                to[written++] = (byte)' ';
            }
            else if (sign >= 32 || sign == 27)
            {
                // Escape stays: a raw ISO-2022 text is made of it.
                to[written++] = sign;
            }
            else if (sign == '\t')
            {
                to[written++] = (byte)' ';
            }
        }

        return to.AsSpan(0, written);
    }

    private static string Raw(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : Charsets.Decode(bytes, default, out _);

    private static string Words(ReadOnlySpan<byte> text)
    {
        var result = new StringBuilder(text.Length);
        var pending = new ArrayBufferWriter<byte>(text.Length);
        ReadOnlySpan<byte> charset = default;
        while (!text.IsEmpty)
        {
            var start = text.IndexOf("=?"u8);
            if (start < 0)
            {
                break;
            }

            if (!TryCut(text[start..], out var word))
            {
                Flush(result, pending, charset);
                result.Append(Raw(text[..(start + 2)]));
                text = text[(start + 2)..];
                continue;
            }

            // Blanks between two encoded words are not part of the text (RFC 2047 section 6.2).
            var before = text[..start];
            var joins = pending.WrittenCount > 0 && before.Trim((byte)' ').IsEmpty;
            if (!joins || !Ascii.EqualsIgnoreCase(charset, word.Charset))
            {
                Flush(result, pending, charset);
            }

            if (!joins)
            {
                result.Append(Raw(before));
            }

            charset = word.Charset;
            Decode(word, pending);
            text = text[(start + word.Length)..];
        }

        Flush(result, pending, charset);
        return result.Append(Raw(text)).ToString();
    }

    // The bytes of neighbours are put together before they are read, for senders who cut in the midst of a character.
    private static void Flush(StringBuilder result, ArrayBufferWriter<byte> pending, ReadOnlySpan<byte> charset)
    {
        if (pending.WrittenCount > 0)
        {
            Span<char> name = stackalloc char[Math.Min(charset.Length, 60)];
            Encoding.ASCII.GetChars(charset[..name.Length], name);
            foreach (var letter in Charsets.Decode(pending.WrittenSpan, name, out _))
            {
                result.Append(letter is '\r' or '\n' or '\t' ? ' ' : letter);
            }

            pending.ResetWrittenCount();
        }
    }

    private static void Decode(EncodedWord word, ArrayBufferWriter<byte> to)
    {
        var room = to.GetSpan(word.Text.Length + 8);
        to.Advance(
            word.IsBase64
                ? TransferCoding.Base64(word.Text, room, out _)
                : TransferCoding.QuotedPrintable(word.Text, room, underscores: true, out _)
        );
    }

    // "=?charset*language?Q?text?=", the text with or without blanks.
    private static bool TryCut(ReadOnlySpan<byte> from, out EncodedWord word)
    {
        word = default;
        var first = from[2..].IndexOf((byte)'?') + 2;
        if (first < 3 || first > 60 || from.Length < first + 3 || from[first + 2] != '?')
        {
            return false;
        }

        var kind = from[first + 1] | 0x20;
        if (kind is not ('q' or 'b'))
        {
            return false;
        }

        var text = from[(first + 3)..];
        var length = text.IndexOf("?="u8);
        var total = first + 3 + length + 2;
        if (
            length == 0
            && kind == 'q'
            && text.Length > 4
            && TransferCoding.Hex(text[2]) >= 0
            && text[1..].IndexOf("?="u8) is > 0 and var again
        )
        {
            // "=?utf-8?Q?=41?=" has its text start with the sign that would end it.
            length = again + 1;
            total = first + 3 + length + 2;
        }

        if (length < 0)
        {
            // The end was cut off: what is left is the text.
            length = text.Length;
            total = from.Length;
        }

        var charset = from[2..first];
        var star = charset.IndexOf((byte)'*');
        word = new EncodedWord(star < 0 ? charset : charset[..star], kind == 'b', text[..length], total);
        return true;
    }

    private readonly ref struct EncodedWord(
        ReadOnlySpan<byte> charset,
        bool isBase64,
        ReadOnlySpan<byte> text,
        int length
    )
    {
        public ReadOnlySpan<byte> Charset { get; } = charset;

        public bool IsBase64 { get; } = isBase64;

        public ReadOnlySpan<byte> Text { get; } = text;

        public int Length { get; } = length;
    }
}
