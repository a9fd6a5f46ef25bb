using Candor.Core.Text;

namespace Candor.Core;

/// <summary>
/// How much a finding matters. An error nearly always costs the answer; a warning often does; a suggestion is taste;
/// good says what works, so that it stays.
/// </summary>
public enum Level
{
    Error,
    Warning,
    Suggestion,
    Good,
}

/// <summary>One thing that review has to say about a span of a draft.</summary>
/// <param name="Rule">The rule's id: its file's name in <c>knowledge/review/</c>.</param>
/// <param name="Check">What kind of rule it was: <c>phrase</c>, <c>missing</c>, <c>order</c>, <c>measure</c>, <c>facts</c>.</param>
/// <param name="Span">Where, in UTF-16 units of the text given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Text">The words there.</param>
/// <param name="Sources">Ids of the rulebook, or lines of the evidence.</param>
/// <param name="Fixes">Changes that belong together; those of all findings can be applied together too.</param>
public sealed record Finding(
    string Rule,
    string Check,
    Level Level,
    Span Span,
    int Line,
    int Column,
    string Text,
    string Message,
    string Why,
    IReadOnlyList<string> Sources,
    IReadOnlyList<Fix> Fixes
);

/// <summary>One change: what stands at the span gives way to the replacement. An empty span inserts.</summary>
public sealed record Fix(Span Span, string Replacement);
