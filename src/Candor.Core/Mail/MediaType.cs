using System.Text;

namespace Candor.Core.Mail;

/// <summary>The media types (RFC 2046) that make a difference to how a part is read.</summary>
internal enum MediaType
{
    /// <summary>Text to show as it is; also what has no type, or one that cannot be read (RFC 2045 section 5.2).</summary>
    Plain,
    Html,
    Multipart,
    Alternative,
    Related,
    Report,
    Digest,
    Encrypted,
    Message,
    Tnef,
    Secret,
    Other,
}

internal static class ReadMediaType
{
    public static MediaType Of(ReadOnlySpan<byte> header)
    {
        var end = header.IndexOfAny((byte)';', (byte)' ', (byte)'\r');
        var name = end < 0 ? header : header[..end];
        var slash = name.IndexOf((byte)'/');
        if (slash <= 0)
        {
            return MediaType.Plain;
        }

        var kind = name[..slash];
        var sub = name[(slash + 1)..];
        return Is(kind, "text"u8)
            ? Is(sub, "html"u8)
                ? MediaType.Html
                : Is(sub, "plain"u8) || Is(sub, "enriched"u8)
                    ? MediaType.Plain
                    : MediaType.Other
            : Is(kind, "multipart"u8)
                ? Is(sub, "alternative"u8)
                    ? MediaType.Alternative
                    : Is(sub, "related"u8)
                        ? MediaType.Related
                        : Is(sub, "report"u8)
                            ? MediaType.Report
                            : Is(sub, "digest"u8)
                                ? MediaType.Digest
                                : Is(sub, "encrypted"u8)
                                    ? MediaType.Encrypted
                                    : MediaType.Multipart
                : Is(kind, "message"u8)
                    ? Is(sub, "rfc822"u8) || Is(sub, "global"u8)
                        ? MediaType.Message
                        : MediaType.Other
                    : Is(sub, "ms-tnef"u8) || Is(sub, "vnd.ms-tnef"u8)
                        ? MediaType.Tnef
                        : (Is(sub, "pkcs7-mime"u8) || Is(sub, "x-pkcs7-mime"u8)) && header.IndexOf("signed-data"u8) < 0
                            ? MediaType.Secret
                            : MediaType.Other;
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(name, known);
}
