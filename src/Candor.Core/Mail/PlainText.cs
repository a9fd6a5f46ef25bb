using System.Text;

namespace Candor.Core.Mail;

/// <summary>Plain text as its sender saw it: <c>format=flowed</c> (RFC 3676) has its lines put together again.</summary>
internal static class PlainText
{
    /// <param name="deleteSpace">The <c>DelSp</c> parameter: the blank at a flowed line's end was put in by the sender's program.</param>
    public static string Unflowed(string text, bool deleteSpace)
    {
        var result = new StringBuilder(text.Length);
        var depth = -1;
        var open = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            var quotes = 0;
            while (quotes < line.Length && line[quotes] == '>')
            {
                quotes++;
            }

            line = line[quotes..];
            if (line.StartsWith(" "))
            {
                // Space-stuffing (section 4.4).
                line = line[1..];
            }

            var isSignature = line is "-- " or "--";
            if (open && (quotes != depth || isSignature))
            {
                result.Append('\n');
                open = false;
            }

            if (!open && quotes > 0)
            {
                result.Append('>', quotes).Append(' ');
            }

            depth = quotes;
            var flows = line.EndsWith(" ") && !isSignature;
            result.Append(flows && deleteSpace ? line[..^1] : line);
            if (flows)
            {
                open = true;
            }
            else
            {
                result.Append('\n');
                open = false;
            }
        }

        // The text's own last line break made one line too many.
        if (!open && result.Length > 0)
        {
            result.Length--;
        }

        return result.ToString();
    }

    /// <summary>Line breaks as one line feed.</summary>
    public static string OneBreak(string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;

    /// <summary>Copies <paramref name="from"/> with each CRLF, and each CR alone, as one LF.</summary>
    /// <returns>Bytes written.</returns>
    public static int OneBreak(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        while (!from.IsEmpty)
        {
            var at = from.IndexOf((byte)'\r');
            var run = at < 0 ? from : from[..at];
            run.CopyTo(to[written..]);
            written += run.Length;
            if (at < 0)
            {
                break;
            }

            from = from[(at + 1)..];
            if (from.IsEmpty || from[0] != '\n')
            {
                to[written++] = (byte)'\n';
            }
        }

        return written;
    }
}
