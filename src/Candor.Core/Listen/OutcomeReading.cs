namespace Candor.Core.Listen;

/// <summary>
/// What one e-mail says about an application, as a proposal: nothing is stored of it until the candidate confirms.
/// </summary>
/// <param name="Evidence">The words that show it, as places in <see cref="Email.Text"/>.</param>
/// <param name="Filled">It says that somebody was hired, whatever else it says (A4).</param>
/// <param name="Warnings">What stands in the way of a sure reading.</param>
public sealed record OutcomeReading(
    OutcomeKind Kind,
    Stage Stage,
    Medium Medium,
    Sure Sure,
    FeedbackStance Feedback,
    string Employer,
    string Role,
    bool Filled,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Whether the mail belongs to an application at all: only such mail's text is kept.</summary>
    public bool IsOfApplication =>
        Kind is not (OutcomeKind.None or OutcomeKind.Newsletter) || Feedback != FeedbackStance.None;
}
