namespace Candor.Core;

/// <summary>What a text is for; its length, form and review follow from it.</summary>
public enum DraftKind
{
    Email,
    Letter,
    Call,
    Note,
    ThankYou,
}

/// <summary>Whether the decision has fallen: before it, answering a concern is right (D9); after it, it is arguing (C8).</summary>
public enum Moment
{
    Before,
    After,
}

/// <summary>A text to send or to say. Candor never sends it.</summary>
public sealed class Draft : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    /// <summary>The step of the plan it belongs to.</summary>
    public string StepId { get; set; } = "";

    public DraftKind Kind { get; set; }

    public Guid? PersonId { get; set; }

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Grows with each saved change; a save that knows an older one is refused.</summary>
    public int Revision { get; set; }

    /// <summary>The kind of text it was composed as, by its token; empty for one that was not composed.</summary>
    public string Form { get; set; } = "";

    /// <summary>The wording that was chosen: another number gives another.</summary>
    public long Seed { get; set; }

    /// <summary>What was composed, to see later whether the candidate's own words have been put in.</summary>
    public string Composed { get; set; } = "";

    /// <summary>Findings the candidate chose to leave, as rule and text.</summary>
    public List<string> LeftAlone { get; set; } = [];

    /// <summary>The id that the sent message carries, by which its answer is known.</summary>
    public string MessageId { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
