namespace Candor.Core.Review;

/// <summary>English short names that do not begin like the full one: whoever is Elizabeth may sign as Liz.</summary>
internal static class ShortNames
{
    private static readonly Dictionary<string, string[]> Of = new(StringComparer.Ordinal)
    {
        ["alexander"] = ["sasha", "sandy", "xander"],
        ["andrew"] = ["drew"],
        ["anthony"] = ["tony"],
        ["charles"] = ["chuck"],
        ["christina"] = ["tina"],
        ["edward"] = ["ned", "ted", "teddy"],
        ["eleanor"] = ["nell", "nora"],
        ["elizabeth"] = ["liz", "lizzie", "beth", "betty", "betsy", "libby", "lisa"],
        ["henry"] = ["harry", "hank"],
        ["isabella"] = ["bella"],
        ["james"] = ["jim", "jimmy", "jamie"],
        ["jennifer"] = ["jen", "jenny"],
        ["john"] = ["jack", "johnny"],
        ["jonathan"] = ["jon", "jonny"],
        ["katherine"] = ["kate", "kathy", "katie", "kitty", "kay"],
        ["catherine"] = ["kate", "cathy", "katie", "kitty"],
        ["kathleen"] = ["kate", "kathy"],
        ["lawrence"] = ["larry"],
        ["margaret"] = ["maggie", "meg", "peggy", "greta", "rita"],
        ["mary"] = ["molly", "polly", "mimi"],
        ["michael"] = ["mike", "mick", "mickey"],
        ["patricia"] = ["pat", "trish", "tricia"],
        ["rebecca"] = ["becky", "becca", "bex"],
        ["richard"] = ["dick", "rick", "ricky", "richie"],
        ["robert"] = ["bob", "bobby", "rob", "bert"],
        ["sarah"] = ["sally", "sadie"],
        ["stephen"] = ["steve"],
        ["steven"] = ["steve"],
        ["susan"] = ["sue", "suzie"],
        ["theresa"] = ["tess", "terry"],
        ["theodore"] = ["ted", "teddy"],
        ["thomas"] = ["tom", "tommy"],
        ["victoria"] = ["vicky", "tori"],
        ["william"] = ["bill", "billy", "liam"],
    };

    /// <summary>The fewest letters by which the beginning of a name is a short name: "Jo", "Al".</summary>
    private const int Least = 2;

    /// <summary>Whether two names, in lower case, can be one person's: "jo" and "joanna", "bob" and "robert".</summary>
    public static bool Are(string one, string other) => IsShortFor(one, other) || IsShortFor(other, one);

    private static bool IsShortFor(string name, string full) =>
        (name.Length >= Least && full.Length > name.Length && full.StartsWith(name, StringComparison.Ordinal))
        || (Of.TryGetValue(full, out var names) && Array.IndexOf(names, name) >= 0);
}
