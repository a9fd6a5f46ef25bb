using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Candor.Core.Mail;

/// <summary>
/// What a reader of an HTML mail sees, as plain text: paragraphs and rows as lines, quotes with <c>&gt;</c>, lists with a
/// dash; without scripts, styles, comments, hidden text and pictures. Nothing is fetched; links keep their words only.
/// One pass over the markup, with no tree: newsletters run to hundreds of kilobytes and most mail is not looked at again.
/// </summary>
internal ref struct HtmlText
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(
        " \t\r\n\f\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u2007\u202f"
    );

    private static readonly FrozenDictionary<string, Tag> Tags = Make()
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Tag, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Tags.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly StringBuilder result = new();
    private readonly HiddenClasses hiddenClasses = new();
    private readonly bool honourHidden;
    private ReadOnlySpan<char> hiddenName;
    private int hiddenDepth;
    private int breaks;
    private bool blank;
    private int quotes;
    private int pre;

    private HtmlText(bool honourHidden)
    {
        this.honourHidden = honourHidden;
    }

    private enum Tag : byte
    {
        Inline,
        Break,
        Line,
        Paragraph,
        Cell,
        Item,
        Quote,
        Preformatted,
        Dropped,
        Style,
        Void,
    }

    public static string Of(ReadOnlySpan<char> html)
    {
        var first = new HtmlText(honourHidden: true);
        first.Read(html);
        if (first.hiddenDepth > 0)
        {
            // Something hidden never ends: rather show it than lose the mail.
            first = new HtmlText(honourHidden: false);
            first.Read(html);
        }

        return first.result.ToString();
    }

    private void Read(ReadOnlySpan<char> html)
    {
        while (!html.IsEmpty)
        {
            var open = html.IndexOf('<');
            Text(open < 0 ? html : html[..open]);
            if (open < 0)
            {
                return;
            }

            html = html[open..];
            html = html[Markup(html)..];
        }
    }

    // From a '<': how long the tag, comment or raw element is.
    private int Markup(ReadOnlySpan<char> html)
    {
        if (html.Length < 2)
        {
            Text(html);
            return html.Length;
        }

        if (html.StartsWith("<!--"))
        {
            var end = html[4..].IndexOf("-->");
            return end < 0 ? html.Length : end + 7;
        }

        if (html[1] is '!' or '?')
        {
            var end = html.IndexOf('>');
            return end < 0 ? html.Length : end + 1;
        }

        var closing = html[1] == '/';
        var from = closing ? 2 : 1;
        if (from >= html.Length || !char.IsAsciiLetter(html[from]))
        {
            Text(html[..1]);
            return 1;
        }

        var to = from;
        while (to < html.Length && html[to] is not ('>' or '/' or ' ' or '\t' or '\r' or '\n' or '\f'))
        {
            to++;
        }

        var name = html[from..to];
        var length = TagEnd(html, to);
        var inside = html[to..Math.Max(to, Math.Min(length, html.Length) - 1)];
        var tag = ByName.TryGetValue(name, out var known) ? known : Tag.Inline;
        if (!closing && tag is Tag.Dropped or Tag.Style)
        {
            var raw = RawEnd(html[length..], name);
            if (tag == Tag.Style)
            {
                hiddenClasses.Read(html.Slice(length, raw));
            }

            return length + raw;
        }

        Element(tag, name, inside, closing);
        return length;
    }

    // Past the '>', which may stand inside quotation marks.
    private static int TagEnd(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length)
        {
            var next = html[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return html.Length;
            }

            at += next;
            if (html[at] == '>')
            {
                return at + 1;
            }

            // A quotation mark opens a value only after '='; elsewhere it is a slip.
            var opens = html[..at].TrimEnd().EndsWith("=");
            var close = opens ? html[(at + 1)..].IndexOf(html[at]) : -1;
            at = close < 0 ? at + 1 : at + close + 2;
        }

        return html.Length;
    }

    private static int RawEnd(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        var at = 0;
        while (at < html.Length)
        {
            var close = html[at..].IndexOf("</");
            if (close < 0)
            {
                break;
            }

            at += close;
            if (html[(at + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }

            at += 2;
        }

        return html.Length;
    }

    private void Element(Tag tag, ReadOnlySpan<char> name, ReadOnlySpan<char> inside, bool closing)
    {
        if (hiddenDepth > 0)
        {
            if (!name.Equals(hiddenName, StringComparison.OrdinalIgnoreCase))
            {
                if (
                    hiddenName.Equals("p", StringComparison.OrdinalIgnoreCase)
                    && tag is Tag.Line or Tag.Paragraph or Tag.Cell
                )
                {
                    // A block ends a paragraph that was left open.
                    hiddenDepth = 0;
                }
                else
                {
                    return;
                }
            }
            else
            {
                hiddenDepth +=
                    closing ? -1
                    : inside.EndsWith("/") ? 0
                    : 1;
                return;
            }
        }

        if (!closing && tag is not (Tag.Void or Tag.Break) && IsHidden(inside))
        {
            hiddenName = name;
            hiddenDepth = 1;
            return;
        }

        switch (tag)
        {
            case Tag.Break when !closing:
                breaks = Math.Min(breaks + 1, 3);
                break;
            case Tag.Line:
                breaks = Math.Max(breaks, 1);
                break;
            case Tag.Paragraph:
                breaks = Math.Max(breaks, 2);
                break;
            case Tag.Cell:
                blank = true;
                break;
            case Tag.Item:
                breaks = Math.Max(breaks, 1);
                if (!closing)
                {
                    Lead();
                    result.Append("- ");
                }

                break;
            case Tag.Quote:
                quotes = Math.Clamp(quotes + (closing ? -1 : 1), 0, 20);
                breaks = Math.Max(breaks, 2);
                break;
            case Tag.Preformatted:
                pre = Math.Max(0, pre + (closing ? -1 : 1));
                breaks = Math.Max(breaks, 2);
                break;
        }
    }

    private readonly bool IsHidden(ReadOnlySpan<char> inside)
    {
        if (!honourHidden || inside.Length < 6)
        {
            return false;
        }

        return (Attribute(inside, "style") is { IsEmpty: false } style && HiddenClasses.Hides(style))
            || (!hiddenClasses.IsEmpty && hiddenClasses.Names(Attribute(inside, "class")))
            || HasHidden(inside);
    }

    private static bool HasHidden(ReadOnlySpan<char> inside)
    {
        var at = inside.IndexOf(" hidden", StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at + 7 == inside.Length || inside[at + 7] is ' ' or '=' or '/')
            // Not a word of another attribute's value.
            && int.IsEvenInteger(inside[..at].Count('"'));
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> inside, ReadOnlySpan<char> name)
    {
        var at = inside.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 1 || inside[at - 1] > ' ')
        {
            return default;
        }

        var value = inside[(at + name.Length)..].TrimStart();
        if (!value.StartsWith("="))
        {
            return default;
        }

        value = value[1..].TrimStart();
        if (value.IsEmpty)
        {
            return default;
        }

        if (value[0] is '"' or '\'')
        {
            var end = value[1..].IndexOf(value[0]);
            return end < 0 ? value[1..] : value.Slice(1, end);
        }

        var stop = value.IndexOfAny(" \t\r\n>");
        return stop < 0 ? value : value[..stop];
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (hiddenDepth > 0)
        {
            return;
        }

        while (!text.IsEmpty)
        {
            var amp = text.IndexOf('&');
            Words(amp < 0 ? text : text[..amp]);
            if (amp < 0)
            {
                return;
            }

            text = text[amp..];
            var used = Entity(text, out var sign);
            Words(used == 0 ? "&" : sign);
            text = text[Math.Max(1, used)..];
        }
    }

    private void Words(ReadOnlySpan<char> text)
    {
        if (pre > 0)
        {
            foreach (var sign in text)
            {
                if (sign == '\n')
                {
                    breaks++;
                }
                else if (sign != '\r')
                {
                    Lead();
                    result.Append(sign);
                }
            }

            return;
        }

        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Blanks);
            if (end != 0)
            {
                Lead();
                result.Append(end < 0 ? text : text[..end]);
                if (end < 0)
                {
                    return;
                }
            }

            // Those without width part no words: they are there to fill a preview, or to allow a break.
            blank |=
                text[end] is not ('\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\u034f');
            text = text[(end + 1)..];
        }
    }

    // What must stand before the next word: line breaks and quotation signs, or a blank.
    private void Lead()
    {
        if (result.Length == 0)
        {
            result.Insert(0, ">", quotes);
            if (quotes > 0)
            {
                result.Append(' ');
            }
        }
        else if (breaks > 0)
        {
            for (; breaks > 0; breaks--)
            {
                result.Append('\n');
                if (quotes > 0)
                {
                    result.Append('>', quotes).Append(' ');
                }
            }
        }
        else if (blank)
        {
            result.Append(' ');
        }

        breaks = 0;
        blank = false;
    }

    // "&eacute;", "&#233;", "&#xe9;", also without the semicolon where that is allowed.
    private static int Entity(ReadOnlySpan<char> text, out string sign)
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

    private static IEnumerable<(string Name, Tag Tag)> Make()
    {
        (Tag, string)[] all =
        [
            (Tag.Break, "br"),
            (
                Tag.Line,
                "div tr address article aside center dd details dt fieldset figure figcaption footer form header hr legend main nav option section summary caption tbody thead tfoot body html"
            ),
            (Tag.Paragraph, "p h1 h2 h3 h4 h5 h6 ul ol dl table"),
            (Tag.Cell, "td th"),
            (Tag.Item, "li"),
            (Tag.Quote, "blockquote"),
            (Tag.Preformatted, "pre"),
            (
                Tag.Dropped,
                "script title textarea template iframe svg object math noframes noembed select audio video canvas xml"
            ),
            (Tag.Style, "style"),
            (Tag.Void, "img meta link input area base col embed source track wbr param"),
        ];
        return all.SelectMany(pair => pair.Item2.Split(' ').Select(name => (name, pair.Item1)));
    }
}
