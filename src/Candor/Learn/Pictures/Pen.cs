using System.Globalization;
using System.Net;
using System.Text;

namespace Candor.Learn;

/// <summary>What a mark stands for; each has a pattern of its own, so that no picture lives from its colours.</summary>
internal enum Ink
{
    /// <summary>Filled: what was reached, what went well.</summary>
    Full,

    /// <summary>Hatched: what to think about, what went unanswered.</summary>
    Hatched,

    /// <summary>Empty with an edge: all there was.</summary>
    Empty,
}

/// <summary>
/// Draws in SVG. Colours are attributes, so that a saved file keeps them, with classes by which a page's style takes over
/// in light and dark.
/// </summary>
internal sealed class Pen
{
    private readonly StringBuilder body = new();
    private readonly string hatch;

    /// <param name="name">The picture's, for ids that no other picture of the page has.</param>
    public Pen(string name)
    {
        hatch = $"hatch-{name}";
        body.Append(
            $"<defs><pattern id=\"{hatch}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"lemon\" width=\"6\" height=\"6\" fill=\"#f6e27a\"/><line class=\"ink\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#25231e\" stroke-width=\"2\"/></pattern></defs>"
        );
    }

    public override string ToString() => body.ToString();

    public void Text(double x, double y, string says, string css = "", string anchor = "start") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{css}\" fill=\"currentColor\" text-anchor=\"{anchor}\"{(css.Contains("faint", StringComparison.Ordinal) ? " font-size=\"11\"" : "")}{(css.Contains("name", StringComparison.Ordinal) ? " font-weight=\"600\"" : "")}>{Safe(says)}</text>"
        );

    public void Line(double x1, double y1, double x2, double y2, double width = 1, string dashes = "") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"ink\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"#25231e\" stroke-width=\"{width:0.#}\"{(dashes.Length > 0 ? $" stroke-dasharray=\"{dashes}\"" : "")}/>"
        );

    public void Bar(double x, double y, double width, double height, Ink ink, string says = "") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, width):0.#}\" height=\"{height:0.#}\" rx=\"2\" {Fill(ink)}>{Title(says)}</rect>"
        );

    public void Dot(double x, double y, double radius, Ink ink, string says = "") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" {Fill(ink)}>{Title(says)}</circle>"
        );

    /// <summary>A square on its corner.</summary>
    public void Diamond(double x, double y, double radius, Ink ink, string says = "") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{x:0.#} {y - radius:0.#} L{x + radius:0.#} {y:0.#} L{x:0.#} {y + radius:0.#} L{x - radius:0.#} {y:0.#} Z\" {Fill(ink)}>{Title(says)}</path>"
        );

    /// <summary>A text for an element or attribute; what an XML file may not hold at all is left out.</summary>
    public static string Safe(string says) =>
        WebUtility.HtmlEncode(string.Concat(says.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))));

    /// <summary>So many letters of it as fit, at this size.</summary>
    public static string Short(string says, int letters) =>
        says.Length <= letters ? says : says[..(letters - 1)].TrimEnd() + "…";

    private string Fill(Ink ink) =>
        ink switch
        {
            Ink.Full => "class=\"leaf edge\" fill=\"#3f7d55\" stroke=\"#25231e\" stroke-width=\"1\"",
            Ink.Hatched => $"class=\"edge\" fill=\"url(#{hatch})\" stroke=\"#25231e\" stroke-width=\"1\"",
            _ => "class=\"blank edge\" fill=\"#ffffff\" stroke=\"#25231e\" stroke-width=\"1\"",
        };

    private static string Title(string says) => says.Length == 0 ? "" : $"<title>{Safe(says)}</title>";
}
