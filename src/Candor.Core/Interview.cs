namespace Candor.Core;

/// <summary>One talk, and the candidate's own debrief of it, kept to set beside the feedback (B1).</summary>
public sealed class Interview : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public DateTimeOffset At { get; set; }

    public string TimeZone { get; set; } = "";

    public Medium Form { get; set; }

    public Stage Stage { get; set; }

    public string WentWell { get; set; } = "";

    public string WentBadly { get; set; } = "";

    public string Questions { get; set; } = "";

    /// <summary>What they said or showed when asked for concerns at the end (D8).</summary>
    public string Concern { get; set; } = "";

    public DateTimeOffset? DebriefedAt { get; set; }
}
