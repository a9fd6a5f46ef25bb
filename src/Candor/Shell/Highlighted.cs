using Candor.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Candor.Shell;

/// <summary>
/// A text with some of its spans marked: <c>&lt;Highlighted Text="@mail.Text" Marks="marks" /&gt;</c>. Marks may lie in any
/// order and overlap: where they do, the strongest is seen (error, good, soft, kind, plain). What lies outside the text is
/// cut, so that a stale span never breaks a page.
/// </summary>
/// <remarks>Written in C#, since in a text that keeps its white space Razor's own line breaks would show.</remarks>
public sealed class Highlighted : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public IEnumerable<Mark> Marks { get; set; } = [];

    [Parameter]
    public string? Class { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", Class is null ? "highlighted" : $"highlighted {Class}");
        foreach (var (text, mark) in Parts.Of(Text, Marks))
        {
            if (mark is null)
            {
                builder.AddContent(2, text);
                continue;
            }

            builder.OpenElement(3, "mark");
            builder.AddAttribute(4, "class", Token.Name(mark.Kind));
            builder.AddAttribute(5, "id", mark.Id);
            builder.AddAttribute(6, "title", mark.Says);
            builder.AddContent(7, text);
            if (mark.Says is not null)
            {
                builder.OpenElement(8, "span");
                builder.AddAttribute(9, "class", "only-heard");
                builder.AddContent(10, $" ({mark.Says}) ");
                builder.CloseElement();
            }

            builder.CloseElement();
        }

        builder.CloseElement();
    }
}
