using Candor.Core.Text;

namespace Candor.Shell;

/// <summary>A span of a text that <c>Highlighted</c> marks.</summary>
/// <param name="Says">Shown on pointing at it, and read out; keep it short.</param>
/// <param name="Id">For a link from elsewhere on the page.</param>
public sealed record Mark(Span Span, NoteKind Kind = NoteKind.Plain, string? Says = null, string? Id = null);

/// <summary>A text cut where its marks begin and end.</summary>
public static class Parts
{
    private static readonly NoteKind[] Strongest =
    [
        NoteKind.Error,
        NoteKind.Good,
        NoteKind.Soft,
        NoteKind.Kind,
        NoteKind.Plain,
    ];

    /// <summary>The pieces in order; together they are the whole text, each under at most one mark.</summary>
    public static IEnumerable<(string Text, Mark? Mark)> Of(string text, IEnumerable<Mark> marks)
    {
        var within = marks
            .Select(mark =>
                mark with
                {
                    Span = new Span(
                        Math.Clamp(mark.Span.Start, 0, text.Length),
                        Math.Clamp(mark.Span.End, 0, text.Length)
                    ),
                }
            )
            .Where(mark => mark.Span.Length > 0)
            .OrderBy(mark => Array.IndexOf(Strongest, mark.Kind))
            .ToList();
        var cuts = within.SelectMany(mark => new[] { mark.Span.Start, mark.Span.End }).Append(0).Append(text.Length);
        var at = cuts.Distinct().Order().ToList();
        var shown = new HashSet<Mark>();
        for (var i = 0; i + 1 < at.Count; i++)
        {
            var piece = new Span(at[i], at[i + 1]);
            var mark = within.Find(mark => mark.Span.Covers(piece));
            // An id may stand once in a page, and a mark is explained once, where it begins.
            var again = mark is not null && !shown.Add(mark);
            yield return (piece.Of(text), again ? mark! with { Id = null, Says = null } : mark);
        }
    }
}
