namespace Candor.Core;

/// <summary>One deed of the candidate as it changed the store, kept so that it can be undone.</summary>
public sealed class JournalEntry : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What was done, in the words that offer to undo it: "Marked as sent".</summary>
    public string Deed { get; set; } = "";

    /// <summary>The changed rows as they were before, as JSON.</summary>
    public string Before { get; set; } = "";

    public DateTimeOffset? UndoneAt { get; set; }
}
