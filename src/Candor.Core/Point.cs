namespace Candor.Core;

public enum Polarity
{
    Neutral,
    Strength,
    Concern,
}

/// <summary>What a point is about (B4; E1).</summary>
public enum Category
{
    Other,
    Interview,
    Skills,
    Preparedness,
    Fit,
    Outside,
}

/// <summary>Why a point came up: something to learn, something to show better, something outside one's control (C13, E1).</summary>
public enum Cause
{
    Unsure,
    Weakness,
    Impression,
    Outside,
}

/// <summary>What one person said on one occasion.</summary>
public sealed class Feedback : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public Guid? PersonId { get; set; }

    public Guid? EmailId { get; set; }

    /// <summary>The draft that asked for it, where it answers one.</summary>
    public Guid? DraftId { get; set; }

    public Medium Medium { get; set; }

    public DateTimeOffset At { get; set; }

    public string Text { get; set; } = "";
}

/// <summary>One thing of a feedback, quoted.</summary>
public sealed class Point : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid FeedbackId { get; set; }

    public Guid ApplicationId { get; set; }

    public Guid? PersonId { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public string Quote { get; set; } = "";

    public Polarity Polarity { get; set; }

    public Category Category { get; set; }

    /// <summary>A finer topic, an id of <c>knowledge/topics/</c>; empty where none was recognised.</summary>
    public string Topic { get; set; } = "";

    /// <summary>0 (says little) to 1 (says what, where and how).</summary>
    public double Specificity { get; set; }

    /// <summary>Proposed by Candor, decided by the candidate (C13).</summary>
    public Cause Cause { get; set; }

    /// <summary>The candidate sees it otherwise: a mark, never a reply (E11).</summary>
    public bool Disagreed { get; set; }

    /// <summary>The candidate sorted it under its topic; no reading changes that any more.</summary>
    public bool Settled { get; set; }

    public DateTimeOffset At { get; set; }
}
