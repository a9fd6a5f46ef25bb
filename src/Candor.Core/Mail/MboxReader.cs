namespace Candor.Core.Mail;

/// <summary>
/// The messages of an mbox, one after another, from a stream of any length: mboxo, mboxrd, mboxcl and mboxcl2, with
/// either line end. Memory is that of the largest message. A message is the reader's own buffer: it holds until the next
/// is asked for.
/// </summary>
/// <param name="begun">Bytes already taken from the stream; the reader goes on with it as its own.</param>
/// <param name="taken">How many of them there are.</param>
public sealed class MboxReader(Stream stream, MailLimits limits, byte[] begun, int taken)
{
    private const int Least = 1 << 18;

    /// <summary>Bytes. Larger mail is rare: pictures and films.</summary>
    private const int Leap = 1 << 22;
    private byte[] buffer = begun;
    private int filled = taken;
    private int start;
    private bool atEnd;
    private bool isPastBlank;

    public MboxReader(Stream stream, MailLimits? limits = null)
        : this(stream, limits ?? MailLimits.Default, new byte[Least], 0) { }

    /// <summary>The next message, or false at the end.</summary>
    /// <param name="message">Without its "From " line and the blank line after it; empty where it was too large.</param>
    /// <param name="tooLarge">It has more than <see cref="MailLimits.MostBytes"/> and was passed over.</param>
    public bool Next(out ReadOnlyMemory<byte> message, out bool tooLarge)
    {
        message = default;
        tooLarge = false;
        if (!isPastBlank)
        {
            isPastBlank = true;
            SkipBlank();
        }

        if (start >= filled && !Fill())
        {
            return false;
        }

        var from = AfterFromLine();
        var scan = Math.Max(start, from - 1);
        while (true)
        {
            var found = buffer.AsSpan(scan, filled - scan).IndexOf("\nFrom "u8);
            if (found >= 0)
            {
                var line = scan + found + 1;
                if (!HasWholeLines(line) && !atEnd)
                {
                    var kept = line - start;
                    var body = from - start;
                    Fill();
                    (scan, from) = (start + kept - 1, start + body);
                    continue;
                }

                if (!IsSeparator(line))
                {
                    scan = line;
                    continue;
                }

                if (!tooLarge && EndByLength(ref from, ref line) is { } later)
                {
                    scan = later;
                    continue;
                }

                message = tooLarge ? default : Cut(from, line);
                start = line;
                return true;
            }

            if (atEnd)
            {
                message = tooLarge ? default : Cut(from, filled);
                start = filled;
                return true;
            }

            if (filled - start > limits.MostBytes)
            {
                // Keep only what a separator may begin in.
                tooLarge = true;
                start = Math.Max(start, filled - 6);
                from = start;
            }

            var (scanned, head) = (Math.Max(scan, filled - 6) - start, from - start);
            Fill();
            (scan, from) = (start + Math.Max(0, scanned), start + head);
        }
    }

    /// <summary>Whether a file that begins so is an mbox.</summary>
    public static bool LooksLikeMbox(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart("\r\n"u8);
        if (!bytes.StartsWith("From "u8) || bytes[5..].TrimStart((byte)' ').StartsWith(":"u8))
        {
            return false;
        }

        var line = bytes.IndexOf((byte)'\n');
        return line > 0 && ReadMail.LooksLikeMail(bytes[(line + 1)..]);
    }

    private void SkipBlank()
    {
        while (true)
        {
            while (start < filled && buffer[start] is (byte)'\r' or (byte)'\n')
            {
                start++;
            }

            if (start < filled || !Fill())
            {
                return;
            }
        }
    }

    // Past the "From " line, where there is one.
    private int AfterFromLine()
    {
        while (true)
        {
            var rest = buffer.AsSpan(start, filled - start);
            if (rest.Length >= 5 && !rest.StartsWith("From "u8))
            {
                return start;
            }

            var end = rest.IndexOf((byte)'\n');
            if (end >= 0)
            {
                return start + end + 1;
            }

            if (rest.Length > 1000 || !Fill())
            {
                return start;
            }
        }
    }

    private bool HasWholeLines(int line)
    {
        var rest = buffer.AsSpan(line, filled - line);
        var first = rest.IndexOf((byte)'\n');
        return rest.Length > 2000 || (first >= 0 && rest[(first + 1)..].IndexOf((byte)'\n') >= 0);
    }

