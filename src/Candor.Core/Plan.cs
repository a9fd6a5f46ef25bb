namespace Candor.Core;

/// <summary>How a step is carried out.</summary>
public enum Channel
{
    Reply,
    Email,
    Call,
    Letter,
    Linkedin,
    Note,
}

/// <summary>What a step does. Only <see cref="Ask"/> counts as an attempt (last table of evidence.md).</summary>
public enum Deed
{
    Ask,
    SecondAsk,
    AskStatus,
    FindName,
    Prepare,
    Rest,
    Listen,
    Thank,
    Connect,
    Reflect,
    ApplyNext,
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    Waiting,
    Open,
    Due,
    Overdue,
    Blocked,
    Done,
    Skipped,
    VoicemailLeft,
    AwaitingCall,

    /// <summary>They rang back, and nobody answered (A8).</summary>
    CallMissed,
}

/// <summary>
/// What came back to an ask. Feedback, vague words and a refusal are answers, and nobody is asked again after one; a
/// promise and an automatic reply are not (last table of evidence.md).
/// </summary>
public enum ReplyKind
{
    Feedback,
    Vague,
    Refused,
    Promise,
    Automatic,
}

/// <summary>The playbook the candidate took for an outcome. Its steps are computed from state, so nothing goes stale.</summary>
public sealed class PlanChoice : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public Guid OutcomeId { get; set; }

    /// <summary>The playbook's id, its path in <c>knowledge/playbooks/</c>.</summary>
    public string Playbook { get; set; } = "";

    public DateTimeOffset TakenAt { get; set; }
}

/// <summary>What the candidate did about a step: sent, called, skipped, left a voicemail.</summary>
public sealed class StepMark : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public Guid OutcomeId { get; set; }

    public string StepId { get; set; } = "";

    public Deed Deed { get; set; }

    public Channel? Channel { get; set; }

    public Guid? PersonId { get; set; }

    public Guid? DraftId { get; set; }

    public StepState State { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What came back to it; null while nothing has.</summary>
    public ReplyKind? Reply { get; set; }

    public DateTimeOffset? RepliedAt { get; set; }

    /// <summary>Whether what came back, or a call's closing words, sounded warm: then a connection may follow (A13).</summary>
    public bool Warm { get; set; }

    /// <summary>The same mark, received warmly.</summary>
    public StepMark Warmly()
    {
        var mark = (StepMark)MemberwiseClone();
        mark.Warm = true;
        return mark;
    }
}
