using System.Globalization;

namespace Candor.Core.Practise;

/// <summary>What people said about a topic: how many, and the latest of their sentences.</summary>
public sealed record Told(int People, string Quote);

/// <summary>Says why a question was chosen, in a sentence that names what it was made of.</summary>
public static class WhyAsked
{
    /// <summary>UTF-16 units of a quotation; a longer one is cut at a word.</summary>
    private const int LongestQuote = 90;

    /// <param name="topics">The topics asked for that feedback spoke of.</param>
    /// <param name="exercises">The exercises chosen: their names, by the topics that they help with.</param>
    /// <param name="suits">Why it suits the advertisement, where it does.</param>
    /// <param name="answered">How often it was answered before.</param>
    public static string Of(
        Question question,
        IReadOnlyDictionary<string, Told> topics,
        IReadOnlyDictionary<string, string> exercises,
        Suits? suits,
        int answered
    )
    {
        var reasons = new List<string>();
        if (
            question
                .Topics.Where(topics.ContainsKey)
                .OrderByDescending(topic => topics[topic].People)
                .FirstOrDefault() is
            { } topic
        )
        {
            reasons.Add(Of(topics[topic]));
        }
        else if (question.Topics.FirstOrDefault(exercises.ContainsKey) is { } own)
        {
            reasons.Add($"it belongs to “{exercises[own].TrimEnd('.')}”, an exercise that you took on");
        }

        if (suits is { Competence: not null })
        {
            reasons.Add($"the advertisement speaks of “{Cut(suits.Words)}”");
        }
        else if (suits is not null && reasons.Count == 0)
        {
            reasons.Add($"it shares “{suits.Words}” with the advertisement");
        }

        return reasons.Count > 0 ? $"Because {string.Join(", and ", reasons)}."
            : question.Kind == QuestionKind.Opening ? "Because most interviews open with something like it."
            : question.Kind == QuestionKind.Closing ? "Because most interviews end with something like it."
            : answered == 0 ? "To fill up the interview: you have not answered it yet."
            : $"To fill up the interview: you have answered it {(answered == 1 ? "once" : answered.ToString(CultureInfo.InvariantCulture) + " times")}, others as often or more.";
    }

    /// <summary>"two people spoke of it, one in the words “…”".</summary>
    public static string Of(Told told) =>
        told.People == 1
            ? $"somebody told you: “{Cut(told.Quote)}”"
            : $"{Number(told.People)} people told you so, one as “{Cut(told.Quote)}”";

    private static string Number(int number) =>
        number < 10
            ? ((ReadOnlySpan<string>)["two", "three", "four", "five", "six", "seven", "eight", "nine"])[number - 2]
            : number.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text)
    {
        text = text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestQuote);
        return $"{text[..(end > LongestQuote / 2 ? end : LongestQuote)]} …";
    }
}
