using Candor.Core.Listen;
using Candor.Core.Text;
using Candor.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Candor.Listen;

/// <summary>
/// A mail's text with each sentence's kind written behind it, and the words that show the decision marked: told in words,
/// so that it can be heard, printed and seen without colours. Text only; no markup of a mail ever gets into a page.
/// </summary>
/// <remarks>Written in C#, since in a text that keeps its white space Razor's own line breaks would show.</remarks>
public sealed class SortedMail : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What shows the decision.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Mark> Evidence { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<SortedSentence> Sentences { get; set; } = [];

    internal static string Words(SentenceKind kind) =>
        kind switch
        {
            SentenceKind.StockPhrase => "stock phrase",
            SentenceKind.Courtesy => "courtesy",
            SentenceKind.Feedback => "feedback",
            _ => "next step",
        };

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "highlighted");
        var at = 0;
        foreach (var sentence in Sentences.Where(one => one.Span.End <= Text.Length))
        {
            Stretch(builder, new(at, sentence.Span.Start));
            builder.OpenElement(2, "span");
            builder.AddAttribute(3, "class", $"said {Core.Token.Name(sentence.Kind)}");
            Stretch(builder, sentence.Span);
            builder.OpenElement(4, "small");
            builder.AddContent(5, Words(sentence.Kind));
            builder.CloseElement();
            builder.CloseElement();
            at = sentence.Span.End;
        }

        Stretch(builder, new(at, Text.Length));
        builder.CloseElement();
    }

    // Evidence may run across sentences; here is the part of it that lies within.
    private void Stretch(RenderTreeBuilder builder, Span span)
    {
        var marks = Evidence.Select(mark =>
            mark with
            {
                Span = new(
                    Math.Clamp(mark.Span.Start - span.Start, 0, span.Length),
                    Math.Clamp(mark.Span.End - span.Start, 0, span.Length)
                ),
            }
        );
        foreach (var (text, mark) in Parts.Of(span.Of(Text), marks))
        {
            if (mark is null)
            {
                builder.AddContent(6, text);
                continue;
            }

            builder.OpenElement(7, "mark");
            builder.AddAttribute(8, "class", Core.Token.Name(mark.Kind));
            builder.AddContent(9, text);
            builder.CloseElement();
        }
    }
}
