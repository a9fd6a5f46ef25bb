namespace Candor.Core.Review;

/// <summary>What a text is for, and what is known about the matter.</summary>
/// <param name="Kind">Length, form and opening follow from it.</param>
/// <param name="Moment">Before the decision answering a concern is right (D9); after it, it is arguing (C8).</param>
/// <param name="Facts">What names, employer and role are compared with; nothing is compared where it is null.</param>
/// <param name="Subject">The subject line, where it is kept apart from the text.</param>
public sealed record ReviewContext(
    DraftKind Kind = DraftKind.Email,
    Moment Moment = Moment.After,
    ReviewFacts? Facts = null,
    string? Subject = null
)
{
    /// <summary>Findings that the candidate chose to leave in this draft, as <see cref="Left"/> spells them.</summary>
    public IReadOnlyCollection<string> LeftAlone { get; init; } = [];

    /// <summary>How a finding is remembered as left: by its rule and words, so that it stays left when it moves.</summary>
    public static string Left(Finding finding) => $"{finding.Rule}: {finding.Text}";
}

/// <summary>What is known of the application; each may be empty.</summary>
public sealed record ReviewFacts
{
    /// <summary>The person written to.</summary>
    public string To { get; init; } = "";

    /// <summary>Others who may be named: interviewers, the recruiter.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The candidate's own name.</summary>
    public string From { get; init; } = "";

    public string Employer { get; init; } = "";

    public string Role { get; init; } = "";

    /// <summary>What the other said as feedback: a thank-you should take one thing of it up (C11).</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Employers of the candidate's other applications: a name that slips in when a text is used twice.</summary>
    public IReadOnlyList<string> OtherEmployers { get; init; } = [];
}

/// <summary>What review answers.</summary>
/// <param name="Distress">The text has words of self-harm: time for a kind line and somebody to talk to, not for advice on style.</param>
public sealed record Reviewed(DraftKind Kind, IReadOnlyList<Finding> Findings, Measures Measures, bool Distress);

/// <summary>Counts of the candidate's own words: quoted replies and header lines apart.</summary>
/// <param name="Seconds">How long it takes to say, at 150 words a minute.</param>
public sealed record Measures(int Words, int Sentences, int Questions, int Seconds, Tone Tone);

public enum ToneLabel
{
    Curt,
    Neutral,
    Warm,
}

/// <summary>How a request sounds to strangers, and the markers that made it so. Never a gate.</summary>
/// <param name="Score">From 0 (curt) to 1 (warm).</param>
public sealed record Tone(ToneLabel Label, double Score, IReadOnlyList<ToneMarker> Markers);

/// <param name="Name">What was seen, in plain words: "says thanks".</param>
/// <param name="Weight">How much it counts for warmth, below nought against it.</param>
public sealed record ToneMarker(string Name, double Weight);
