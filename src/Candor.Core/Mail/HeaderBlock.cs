using System.Buffers;

namespace Candor.Core.Mail;

/// <summary>A stretch of a message's bytes.</summary>
internal readonly record struct Stretch(int Start, int Length)
{
    public bool IsThere => Start > 0;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}

/// <summary>
/// The fields of a header block that anybody asks for, found in one pass over its bytes (RFC 5322 section 2.2). The
/// first of each name counts; a second one is against section 3.6. Values are still folded and encoded.
/// </summary>
internal struct HeaderBlock
{
    public Stretch Subject;
    public Stretch From;
    public Stretch Sender;
    public Stretch ReplyTo;
    public Stretch To;
    public Stretch Cc;
    public Stretch Date;
    public Stretch FirstReceived;
    public Stretch MessageId;
    public Stretch InReplyTo;
    public Stretch References;
    public Stretch ContentType;
    public Stretch Coding;
    public Stretch Disposition;
    public MailTraits Traits;

    /// <summary>Where the body starts.</summary>
    public int Body;

    /// <summary>Fields with a name, whether known or not.</summary>
    public int Count;

    /// <summary>A line that is no field ended the block, with no blank line.</summary>
    public bool EndedByText;

    /// <summary>A name that may stand once stood twice.</summary>
    public bool Doubled;

    /// <summary>Names in front of their colon: RFC 5322 section 2.2, any printable but the colon.</summary>
    private static readonly SearchValues<byte> NotInNames = SearchValues.Create([
        .. Enumerable.Range(0, 33).Select(i => (byte)i),
        .. Enumerable.Range(127, 129).Select(i => (byte)i),
        (byte)':',
    ]);

    public static HeaderBlock Read(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var block = new HeaderBlock { Body = end };
        var at = start;
        while (at < end)
        {
            var line = bytes[at..end];
            var length = line.IndexOf((byte)'\n');
            var next = length < 0 ? end : at + length + 1;
            if (line[0] == '\n' || (line[0] == '\r' && (line.Length == 1 || line[1] == '\n')))
            {
                block.Body = next;
                return block;
            }

            var name = line.IndexOfAny(NotInNames);
            var colon = name;
            while (colon >= 0 && colon < line.Length && line[colon] is (byte)' ' or (byte)'\t')
            {
                colon++;
            }

            if (name <= 0 || colon >= line.Length || line[colon] != ':')
            {
                if (IsStray(line, at == start) || (block.Count > 0 && IsKnownField(bytes[next..end])))
                {
                    at = next;
                    continue;
                }

                block.Body = at;
                block.EndedByText = true;
                return block;
            }

            while (next < end && bytes[next] is (byte)' ' or (byte)'\t')
            {
                // A line of nothing but blanks continues the field by the letter (RFC 5322 section 4.2), but people who
                // write headers by hand mean the end by it: what follows decides.
                var more = bytes[next..end].IndexOf((byte)'\n');
                var to = more < 0 ? end : next + more + 1;
                if (bytes[next..to].Trim(" \t\r\n"u8).IsEmpty && !ContinuesAfter(bytes, to, end))
                {
                    break;
                }

                next = to;
            }

            block.Count++;
            block.Note(bytes.Slice(at, name), Trimmed(bytes, at + colon + 1, next));
            at = next;
        }

        return block;
    }

    // An mbox's separator, also quoted, a folded line with nothing before it, or a colon without a name.
    private static bool IsStray(ReadOnlySpan<byte> line, bool first) =>
        line.StartsWith("From "u8)
        || (!first && line[0] == ':')
        || line.StartsWith(">From "u8)
        || (first && line[0] is (byte)' ' or (byte)'\t');

    private static bool ContinuesAfter(ReadOnlySpan<byte> bytes, int at, int end) =>
        at < end && (bytes[at] is (byte)' ' or (byte)'\t' || IsField(bytes[at..end]));

    private static bool IsField(ReadOnlySpan<byte> line)
    {
        var name = line.IndexOfAny(NotInNames);
        return name > 1 && line[name] == ':';
    }

    // A broken line amid the headers is passed over where one of these follows at once.
    private static bool IsKnownField(ReadOnlySpan<byte> line)
    {
        var name = line.IndexOfAny(NotInNames);
        return name > 1
            && line[name] == ':'
            && (
                Is(line[..name], "received"u8)
                || Is(line[..name], "date"u8)
                || Is(line[..name], "from"u8)
                || Is(line[..name], "to"u8)
                || Is(line[..name], "subject"u8)
                || Is(line[..name], "message-id"u8)
                || Is(line[..name], "mime-version"u8)
                || Is(line[..name], "content-type"u8)
            );
    }

    private static Stretch Trimmed(ReadOnlySpan<byte> bytes, int from, int to)
    {
        while (from < to && bytes[from] <= ' ')
        {
            from++;
        }

        while (to > from && bytes[to - 1] <= ' ')
        {
            to--;
        }

        return new(from, to - from);
    }

    private void Note(ReadOnlySpan<byte> name, Stretch value)
    {
        switch (name.Length)
        {
            case 2 when Is(name, "to"u8):
                Once(ref To, value);
                break;
            case 2 when Is(name, "cc"u8):
                Once(ref Cc, value);
                break;
            case 4 when Is(name, "from"u8):
                Once(ref From, value);
                break;
            case 4 when Is(name, "date"u8) || Is(name, "sent"u8):
                // "Sent:" is Outlook's word for it in text that was copied from its window.
                Once(ref Date, value);
                break;
            case 6 when Is(name, "sender"u8):
                Once(ref Sender, value);
                break;
            case 7 when Is(name, "subject"u8):
                Once(ref Subject, value);
                break;
            case 7 when Is(name, "list-id"u8):
                Traits |= MailTraits.Bulk;
                break;
            case 8 when Is(name, "reply-to"u8):
                Once(ref ReplyTo, value);
                break;
            case 8 when Is(name, "received"u8):
                // Each server puts its own on top, so the last is the first that saw it.
                FirstReceived = value;
                break;
            case 9 when Is(name, "list-post"u8):
                // "NO" is a list that only its owner writes to (RFC 2369, 3.4).
                Traits |= value.Length == 2 ? MailTraits.Bulk : MailTraits.List;
                break;
            case 10 when Is(name, "message-id"u8):
                Once(ref MessageId, value);
                break;
            case 10 when Is(name, "references"u8):
                Once(ref References, value);
                break;
            case 10 when Is(name, "precedence"u8):
                Traits |= MailTraits.Bulk;
                break;
            case 11 when Is(name, "in-reply-to"u8):
                Once(ref InReplyTo, value);
                break;
            case 12 when Is(name, "content-type"u8):
                Once(ref ContentType, value);
                break;
            case 14 when Is(name, "auto-submitted"u8):
                Traits |= MailTraits.Automatic;
                break;
            case 16 when Is(name, "list-unsubscribe"u8):
                Traits |= MailTraits.Bulk;
                break;
            case 19 when Is(name, "content-disposition"u8):
                Once(ref Disposition, value);
                break;
            case 25 when Is(name, "content-transfer-encoding"u8):
                Once(ref Coding, value);
                break;
        }
    }

    private void Once(ref Stretch field, Stretch value)
    {
        if (field.IsThere)
        {
            Doubled = true;
            if (field.Length > 0)
            {
                return;
            }
        }

        field = value;
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) =>
        System.Text.Ascii.EqualsIgnoreCase(name, known);
}
