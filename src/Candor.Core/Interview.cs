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

    /// <summary>What the candidate answered, as they remember it.</summary>
    public string Answers { get; set; } = "";

    /// <summary>What they said or showed when asked for concerns at the end (D8).</summary>
    public string Concern { get; set; } = "";

    /// <summary>How they reacted to that question: a look, a pause, a quick no (D8).</summary>
    public string Reaction { get; set; } = "";

    /// <summary>How sure the candidate was of a field of the debrief: <c>sure</c>, <c>fairly</c>, <c>guess</c>.</summary>
    public Dictionary<string, string> Sure { get; set; } = new(StringComparer.Ordinal);

    public DateTimeOffset? DebriefedAt { get; set; }
}
