using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Candor.Core.Mail;

/// <summary>A character that HTML writes by its name or number.</summary>
internal static class HtmlEntity
{
    /// <summary><c>&amp;eacute;</c>, <c>&amp;#233;</c>, <c>&amp;#xe9;</c>, also without the semicolon where that is allowed.</summary>
    /// <returns>How many letters of <paramref name="text"/> it takes; 0 where it is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out string sign)
    {
        sign = "";
        if (text.Length > 3 && text[1] == '#')
        {
            var hex = text[2] is 'x' or 'X';
            var from = hex ? 3 : 2;
            var to = from;
            while (
                to < text.Length
                && to < from + 8
                && (hex ? char.IsAsciiHexDigit(text[to]) : char.IsAsciiDigit(text[to]))
            )
            {
                to++;
            }

            if (
                !int.TryParse(
                    text[from..to],
                    hex ? NumberStyles.HexNumber : NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var code
                )
            )
            {
                return 0;
            }

            sign =
                code is >= 128 and < 160 ? Charsets.Decode([(byte)code], "windows-1252", out _)
                : Rune.IsValid(code) && code > 0 ? new Rune(code).ToString()
                : "\ufffd";
            return to < text.Length && text[to] == ';' ? to + 1 : to;
        }

        var length = 1;
        while (length < text.Length && length < 33 && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        if (length == 1)
        {
            return 0;
        }

        var ended = length < text.Length && text[length] == ';';
        var name = text[1..(ended ? length + 1 : length)];
        if (name is "nbsp;" or "nbsp")
        {
            sign = " ";
        }
        else if (name is "amp;")
        {
            sign = "&";
        }
        else if (HtmlEntityProvider.Resolver.GetSymbol(name.ToString()) is { } found)
        {
            sign = found;
        }
        else
        {
            return 0;
        }

        return name.Length + 1;
    }
}
