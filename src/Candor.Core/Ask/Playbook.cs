namespace Candor.Core.Ask;

/// <summary>
/// A way of asking, as its file says: what to do, when, by which channel, whom, and why. Applied to a situation it
/// becomes a plan.
/// </summary>
/// <param name="Id">Its path below <c>knowledge/playbooks/</c>.</param>
/// <param name="Message">The way in one line.</param>
/// <param name="Why">What speaks for it.</param>
/// <param name="Order">Where it stands when all are shown side by side; then by id.</param>
public sealed record Playbook(
    string Id,
    string Name,
    string Message,
    string Why,
    int Order,
    IReadOnlyList<string> Sources,
    IReadOnlyList<PlaybookNote> Notes,
    IReadOnlyList<PlaybookStep> Steps
)
{
    /// <summary>How frank an answer its texts ask for, where the candidate says nothing else (D4).</summary>
    public Frankness Frank { get; init; } = Frankness.Plain;

    /// <summary>
    /// How long after the last thing that happened any step of it can still be open; null where one stays open for
    /// ever. Besides the longest window: the gap between attempts, and a run of days on which nobody can be rung.
    /// </summary>
    public TimeSpan? Longest { get; } =
        Steps.Any(step => step.Until is null)
            ? null
            : Steps.Select(step => (step.UntilWithBreak ?? step.Until!.Value).Nominal).DefaultIfEmpty().Max()
                + Attempts.Gap
                + OfficeHours.LongestClosed;
}

/// <summary>Something to know beforehand, shown where its conditions hold: what to expect, and how sure that is.</summary>
public sealed record PlaybookNote(string Text, IReadOnlyList<string> Sources)
{
    internal uint When { get; init; }

    internal uint Unless { get; init; }
}

/// <summary>One step of a playbook.</summary>
/// <param name="Id">Unique in its playbook. Playbooks that do the same thing use the same id, so that changing midway asks nobody twice.</param>
/// <param name="Title">What to do, in plain words; <c>{person}</c> stands for whom.</param>
public sealed record PlaybookStep(string Id, Deed Deed, string Title, string Why, IReadOnlyList<string> Sources)
{
    public Anchor From { get; init; }

    /// <summary>How long after the anchor the window opens.</summary>
    public Lapse After { get; init; }

    /// <summary>How long after the anchor it closes; null where it stays open.</summary>
    public Lapse? Until { get; init; }

    /// <summary>When it closes for a candidate who takes a break (A15); null where that changes nothing.</summary>
    public Lapse? UntilWithBreak { get; init; }

    /// <summary>In order of preference; the first that reaches the person is taken (A6). Empty for what one does alone.</summary>
    public IReadOnlyList<Way> Ways { get; init; } = [];

    public IReadOnlyList<Whom> Whom { get; init; } = [];

    /// <summary>The text that goes with it, or none.</summary>
    public TextKind? Text { get; init; }

    /// <summary>What came back, where the step follows an answer; empty where any will do.</summary>
    public IReadOnlyList<ReplyKind> Answers { get; init; } = [];

    /// <summary>An earlier step in whose place this one stands if it was missed or skipped.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>The step whose text is written here, ahead of its time; null where nothing is written for another.</summary>
    public string? Writes { get; init; }

    /// <summary>The call is going on already, so no office hours apply (B2).</summary>
    public bool OnTheCall { get; init; }

    /// <summary>What happens if it is left, without reproach.</summary>
    public string IfLeft { get; init; } = "";

    /// <summary>What is still sensible once the window has passed.</summary>
    public string IfLate { get; init; } = "";

    internal uint When { get; init; }

    internal uint Unless { get; init; }

    public bool IsAsk => Deed is Deed.Ask or Deed.SecondAsk;
}

/// <summary>The moment from which a step's window counts.</summary>
public enum Anchor
{
    News,

    /// <summary>The position is known to be filled (A4).</summary>
    Filled,

    /// <summary>The latest attempt.</summary>
    Asked,

    /// <summary>The latest thing that came back.</summary>
    Answered,
    Thanked,
    Interview,

    /// <summary>They rang back, and nobody answered (A8).</summary>
    Missed,
}

/// <summary>A channel as a playbook names it: one of them, or whichever brought the news.</summary>
public enum Way
{
    Reply,
    Email,
    Call,
    Letter,
    Linkedin,
    Note,
    AsNews,
}

/// <summary>Whom to ask, in order of preference.</summary>
public enum Whom
{
    AgencyRecruiter,

    /// <summary>Whoever brought the news.</summary>
    Bearer,

    /// <summary>Of those who interviewed, the one with whom it clicked (A5).</summary>
    BestRapport,
    HiringManager,

    /// <summary>An experienced recruiter, easier to ask (B6).</summary>
    ExperiencedRecruiter,

    /// <summary>Who was asked last.</summary>
    Asked,

    /// <summary>Somebody who has not been asked yet.</summary>
    Another,
    Anybody,
}

/// <summary>The kinds of text that Candor composes.</summary>
public enum TextKind
{
    FeedbackEmail,
    Reply,
    Letter,
    CallCard,
    CallBackCard,
    StatusEnquiry,
    ThankYou,

    /// <summary>To somebody who gives no feedback.</summary>
    BriefThanks,
    InterviewThanks,
    InterviewCard,
    Note,
    LinkedinInvitation,
    SecondAsk,
    ShortAsk,
    Reapply,
    Voicemail,
    Switchboard,
}

public enum LapseUnit
{
    Minute,
    Hour,

    /// <summary>A day on the candidate's calendar: the same time of day, also across daylight saving.</summary>
    Day,
}

/// <summary>A length of time as a playbook writes it: <c>30min</c>, <c>24h</c>, <c>14d</c>, or <c>-3d</c> before. At most 400 days.</summary>
public readonly record struct Lapse(int Amount, LapseUnit Unit)
{
    public TimeSpan Nominal =>
        Unit switch
        {
            LapseUnit.Minute => TimeSpan.FromMinutes(Amount),
            LapseUnit.Hour => TimeSpan.FromHours(Amount),
            _ => TimeSpan.FromDays(Amount),
        };

    public static bool TryRead(string text, out Lapse lapse)
    {
        lapse = default;
        var sign = text.StartsWith('-') ? -1 : 1;
        text = text.TrimStart('-');
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        LapseUnit? unit = text[digits..] switch
        {
            "min" => LapseUnit.Minute,
            "h" => LapseUnit.Hour,
            "d" => LapseUnit.Day,
            _ => null,
        };
        if (digits is 0 or > 5 || unit is null)
        {
            return false;
        }

        lapse = new(
            sign * int.Parse(text.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture),
            unit.Value
        );
        return lapse.Nominal.Duration() <= TimeSpan.FromDays(400);
    }

    /// <summary>The moment this long after <paramref name="from"/>, days counted on the zone's calendar.</summary>
    public DateTimeOffset AfterIn(DateTimeOffset from, TimeZoneInfo zone) =>
        Unit == LapseUnit.Day && Amount != 0 ? LocalTime.AddDays(from, Amount, zone) : from + Nominal;
}
