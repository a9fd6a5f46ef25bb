namespace Candor.Core;

/// <summary>
/// What a calendar was last told of one step, so that a change can be told as an update and a step that is gone as a
/// cancellation. It outlives its application: a calendar has to hear of that too.
/// </summary>
public sealed class CalendarEvent : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The same for the same step for ever, so that a calendar updates it instead of doubling it.</summary>
    public string Uid { get; set; } = "";

    /// <summary>Grows with each change, as RFC 5545 section 3.8.7.4 wants; 0 at first.</summary>
    public int Sequence { get; set; }

    public string Summary { get; set; } = "";

    public string Description { get; set; } = "";

    public DateTimeOffset Start { get; set; }

    public DateTimeOffset End { get; set; }

    /// <summary>A second alarm, before the window closes; null for none.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    public bool Cancelled { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
