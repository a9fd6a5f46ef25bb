namespace Candor.Keeping;

/// <summary>What is kept for a time of its own.</summary>
public enum KeptKind
{
    /// <summary>E-mails that belong to no application.</summary>
    OtherMail,

    /// <summary>Practice answers: their words and what was measured.</summary>
    Answers,

    /// <summary>Recordings of practice answers.</summary>
    Recordings,

    /// <summary>Names and addresses of people, and how well one got on, in applications that are over.</summary>
    People,

    /// <summary>Applications that are over, with all that belongs to them.</summary>
    Applications,
}