    // "From ann@x.com Tue Mar 10 09:00:00 2026": a line of prose has no time and year. A bare one needs its neighbours.
    private bool IsSeparator(int at)
    {
        var rest = buffer.AsSpan(at, filled - at);
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        if (line.Length > 400)
        {
            return false;
        }

        var colon = line.IndexOf((byte)':');
        var hasTime =
            colon > 5
            && colon + 2 < line.Length
            && IsDigit(line[colon - 1])
            && IsDigit(line[colon + 1])
            && HasYear(line);
        if (hasTime)
        {
            return true;
        }

        var before =
            at >= 2 && (buffer[at - 2] == '\n' || (at >= 3 && buffer[at - 2] == '\r' && buffer[at - 3] == '\n'));
        return before && end >= 0 && line.TrimEnd("\r "u8).Length <= 6 && ReadMail.LooksLikeMail(rest[(end + 1)..]);
    }

    private static bool HasYear(ReadOnlySpan<byte> line)
    {
        for (var at = line.Length - 4; at > 5; at--)
        {
            if (
                (line[at] == '1' && line[at + 1] == '9')
                || (line[at] == '2' && line[at + 1] == '0') && IsDigit(line[at + 2]) && IsDigit(line[at + 3])
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigit(byte sign) => char.IsAsciiDigit((char)sign);

    // mboxcl2 does not quote "From " in a text but says its length; believed where a separator or the end stands there.
    private int? EndByLength(ref int from, ref int line)
    {
        var head = buffer.AsSpan(from, line - from);
        var at = head.IndexOf("\nContent-Length:"u8);
        if (at < 0)
        {
            return null;
        }

        var two = head.IndexOf("\n\n"u8);
        var four = head.IndexOf("\r\n\r\n"u8);
        var body =
            two >= 0 && (four < 0 || two < four) ? two + 2
            : four >= 0 ? four + 4
            : -1;
        if (
            body < at
            || !System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..].TrimStart((byte)' '), out int length, out _)
            || length < 0
            || length > limits.MostBytes
        )
        {
            return null;
        }

        while (from + body + length > filled && !atEnd)
        {
            var (head0, line0) = (from - start, line - start);
            Fill();
            (from, line) = (start + head0, start + line0);
        }

        var end = from + body + length;
        if (end > filled || end <= line)
        {
            return null;
        }

        var next = end;
        while (next < filled && next < end + 4 && buffer[next] is (byte)'\r' or (byte)'\n')
        {
            next++;
        }

        return next == filled ? filled - 1
            : buffer.AsSpan(next, filled - next).StartsWith("From "u8) ? next - 1
            : null;
    }

    private ReadOnlyMemory<byte> Cut(int from, int end)
    {
        // The blank line before the separator is the separator's.
        var text = buffer.AsSpan(from, end - from);
        if (text.EndsWith("\n\r\n"u8))
        {
            end -= 2;
        }
        else if (text.EndsWith("\n\n"u8))
        {
            end--;
        }

        return buffer.AsMemory(from, Unquote(buffer.AsSpan(from, end - from)));
    }

    // mboxrd: ">From " was "From ", ">>From " was ">From "; mboxo quoted the first of these only.
    private static int Unquote(Span<byte> text)
    {
        var read = 0;
        var written = 0;
        while (true)
        {
            var found = text[read..].IndexOf(">From "u8);
            var line = found < 0 ? text.Length : read + found;
            var first = line;
            while (found >= 0 && first > read && text[first - 1] == '>')
            {
                first--;
            }

            var quoted = found >= 0 && (first == 0 || text[first - 1] == '\n');
            var upTo = quoted ? first : Math.Min(line + 1, text.Length);
            text[read..upTo].CopyTo(text[written..]);
            written += upTo - read;
            read = quoted ? first + 1 : upTo;
            if (quoted)
            {
                var rest = line + 6;
                text[read..rest].CopyTo(text[written..]);
                written += rest - read;
                read = rest;
            }

            if (read >= text.Length)
            {
                return written;
            }
        }
    }

    // Takes more from the stream; what lies before the current message is given up first.
    private bool Fill()
    {
        if (atEnd)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            start = 0;
        }

        if (filled == buffer.Length || buffer.Length < Least)
        {
            // In leaps, and past some megabytes to the most that a message may have: the room outgrown lies about as garbage,
            // while room that is never filled takes no memory.
            var grown = GC.AllocateUninitializedArray<byte>(
                buffer.Length < Leap ? Math.Max(Least, buffer.Length * 4)
                : buffer.Length < limits.MostBytes ? limits.MostBytes + Least
                : buffer.Length * 2
            );
            buffer.AsSpan(0, filled).CopyTo(grown);
            buffer = grown;
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        atEnd = read == 0;
        return read > 0;
    }
}
