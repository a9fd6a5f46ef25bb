namespace Candor.Core;

/// <summary>Why a version of a draft was kept.</summary>
public enum VersionReason
{
    /// <summary>As it stood before a longer pause in typing.</summary>
    Typed,

    /// <summary>As it stood before it was composed anew.</summary>
    Recomposed,

    /// <summary>As it stood before an earlier version was brought back.</summary>
    Restored,
    Sent,
}

/// <summary>A draft as it once stood. The candidate's words are never overwritten without one.</summary>
public sealed class DraftVersion : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid DraftId { get; set; }

    public VersionReason Reason { get; set; }

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>When it was put away.</summary>
    public DateTimeOffset At { get; set; }
}
