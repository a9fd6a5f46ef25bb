using Candor.Core;

namespace Candor.Listen;

/// <summary>
/// What can be said on the phone, step by step: the words of the call companion and of the card that is carried along.
/// Three occasions: they bring the news (B2, C3), the candidate rings (E5), they ring back (A8).
/// </summary>
/// <param name="Me">The candidate's own name; an ellipsis where it is not known.</param>
/// <param name="Role">The job that was applied for: "job" where it is not known.</param>
internal sealed record CallWords(string Me, string Role)
{
    public static readonly (string Occasion, string Says)[] Occasions =
    [
        ("now", "They tell me now that it is a no"),
        ("mine", "I am calling them"),
        ("back", "They are calling me back"),
    ];

    public static readonly string[] Steps = ["Good time?", "Thanks", "Listen", "Ask", "Close"];

    public static readonly (string Mark, string Sign, string Says)[] Marks =
    [
        ("+", "+", "went well"),
        ("-", "−", "held me back"),
        ("?", "?", "unclear"),
        ("!", "!", "I disagree"),
    ];

    /// <summary>After listening, one or two of these (A11, E8): the easy one first.</summary>
    public static readonly string[] Questions =
    [
        "What did I do best, so that I keep it?",
        "How could I come across better next time?",
        "You said … – can you think of an instance?",
    ];

    public const string NoRecording =
        "Candor does not record calls. In many places everybody on the line must agree to that, and people speak more freely when nobody records.";

    public static CallWords For(Candidate me, JobApplication? application) =>
        new(me.Name.Length > 0 ? me.Name : "…", application is { Role.Length: > 0 } ? application.Role : "job");

    public string GoodTime(string occasion) =>
        occasion switch
        {
            "mine" =>
                $"Hello, this is {Me}. We spoke about the {Role}. Is this a good moment, or shall I ring another time?",
            "back" => "Thank you for ringing back; I know that is not usual. Does now suit you?",
            _ => "Thank you for ringing me yourself. I’m glad to hear it from you. Do you have a few minutes?",
        };

    public static string Ask(string occasion) =>
        occasion switch
        {
            "mine" =>
                "Thank you for your time. The decision is clear to me; I would like to get better. What advice would you give me for my next interview?",
            "back" => "I appreciate it. What could I do to come across better next time?",
            _ =>
                "I respect the decision, and I enjoyed meeting you. I have other interviews ahead of me: what advice would you give me?",
        };

    public const string Thanks = "Thank you, that helps me. You have been very kind.";

    public const string OnlyIfMeant = "I would be glad to hear of another opening with you.";
}
