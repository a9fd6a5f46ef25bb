using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>One thing that was said, as a proposal; the candidate's word on it goes before all of this.</summary>
/// <param name="Span">Where it stands in the text that was read.</param>
/// <param name="Topic">An id of <c>knowledge/topics/</c>; empty where none was recognised.</param>
/// <param name="Specificity">0 (says little) to 1 (says what, where and how).</param>
/// <param name="Shown">The words that make it specific or vague, in the text's order.</param>
/// <param name="Reasons">The words that counted most for its polarity and category, the weightiest first.</param>
/// <param name="Speaker">Who said it, where the notes name several ("Dana: …"); empty elsewhere (C15).</param>
/// <param name="Disagreed">Marked "!" in one's own notes: the candidate sees it otherwise (E11).</param>
/// <param name="Personal">A remark on somebody's person: kept as quoted and as neither for nor against, not read, not worked on.</param>
public sealed record FoundPoint(
    Span Span,
    string Quote,
    Polarity Polarity,
    Category Category,
    string Topic,
    double Specificity,
    Cause Cause,
    IReadOnlyList<Shown> Shown,
    IReadOnlyList<Reason> Reasons,
    string Speaker,
    bool Personal,
    bool Disagreed
);

/// <summary>A word or phrase that makes a point specific (<paramref name="Adds"/> above 0) or vague (below).</summary>
public sealed record Shown(Span Span, string Text, double Adds);

/// <summary>A word that speaks for what a point was taken to say, and by how much (the natural logarithm of the odds).</summary>
public sealed record Reason(Span Span, string Text, double Adds);
