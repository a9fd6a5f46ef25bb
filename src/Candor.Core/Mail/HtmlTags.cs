using System.Collections.Frozen;

namespace Candor.Core.Mail;

/// <summary>What an element does to the text around it.</summary>
internal enum HtmlTag : byte
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

/// <summary>The elements of HTML by name; one that is not known stands in its line.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlTag> Tags = Make()
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Tag, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Tags.GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlTag Of(ReadOnlySpan<char> name) =>
        ByName.TryGetValue(name, out var known) ? known : HtmlTag.Inline;

    private static IEnumerable<(string Name, HtmlTag Tag)> Make()
    {
        (HtmlTag, string)[] all =
        [
            (HtmlTag.Break, "br"),
            (
                HtmlTag.Line,
                "div tr address article aside center dd details dt fieldset figure figcaption footer form header hr legend main nav option section summary caption tbody thead tfoot body html"
            ),
            (HtmlTag.Paragraph, "p h1 h2 h3 h4 h5 h6 ul ol dl table"),
            (HtmlTag.Cell, "td th"),
            (HtmlTag.Item, "li"),
            (HtmlTag.Quote, "blockquote"),
            (HtmlTag.Preformatted, "pre"),
            (
                HtmlTag.Dropped,
                "script title textarea template iframe svg object math noframes noembed select audio video canvas xml"
            ),
            (HtmlTag.Style, "style"),
            (HtmlTag.Void, "img meta link input area base col embed source track wbr param"),
        ];
        return all.SelectMany(pair => pair.Item2.Split(' ').Select(name => (name, pair.Item1)));
    }
}
