using System.Globalization;

namespace Candor.Core.Ask;

/// <summary>How a fact stands in a sentence: a day in words, a name as it is greeted, the candidate's words without their full stop.</summary>
internal static class Speak
{
    public static bool Has(Facts facts, Fact fact) =>
        fact switch
        {
            Fact.GreetAs => facts.Has(Fact.GreetAs) || facts.Has(Fact.Person),
            _ => facts.Has(fact),
        };

    public static string Of(Facts facts, Fact fact)
    {
        var words = facts[fact];
        return fact switch
        {
            Fact.GreetAs => words.Length > 0 ? words : Greeted(facts),
            Fact.Interview or Fact.Applied or Fact.Expected => Day(words, facts.Spelling, year: false),
            Fact.Date => Day(words, facts.Spelling, year: true),
            Fact.Enjoyed
            or Fact.Impressed
            or Fact.Next
            or Fact.Said
            or Fact.Concern
            or Fact.Plan
            or Fact.Opening
            or Fact.Unclear => InSentence(words),
            Fact.Answer => Ended(words),
            Fact.Reasons => string.Join(
                '\n',
                words.Split('\n').Select(line => "– " + line.Trim().TrimStart('-', '–', ' '))
            ),
            _ => words,
        };
    }

    // "Dear Dana" among people who have met; the whole name where it is formal, since a title is not known.
    private static string Greeted(Facts facts)
    {
        var name = facts[Fact.Person];
        return facts.Register == Register.Formal ? name : First(name);
    }

    private static string First(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? name
            : words[0].TrimEnd('.') is "Dr" or "Prof" or "Professor" or "Mr" or "Mrs" or "Ms" or "Mx" or "Sir" or "Dame"
                ? name
            : words[0];
    }

    // Sentences of the candidate's own; the last one ends as a sentence does.
    private static string Ended(string words)
    {
        var text = words.Trim();
        return text.Length == 0 || text[^1] is '.' or '?' or '!' or '”' or '"'
            ? text
            : text.TrimEnd(',', ';', ':') + ".";
    }

    private static string InSentence(string words)
    {
        var text = words.Trim().TrimEnd('.', '!', ',', ';', ' ').ReplaceLineEndings(" ");
        // "Our talk" begins small inside a sentence; "Python" and "I" stay as they are.
        var first = text.Split(' ', 2)[0];
        return
            first
                is "Our"
                    or "The"
                    or "A"
                    or "An"
                    or "Another"
                    or "Your"
                    or "My"
                    or "How"
                    or "What"
                    or "That"
                    or "Talking"
                    or "Hearing"
                    or "Meeting"
                    or "Seeing"
                    or "Whether"
                    or "This"
                    or "It"
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;
    }

    private static string Day(string words, Spelling spelling, bool year)
    {
        if (!ReadFacts.TryDay(words, out var day))
        {
            return words;
        }

        var form = (spelling, year) switch
        {
            (Spelling.British, false) => "d MMMM",
            (Spelling.British, true) => "d MMMM yyyy",
            (_, false) => "MMMM d",
            _ => "MMMM d, yyyy",
        };
        return day.ToString(form, CultureInfo.GetCultureInfo("en-GB"));
    }
}
