using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;

namespace Candor.Listen;

/// <summary>What the candidate says about a proposal; what they left as it was is as Candor read it.</summary>
public sealed record Decision(
    OutcomeKind Kind,
    Stage Stage,
    FeedbackStance Feedback,
    string Employer,
    string Role,
    DateTimeOffset At,
    Guid? ApplicationId
)
{
    /// <summary>What came back, of an answer to an ask; null where it is as Candor reads it.</summary>
    public ReplyKind? Answer { get; init; }

    /// <summary>When an invitation asks for a talk; null where no time is known yet.</summary>
    public DateTimeOffset? TalkAt { get; init; }

    /// <summary>The people whom an invitation names.</summary>
    public IReadOnlyList<NamedPerson> With { get; init; } = [];

    /// <summary>It decides nothing and tells something, about an application that is known: the news came before it.</summary>
    public bool IsFeedbackAlone =>
        Kind == OutcomeKind.None && Feedback == FeedbackStance.Given && ApplicationId is not null;

    /// <summary>The proposal as it is.</summary>
    public static Decision As(Proposal proposal) =>
        new(
            proposal.Kind,
            proposal.Stage,
            proposal.Feedback,
            proposal.Employer,
            proposal.Role,
            proposal.At,
            proposal.ApplicationId
        );
}
