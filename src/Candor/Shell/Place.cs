namespace Candor.Shell;

/// <summary>One of the places of the navigation.</summary>
/// <param name="Parts">The first parts of the addresses that belong to it.</param>
/// <param name="WideOnly">Not in a phone's bar, which has room for five.</param>
internal sealed record Place(string Name, string Href, string Icon, string[] Parts, bool WideOnly = false)
{
    public static readonly Place[] All =
    [
        new("Today", "/", "today", [""]),
        new("Ask", "/ask", "ask", ["ask", "plan", "plans", "write", "drafts", "outcomes"]),
        new("Listen", "/listen", "listen", ["listen", "inbox", "mail", "happened", "import", "feedback"]),
        new("Learn", "/learn", "learn", ["learn", "points", "themes", "readings", "brief", "exercises"]),
        new("Practise", "/practise", "practise", ["practise"]),
        new("Applications", "/applications", "applications", ["applications", "application", "people"], WideOnly: true),
    ];

    /// <summary>What is read now and then.</summary>
    public static readonly (string Name, string Href)[] About =
    [
        ("Search", "/search"),
        ("Settings", "/settings"),
        ("Help", "/help"),
        ("Privacy", "/privacy"),
    ];

    /// <summary>The place that a path such as <c>applications/17</c> lies in; null where it lies in none.</summary>
    public static Place? Of(string path)
    {
        var parts = path.Split('/');
        // The plan of an application and its steps lie below it, and are asking all the same.
        var first = parts is [_, _, "plan" or "steps", ..] ? "plan" : parts[0];
        return All.FirstOrDefault(place => place.Parts.Contains(first));
    }
}
