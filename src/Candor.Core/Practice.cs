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

    /// <summary>Sittings done so far; an exercise of several is spread over days.</summary>
    public int Sittings { get; set; }

    /// <summary>When the last of them was.</summary>
    public DateTimeOffset? LastAt { get; set; }

    /// <summary>Put aside without being done: it is not proposed again, and counts as nothing else.</summary>
    public DateTimeOffset? SkippedAt { get; set; }
}

/// <summary>How an answer is given.</summary>
public enum Way
{
    Typed,
    Spoken,

    /// <summary>Spoken before the camera.</summary>
    Camera,
}

/// <summary>Where an answer's words come from, which says how far they can be trusted.</summary>
public enum WordsFrom
{
    /// <summary>Typed, pasted, or corrected by the candidate.</summary>
    Own,

    /// <summary>A file with word times.</summary>
    File,

    /// <summary>A speech-to-text server of the candidate's.</summary>
    Server,

    /// <summary>A rough recogniser that drops "um" and mishears a word in five: no fillers are counted in it.</summary>
    Rough,
}

/// <summary>What a practice session rehearses.</summary>
public enum Rehearsal
{
    /// <summary>A mock interview.</summary>
    Interview,

    /// <summary>The call after a rejection: hard or vague words are said, and the candidate answers (A9, B5).</summary>
    Call,

    /// <summary>The last question of an interview, and what may come back (D7, D9).</summary>
    ClosingQuestion,
}

/// <summary>A question as a session asks it.</summary>
/// <param name="Id">The bank's id; empty for one of the candidate's own, or made for the session.</param>
/// <param name="Reason">Why it was chosen, in a sentence; empty where the candidate chose it.</param>
public sealed record AskedQuestion(string Id, string Ask, string Topic, string Reason = "");

/// <summary>One sitting: its questions in order. Its answers name it.</summary>
public sealed class PracticeSession : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Rehearsal Rehearsal { get; set; }

    public Way Way { get; set; }

    public List<AskedQuestion> Questions { get; set; } = [];

    /// <summary>Who conducts it (B10); empty where the candidate practises alone.</summary>
    public string With { get; set; } = "";

    /// <summary>What the other person noted, a line each, with the moment where one was marked.</summary>
    public string Notes { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>
/// One answer of a practice interview. Its measures are computed from the text and from what was heard and seen, never
/// stored.
/// </summary>
public sealed class Answer : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public string QuestionId { get; set; } = "";

    public string Question { get; set; } = "";

    public string Topic { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>The sitting it belongs to, if any.</summary>
    public Guid? SessionId { get; set; }

    public Way Way { get; set; }

    public WordsFrom WordsFrom { get; set; }

    /// <summary>Seconds from the question to the first word; null where nobody counted.</summary>
    public double? ThinkingSeconds { get; set; }

    /// <summary>Null for a typed answer.</summary>
    public Sound? Sound { get; set; }

    /// <summary>Null where there was no camera.</summary>
    public Body? Body { get; set; }

    /// <summary>Marked by the candidate as one to tell at the next interview.</summary>
    public bool OwnExample { get; set; }

    public DateTimeOffset At { get; set; }
}
