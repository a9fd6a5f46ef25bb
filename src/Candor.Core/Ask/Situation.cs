namespace Candor.Core.Ask;

/// <summary>
/// All that a plan depends on, as it stands. The same situation and the same moment give the same plan, so nothing has
/// to be remembered and a closed laptop loses nothing.
/// </summary>
public sealed record Situation
{
    /// <summary>How the news came; null while the decision has not fallen.</summary>
    public Medium? News { get; init; }

    /// <summary>
    /// When the news came, from which deadlines count (B3). Of silence: when the day passed by which they wanted to let
    /// know. Before the decision: when the last interview was.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The candidate's zone: days are counted on its calendar, across daylight saving.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public Stage Stage { get; init; }

    /// <summary>The mail that brought the news came from an address that nobody reads, so no reply reaches anybody.</summary>
    public bool NoReply { get; init; }

    /// <summary>What the news itself did about feedback.</summary>
    public FeedbackStance Feedback { get; init; }

    /// <summary>When it became certain that somebody else was hired (A4).</summary>
    public DateTimeOffset? FilledAt { get; init; }

    /// <summary>The candidate takes a break until then (A15).</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>A later invitation or offer of the same employer: what is still open stops.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    public DateTimeOffset? InterviewAt { get; init; }

    /// <summary>They named a concern at the interview; that is no answer (D10), but belongs into the thank-you (D9).</summary>
    public bool ConcernNamed { get; init; }

    /// <summary>An agency stands in between (A18).</summary>
    public bool Agency { get; init; }

    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>Who brought the news, where that is known; not always who decided (E15).</summary>
    public Guid? BearerId { get; init; }

    /// <summary>What the candidate did so far, in any order, under whichever playbook.</summary>
    public IReadOnlyList<StepMark> Marks { get; init; } = [];

    /// <summary>Weekends and public holidays by country: nobody is rung then.</summary>
    public Holidays Holidays { get; init; } = Holidays.None;

    /// <summary>
    /// Where the others work, such as <c>GB-SCT</c>; a person's own zone goes before it. Empty where it is not known,
    /// and then Saturdays and Sundays are free.
    /// </summary>
    public string Place { get; init; } = "";

    /// <summary>Other days on which nobody is rung there, such as a works holiday.</summary>
    public IReadOnlySet<DateOnly> FreeDays { get; init; } = None;

    private static readonly HashSet<DateOnly> None = [];
}
