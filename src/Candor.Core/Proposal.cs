namespace Candor.Core;

/// <summary>What a candidate did with a proposal.</summary>
public enum ProposalState
{
    Waiting,
    Confirmed,
    Corrected,
    NotMine,
}

/// <summary>
/// What Candor read in a mail, waiting for the candidate's word. It changes nothing by itself; a refused proposal stays,
/// so that the same mail is never proposed again.
/// </summary>
public sealed class Proposal : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid EmailId { get; set; }

    /// <summary>The application it seems to belong to; null where it would be a new one.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>The draft it seems to answer; then it is a reply with feedback rather than news.</summary>
    public Guid? AnswersDraftId { get; set; }

    public OutcomeKind Kind { get; set; }

    public Medium Medium { get; set; }

    public Stage Stage { get; set; }

    public FeedbackStance Feedback { get; set; }

    public Sure Sure { get; set; }

    public string Employer { get; set; } = "";

    public string Role { get; set; } = "";

    /// <summary>The words that show it, as places in the mail's text.</summary>
    public List<Evidence> Evidence { get; set; } = [];

    /// <summary>When the news came: the mail's date.</summary>
    public DateTimeOffset At { get; set; }

    public ProposalState State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>
/// A mail that was looked at and is none of Candor's business: no text is kept, only a hash of its message id, so that
/// it is not read again. <see cref="IOwned.Id"/> is made from that hash.
/// </summary>
public sealed class SeenMail : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
