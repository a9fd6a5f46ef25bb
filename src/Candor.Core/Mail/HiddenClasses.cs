using System.Buffers;

namespace Candor.Core.Mail;

/// <summary>The classes that a mail's own style sheet hides: newsletters keep a preview line and tracking text there.</summary>
internal sealed class HiddenClasses
{
    private static readonly SearchValues<char> Combinators = SearchValues.Create(" >+~#[:");

    private HashSet<string>? names;

    public bool IsEmpty => names is null;

    /// <summary>Whether a declaration block, as in a <c>style</c> attribute, takes its element out of sight.</summary>
    public static bool Hides(ReadOnlySpan<char> style)
    {
        return Has(style, "display", "none")
            || Has(style, "visibility", "hidden")
            || Has(style, "opacity", "0")
            || (Has(style, "max-height", "0") && Has(style, "overflow", "hidden"));
    }

    public bool Names(ReadOnlySpan<char> classes)
    {
        if (classes.IsEmpty || names is null)
        {
            return false;
        }

        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in classes.Split(' '))
        {
            if (lookup.Contains(classes[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a <c>style</c> element. Rules under a condition (<c>@media</c>) hide for some screens only and are left out.</summary>
    public void Read(ReadOnlySpan<char> css)
    {
        while (true)
        {
            var open = css.IndexOf('{');
            if (open < 0)
            {
                return;
            }

            var selectors = css[..open];
            var at = selectors.LastIndexOfAny(";}");
            selectors = selectors[(at + 1)..].Trim();
            if (selectors.LastIndexOf("*/") is >= 0 and var comment)
            {
                selectors = selectors[(comment + 2)..].Trim();
            }

            css = css[(open + 1)..];
            if (selectors.StartsWith("@"))
            {
                css = css[Block(css)..];
                continue;
            }

            var close = css.IndexOf('}');
            var body = close < 0 ? css : css[..close];
            if (Hides(body))
            {
                foreach (var range in selectors.Split(','))
                {
                    var selector = selectors[range].Trim();
                    var dot = selector.IndexOf('.');
                    if (dot >= 0 && selector.IndexOfAny(Combinators) < 0 && selector[(dot + 1)..].IndexOf('.') < 0)
                    {
                        (names ??= new(StringComparer.Ordinal)).Add(selector[(dot + 1)..].ToString());
                    }
                }
            }

            css = close < 0 ? default : css[(close + 1)..];
        }
    }

    private static int Block(ReadOnlySpan<char> css)
    {
        var depth = 1;
        for (var i = 0; i < css.Length; i++)
        {
            depth +=
                css[i] == '{' ? 1
                : css[i] == '}' ? -1
                : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return css.Length;
    }

    private static bool Has(ReadOnlySpan<char> style, ReadOnlySpan<char> property, ReadOnlySpan<char> value)
    {
        while (true)
        {
            var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            var starts = at == 0 || style[at - 1] is ' ' or ';' or '\n' or '\t' or '\r' or '{';
            style = style[(at + property.Length)..].TrimStart();
            if (!starts || !style.StartsWith(":"))
            {
                continue;
            }

            style = style[1..].TrimStart();
            if (style.StartsWith(value, StringComparison.OrdinalIgnoreCase))
            {
                var after = style[value.Length..];
                return value is not "0"
                    || after.IsEmpty
                    || after[0] is ';' or ' ' or 'p' or 'e' or '!' or '}' or '\r' or '\n';
            }
        }
    }
}
