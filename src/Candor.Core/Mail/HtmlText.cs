namespace Candor.Core.Mail;

/// <summary>
/// What a reader of an HTML mail sees, as plain text: paragraphs and rows as lines, quotes with <c>&gt;</c>, lists with a
/// dash; without scripts, styles, comments, hidden text and pictures. Nothing is fetched; links keep their words only.
/// One pass over the markup, with no tree: newsletters run to hundreds of kilobytes and most mail is not looked at again.
/// </summary>
internal ref struct HtmlText
{
    private readonly HiddenClasses hiddenClasses = new();
    private readonly bool honourHidden;
    private FlowedWords flow = new();
    private ReadOnlySpan<char> hiddenName;
    private int hiddenDepth;

    private HtmlText(bool honourHidden)
    {
        this.honourHidden = honourHidden;
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

        return first.flow.ToString();
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
        var tag = HtmlTags.Of(name);
        if (!closing && tag is HtmlTag.Dropped or HtmlTag.Style)
        {
            var raw = RawEnd(html[length..], name);
            if (tag == HtmlTag.Style)
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

    private void Element(HtmlTag tag, ReadOnlySpan<char> name, ReadOnlySpan<char> inside, bool closing)
    {
        if (hiddenDepth > 0)
        {
            if (!name.Equals(hiddenName, StringComparison.OrdinalIgnoreCase))
            {
                if (
                    hiddenName.Equals("p", StringComparison.OrdinalIgnoreCase)
                    && tag is HtmlTag.Line or HtmlTag.Paragraph or HtmlTag.Cell
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

        if (!closing && tag is not (HtmlTag.Void or HtmlTag.Break) && IsHidden(inside))
        {
            hiddenName = name;
            hiddenDepth = 1;
            return;
        }

        switch (tag)
        {
            case HtmlTag.Break when !closing:
                flow.Break();
                break;
            case HtmlTag.Line:
                flow.Line();
                break;
            case HtmlTag.Paragraph:
                flow.Paragraph();
                break;
            case HtmlTag.Cell:
                flow.Blank();
                break;
            case HtmlTag.Item:
                flow.Line();
                if (!closing)
                {
                    flow.Sign("- ");
                }

                break;
            case HtmlTag.Quote:
                flow.Quote(closing ? -1 : 1);
                break;
            case HtmlTag.Preformatted:
                flow.Preformatted(closing ? -1 : 1);
                break;
        }
    }

    private readonly bool IsHidden(ReadOnlySpan<char> inside)
    {
        if (!honourHidden || inside.Length < 6)
        {
            return false;
        }

        return (HtmlAttribute.Find(inside, "style") is { IsEmpty: false } style && HiddenClasses.Hides(style))
            || (!hiddenClasses.IsEmpty && hiddenClasses.Names(HtmlAttribute.Find(inside, "class")))
            || HtmlAttribute.HasHidden(inside);
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
            flow.Words(amp < 0 ? text : text[..amp]);
            if (amp < 0)
            {
                return;
            }

            text = text[amp..];
            var used = HtmlEntity.Read(text, out var sign);
            flow.Words(used == 0 ? "&" : sign);
            text = text[Math.Max(1, used)..];
        }
    }
}
