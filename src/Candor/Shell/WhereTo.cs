namespace Candor.Shell;

/// <summary>One thing that the palette leads to: a page, under the name of what one does there.</summary>
/// <param name="Words">What people may call it besides; searched, not shown.</param>
/// <param name="Key">Pressed after <c>g</c>, it leads there from everywhere; empty where there is none.</param>
internal sealed record WhereTo(string Name, string Href, string Words = "", string Key = "")
{
    public static readonly WhereTo[] All =
    [
        new("Today", "/", "home due start reminders", "t"),
        new("Ask", "/ask", "plans feedback advice", "a"),
        new("Listen", "/listen", "answers mail feedback", "l"),
        new("Inbox: what waits to be confirmed", "/inbox", "mail proposals new", "i"),
        new("Learn", "/learn", "themes improve", "e"),
        new("Practise", "/practise", "interview questions exercises", "p"),
        new("Applications", "/applications", "jobs employers list", "j"),
        new("They are calling now", "/call", "phone telephone notes companion", "c"),
        new("Give Candor a mail, or tell what happened", "/inbox?more=yes", "import eml drop add rejection"),
        new("Tell what happened, step by step", "/happened", "rejected rejection call letter news"),
        new("Add an application", "/applications/new", "new job"),
        new("Write down what somebody said", "/feedback/new", "feedback note new"),
        new("A list of applications from elsewhere", "/applications/list", "import csv spreadsheet tracker"),
        new("Proof of job search", "/applications/proof", "report office print"),
        new("I found a job", "/found", "offer accepted finished end"),
        new("Take a break", "/break", "pause rest mute holiday"),
        new("One page for the next interview", "/learn/brief", "brief prepare print"),
        new("My plan to improve", "/learn/plan", "exercises improvement"),
        new("Where it leaks", "/learn/leaks", "stages funnel"),
        new("Pictures", "/learn/pictures", "charts diagrams"),
        new("Start a practice interview", "/practise/session", "mock session microphone camera"),
        new("Rehearse a call", "/practise/call", "phone card"),
        new("Recordings", "/practise/recordings", "sound video kept"),
        new("Practice settings", "/practise/settings", "microphone camera speech"),
        new("Settings: about you", "/settings", "name address zone country dark light keys", "s"),
        new("Search everything", "/search", "find"),
        new("Guide by situation", "/guide", "manual how"),
        new("Help", "/help", "keys crisis mailboxes takeout"),
        new("What you did lately, to undo it", "/lately", "undo back mistake history journal"),
        new("What is kept, and where", "/privacy", "privacy data stored folder backup"),
        new("How long things are kept", "/keeping", "retention months old remove privacy"),
        new("Erase for good", "/erase", "delete remove everything"),
        new("Made by others: licences", "/licences", "licenses copyright wordnet"),
        new("Everywhere you can go", "/go", "palette keys map", "g"),
    ];

    /// <summary>Keys that work on every page, and what they do.</summary>
    public static readonly (string Keys, string Does)[] Keys =
    [
        ("Ctrl K", "Go anywhere, or find anything; on a Mac ⌘ K"),
        ("/", "Search"),
        ("?", "Show these keys"),
        ("Tab", "From thing to thing; Enter takes it"),
        ("Esc", "Close what is open"),
    ];

    /// <summary>Keys of single pages.</summary>
    public static readonly (string Keys, string Does)[] Here =
    [
        ("Y C N", "In the Inbox: confirm, correct, not mine"),
        ("J K", "In the Inbox: the next mail, the one before"),
        ("F", "While writing, in a note: take its better wording"),
    ];

    /// <summary>Whether each word is the beginning of one of this way's own.</summary>
    public bool Answers(IReadOnlyList<string> words) =>
        words.All(word =>
            $"{Name} {Words}"
                .Split([' ', ':', ','], StringSplitOptions.RemoveEmptyEntries)
                .Any(own => own.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        );
}
