namespace Candor.Core;

/// <summary>A point with who said it, where and when: what themes are made of.</summary>
/// <param name="Person">
/// A key of who said it. Two people of whom nothing is known at one employer may be one, and so share a key: an
/// opinion is never counted twice (C9).
/// </param>
/// <param name="Employer">A key of the employer.</param>
/// <param name="Settled">The candidate sorted it under its topic; no words weigh more than that.</param>
public sealed record Said(
    Guid PointId,
    string Quote,
    Polarity Polarity,
    Category Category,
    string Topic,
    double Specificity,
    Cause Cause,
    bool Disagreed,
    string Person,
    string Employer,
    DateTimeOffset At,
    bool Settled = false
);

/// <summary>Points that say the same thing in other words, with their sources counted.</summary>
/// <param name="Key">Stays the same while the theme does: its kind and polarity, its first point, or a name of its own that the candidate's making gave it.</param>
/// <param name="Topic">What exercises go by; null for points of which only their words are known.</param>
/// <param name="Points">By day, then id; never none.</param>
/// <param name="People">How many independent people said it (C9).</param>
/// <param name="Employers">At how many employers.</param>
/// <param name="Cause">The cause that most points have, as the candidate decided or Candor proposed.</param>
public sealed record Theme(
    string Key,
    string Name,
    Topic? Topic,
    Polarity Polarity,
    IReadOnlyList<Said> Points,
    int People,
    int Employers,
    DateTimeOffset Since,
    DateTimeOffset Latest,
    Cause Cause
)
{
    /// <summary>One person's opinion, and shown as that.</summary>
    public bool IsOneOpinion => People == 1;

    /// <summary>
    /// Whether something can be learnt or shown; a close call or a budget is what it is (B8, E1), and what the candidate
    /// sees otherwise throughout (E11) is left alone.
    /// </summary>
    public bool IsToWorkOn =>
        Polarity == Polarity.Concern
        && Cause != Cause.Outside
        && Points.Any(p => !p.Disagreed)
        && Topic is not { Learn: false } and not { Personal: true };
}
