using Candor.Core.Text;

namespace Candor.Core;

/// <summary>What an employer let know. Silence is computed from dates, never read from a mail.</summary>
public enum OutcomeKind
{
    None,
    Rejected,
    Invited,
    Offer,
    OnHold,
    PositionFilled,
    Acknowledged,
    Withdrawn,
    Newsletter,
    Silence,
}

/// <summary>What a message does about feedback: nothing, offers it on request, refuses it, or gives it.</summary>
public enum FeedbackStance
{
    None,
    Offered,
    Refused,
    Given,
}

/// <summary>
/// What the employer let know about one application, as the candidate confirmed it. A reading of a mail is only a
/// proposal until then.
/// </summary>
public sealed class Outcome : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public OutcomeKind Kind { get; set; }

    public Medium Medium { get; set; }

    public Stage Stage { get; set; }

    public FeedbackStance Feedback { get; set; }

    /// <summary>When the news came: the mail's own date, not its import's, because deadlines count from it (B3).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The mail that brought it, if one did.</summary>
    public Guid? EmailId { get; set; }

    /// <summary>Who brought it; not always who decided (E15).</summary>
    public Guid? BearerId { get; set; }

    public Sure Sure { get; set; }

    /// <summary>The words that show it, as places in the mail's text.</summary>
    public List<Evidence> Evidence { get; set; } = [];

    public DateTimeOffset ConfirmedAt { get; set; }
}

/// <summary>A quoted place in a text: the claim rests on it.</summary>
public sealed record Evidence(int Start, int End, string Text)
{
    public static Evidence At(Span span, string text) => new(span.Start, span.End, span.Of(text));
}
