namespace Candor.Core;

/// <summary>One job applied for.</summary>
public sealed class JobApplication : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public string Employer { get; set; } = "";

    /// <summary>The agency in between, where there is one: expectations and whom to ask differ (A18).</summary>
    public string Agency { get; set; } = "";

    public string Role { get; set; } = "";

    public Stage Stage { get; set; }

    /// <summary>Where they work, for public holidays: <c>GB</c>, <c>DE-BY</c>; empty means where the candidate is.</summary>
    public string Place { get; set; } = "";

    public DateOnly? AppliedOn { get; set; }

    /// <summary>The day by which the employer said they would let know; past it, no news is silence (A2).</summary>
    public DateOnly? NewsExpectedOn { get; set; }

    /// <summary>When it became certain that somebody else was hired (A4); null while it is not.</summary>
    public DateTimeOffset? FilledAt { get; set; }

    /// <summary>A break: nothing of this application is due before then (A15).</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>The candidate's own facts for texts: what they enjoyed, what they mean to say. Key and words.</summary>
    public Dictionary<string, string> Facts { get; set; } = new(StringComparer.Ordinal);

    public string Notes { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
