using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Candor.Shell;

/// <summary>A text with plain marks (headings, lists, links) as HTML. HTML in it is shown, never run.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UsePipeTables()
        .Build();

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:", "/", "#"];

    public static MarkupString Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            // A pasted list may hold anything; only what leads somewhere stays a link.
            if (!Schemes.Any(scheme => link.Url?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true))
            {
                link.Url = "#";
            }
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new MarkupString(writer.ToString());
    }
}
