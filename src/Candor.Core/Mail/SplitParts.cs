using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// Cuts a multipart body at its boundary (RFC 2046, section 5.1.1), or at the one that its first line shows where the one
/// that is given stands nowhere.
/// </summary>
internal readonly ref struct SplitParts(ReadOnlySpan<byte> bytes, MailLimits limits, Email email)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where its parts begin and end; null where there are none to be found.</summary>
    public List<(int Start, int End)>? Of(in HeaderBlock head, int end)
    {
        var boundary = ReadParameters.Find(head.ContentType.Of(bytes), "boundary"u8, words: false)?.TrimEnd();
        if (string.IsNullOrEmpty(boundary))
        {
            return Guessed(head.Body, end);
        }

        return Between(boundary, head.Body, end) ?? Guessed(head.Body, end);
    }

    private List<(int Start, int End)>? Guessed(int start, int end)
    {
        if (GuessBoundary(start, end) is not { } guessed || Between(guessed, start, end) is not { } children)
        {
            return null;
        }

        email.Warn("The boundary of the parts is not the one given; it was taken from their first line.");
        return children;
    }

    private List<(int Start, int End)>? Between(string boundary, int body, int end)
    {
        Span<byte> mark = stackalloc byte[Math.Min(boundary.Length, 250) + 2];
        mark[0] = mark[1] = (byte)'-';
        Encoding.Latin1.GetBytes(boundary.AsSpan(0, mark.Length - 2), mark[2..]);
        var children = new List<(int, int)>();
        var start = -1;
        var at = body;
        while (at < end && children.Count <= limits.MostParts)
        {
            var found = bytes[at..end].IndexOf(mark);
            if (found < 0)
            {
                break;
            }

            var line = at + found;
            at = line + mark.Length;
            if ((line > body && bytes[line - 1] != '\n') || !IsBoundary(at, end, out var closes, out var next))
            {
                continue;
            }

            if (start >= 0)
            {
                children.Add((start, WithoutBreak(start, line)));
            }

            start = closes ? -1 : next;
            at = next;
            if (closes)
            {
                return children;
            }
        }

        if (start >= 0)
        {
            email.Warn("The last part has no end; it was read to the end of the mail.");
            children.Add((start, end));
        }

        return children.Count == 0 ? null : children;
    }

    // After the boundary only "--", blanks and the line's end may stand (RFC 2046 section 5.1.1).
    private bool IsBoundary(int at, int end, out bool closes, out int next)
    {
        closes = at + 1 < end && bytes[at] == '-' && bytes[at + 1] == '-';
        next = closes ? at + 2 : at;
        while (next < end && bytes[next] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        return bytes[next++] == '\n';
    }

    // The line break before a boundary belongs to the boundary.
    private int WithoutBreak(int start, int line)
    {
        var end = line > start && bytes[line - 1] == '\n' ? line - 1 : line;
        return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private string? GuessBoundary(int start, int end)
    {
        var body = bytes[start..end];
        var at = body.StartsWith("--"u8) ? 0 : body.IndexOf("\n--"u8) + 1;
        if (at == 0 && !body.StartsWith("--"u8))
        {
            return null;
        }

        var line = body[(at + 2)..];
        var stop = line.IndexOf((byte)'\n');
        if (stop < 0 || !IsHeader(line[(stop + 1)..]))
        {
            return null;
        }

        line = line[..stop].TrimEnd((byte)'\r');
        return line.Length is > 3 and < 100 && line.IndexOf((byte)' ') < 0 ? Encoding.Latin1.GetString(line) : null;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line) =>
        line.Length > 8 && Ascii.EqualsIgnoreCase(line[..8], "content-"u8);
}
