namespace Candor.Core;

/// <summary>One thing to do about a theme, as the candidate took it on.</summary>
public sealed class ExerciseRun : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The exercise's id, its path in <c>knowledge/exercises/</c>.</summary>
    public string Exercise { get; set; } = "";

    /// <summary>The theme it is done for.</summary>
    public string Topic { get; set; } = "";

    public DateTimeOffset TakenAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public bool? Helped { get; set; }
}

/// <summary>One answer of a practice interview. Its measures are computed from the text, never stored.</summary>
public sealed class Answer : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public string QuestionId { get; set; } = "";

    public string Question { get; set; } = "";

    public string Topic { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Marked by the candidate as one to tell at the next interview.</summary>
    public bool OwnExample { get; set; }

    public DateTimeOffset At { get; set; }
}
