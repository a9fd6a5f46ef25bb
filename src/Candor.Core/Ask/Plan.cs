namespace Candor.Core.Ask;

/// <summary>A playbook applied to one outcome, as of a moment.</summary>
/// <param name="Notes">What to expect, for this case.</param>
public sealed record Plan(Playbook Playbook, IReadOnlyList<PlaybookNote> Notes, IReadOnlyList<Step> Steps);

/// <summary>One step of a plan.</summary>
/// <param name="Of">What the playbook says about it.</param>
/// <param name="Person">Whom; null where no person is known by name, or where nobody else takes part.</param>
/// <param name="Earliest">When its window opens; null while that is not settled, and then it is blocked.</param>
/// <param name="Latest">When it closes; null where it stays open.</param>
/// <param name="BlockedBy">What stands in the way, or nothing.</param>
public sealed record Step(
    PlaybookStep Of,
    Channel? Channel,
    Person? Person,
    DateTimeOffset? Earliest,
    DateTimeOffset? Latest,
    Hindrance? BlockedBy,
    StepState State
)
{
    public string Id => Of.Id;

    public Deed Deed => Of.Deed;

    public IReadOnlyList<string> Sources => Of.Sources;

    public string Why => Of.Why;

    /// <summary>The text that goes with it: the playbook's own choice, or what the channel asks for; null for none.</summary>
    public TextKind? Text =>
        Of.Text
        ?? (
            !Of.IsAsk
                ? null
                : Channel switch
                {
                    Core.Channel.Call => TextKind.CallCard,
                    Core.Channel.Letter => TextKind.Letter,
                    Core.Channel.Reply => TextKind.Reply,
                    _ => TextKind.FeedbackEmail,
                }
        );

    /// <summary>The window was moved to the first office hours after it, because it held none.</summary>
    public bool MovedToOfficeHours { get; init; }

    /// <summary>
    /// The window closes later than the way wants, because nights and weekends left too little of it to ring in.
    /// </summary>
    public bool LongerForOfficeHours { get; init; }

    /// <summary>The window was moved so that seven days lie between two attempts.</summary>
    public bool MovedForGap { get; init; }

    /// <summary>The candidate's break lasts past this step's window: kept, it costs the step. Said, never silently done.</summary>
    public bool BreakCosts { get; init; }

    /// <summary>The person by name, or in words: "whoever wrote to you".</summary>
    public string Who =>
        Person is { Name.Length: > 0 } ? Person.Name
        : Of.Whom.Count == 0 ? ""
        : Channel switch
        {
            Core.Channel.Call when Of.OnTheCall => "whoever rang you",
            Core.Channel.Call => "whoever rang you",
            Core.Channel.Reply => "whoever wrote to you",
            Core.Channel.Letter => "the hiring team",
            _ => "your contact there",
        };

    public string Title => Of.Title.Replace("{person}", Who, StringComparison.Ordinal);
}

/// <summary>What stands in a step's way.</summary>
public enum Hindrance
{
    /// <summary>It waits until it is certain that somebody else was hired (A4).</summary>
    NotFilledYet,

    /// <summary>It follows the first ask, which has not been made.</summary>
    NotAskedYet,

    /// <summary>It follows an answer, and none has come.</summary>
    NoAnswerYet,
    NotThankedYet,
    NoInterviewDate,

    /// <summary>No news is no rejection; the status is asked for first (C2).</summary>
    NoNews,

    /// <summary>An answer came; nobody is asked after that.</summary>
    Answered,

    /// <summary>They said that they give none, which is an answer.</summary>
    Refused,

    /// <summary>The first ask was made, perhaps under another playbook.</summary>
    AlreadyAsked,

    /// <summary>Three attempts for this rejection.</summary>
    ThreeAttempts,

    /// <summary>Two attempts with each person who could be reached.</summary>
    TwoAttempts,

    /// <summary>Nobody can be reached by these channels.</summary>
    NoContact,

    /// <summary>Another step stands first; this one is for when that was missed.</summary>
    OtherStepFirst,

    /// <summary>The candidate's break lasts past the window.</summary>
    OnBreak,

    /// <summary>A later invitation or offer made it moot.</summary>
    Superseded,
}

public static class Hindrances
{
    /// <summary>In one plain sentence.</summary>
    public static string Says(this Hindrance hindrance) =>
        hindrance switch
        {
            Hindrance.NotFilledYet => "It waits until you know that somebody else has the job.",
            Hindrance.NotAskedYet => "It follows your first ask.",
            Hindrance.NoAnswerYet => "It follows their answer.",
            Hindrance.NotThankedYet => "It follows your thanks.",
            Hindrance.NoInterviewDate => "It counts from the interview, whose day is not known here yet.",
            Hindrance.NoNews => "No news is no rejection, so ask how things stand first.",
            Hindrance.Answered => "They have answered. Nobody is asked again after that.",
            Hindrance.Refused => "They said that they give no feedback, and that is an answer.",
            Hindrance.AlreadyAsked => "You have asked already.",
            Hindrance.ThreeAttempts => "Three attempts are enough for one application.",
            Hindrance.TwoAttempts => "Two attempts are enough for one person.",
            Hindrance.NoContact => "There is nobody yet whom you could reach this way.",
            Hindrance.OtherStepFirst => "It is there in case the step above could not be done.",
            Hindrance.OnBreak =>
                "Your break lasts past this step's time. End the break earlier if you want to keep the step.",
            _ => "They have come back to you, so this is no longer needed.",
        };
}
