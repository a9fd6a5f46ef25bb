using System.Globalization;
using System.Text;

namespace Candor.Benchmarks;

/// <summary>Writes text and bytes as mail writes them: wrapped, as HTML, in transfer codings, and in an mbox.</summary>
internal static class EncodeMail
{
    public static string Wrapped(string text)
    {
        var result = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            result
                .Append(
                    column == 0 ? ""
                    : column + word.Length > 72 ? "\n"
                    : " "
                )
                .Append(word);
            column = column == 0 || column + word.Length > 72 ? word.Length : column + word.Length + 1;
        }

        return result.ToString();
    }

    public static string Html(string text)
    {
        var html = new StringBuilder(
            "<!DOCTYPE html><html><head><style>body { font: 14px/1.5 sans-serif; color: #222 } .pre { display: none }\n@media (max-width: 600px) { .wide { width: 100% } }</style></head><body>\n<div class=\"pre\">A line for the preview</div>\n<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse: collapse\"><tr><td style=\"padding: 24px 32px\">\n"
        );
        foreach (var paragraph in text.Split("\n\n"))
        {
            html.Append("<p style=\"margin: 0 0 16px; font-size: 15px; line-height: 24px\">")
                .Append(System.Net.WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal))
                .Append("</p>\n");
        }

        return html.Append(
                "</td></tr></table>\n<img src=\"https://track.example/o.gif\" width=\"1\" height=\"1\" alt=\"\"></body></html>\n"
            )
            .ToString();
    }

    // Quoted-printable, as programs write it.
    public static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var column = 0;
            foreach (var sign in Encoding.UTF8.GetBytes(line))
            {
                var plain = sign is >= 32 and <= 126 and not (byte)'=';
                if (column + (plain ? 1 : 3) > 75)
                {
                    result.Append("=\n");
                    column = 0;
                }

                _ = plain
                    ? result.Append((char)sign)
                    : result.Append('=').Append(sign.ToString("X2", CultureInfo.InvariantCulture));
                column += plain ? 1 : 3;
            }

            result.Append('\n');
        }

        return result.ToString();
    }

    public static string Base64(byte[] bytes, string between = "\n") =>
        string.Join(between, Convert.ToBase64String(bytes).Chunk(76).Select(line => new string(line)));

    public static byte[] Quoted(byte[] mail)
    {
        if (mail.AsSpan().IndexOf("From "u8) < 0)
        {
            return mail;
        }

        var result = new MemoryStream(mail.Length + 16);
        foreach (var range in mail.AsSpan().Split((byte)'\n'))
        {
            var line = mail.AsSpan(range);
            if (line.TrimStart((byte)'>').StartsWith("From "u8))
            {
                result.WriteByte((byte)'>');
            }

            result.Write(line);
            result.WriteByte((byte)'\n');
        }

        result.SetLength(result.Length - 1);
        return result.ToArray();
    }
}
