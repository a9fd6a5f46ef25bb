using System.Text;

namespace Candor.Core.Mail;

/// <summary>Message ids (RFC 5322 section 3.6.4), without their angle brackets.</summary>
internal static class ReadIds
{
    /// <summary>The first id of a value, or "".</summary>
    public static string First(ReadOnlySpan<byte> value)
    {
        var start = value.IndexOf((byte)'<');
        if (start < 0)
        {
            return Clean(value);
        }

        var rest = value[(start + 1)..];
        var end = rest.IndexOf((byte)'>');
        return Clean(end < 0 ? rest : rest[..end]);
    }

    /// <summary>All ids of a value, in order. Words between them (an old habit of In-Reply-To) are passed over.</summary>
    public static void Into(List<string> ids, ReadOnlySpan<byte> value, MailLimits limits)
    {
        while (ids.Count < limits.MostListed)
        {
            var start = value.IndexOf((byte)'<');
            if (start < 0)
            {
                break;
            }

            value = value[(start + 1)..];
            var end = value.IndexOfAny((byte)'>', (byte)'<');
            if (Clean(end < 0 ? value : value[..end]) is { Length: > 0 } id)
            {
                ids.Add(id);
            }

            value = end < 0 ? default : value[end..];
        }
    }

    // Folding may have put blanks inside; an id has none.
    private static string Clean(ReadOnlySpan<byte> id)
    {
        id = id.Trim(" \t\r\n"u8);
        return id.IndexOfAnyInRange((byte)0, (byte)32) < 0
            ? Encoding.UTF8.GetString(id)
            : string.Concat(Encoding.UTF8.GetString(id).Where(sign => sign > ' '));
    }
}
