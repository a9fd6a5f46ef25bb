using System.Globalization;
using System.Text;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>Reads a facts file, YAML or JSON: a key and words a line.</summary>
public static class ReadFacts
{
    /// <summary>Other words that people use for the same thing.</summary>
    private static readonly Dictionary<string, Fact> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["candidate"] = Fact.Name,
        ["my-name"] = Fact.Name,
        ["from"] = Fact.Name,
        ["to"] = Fact.Person,
        ["recipient"] = Fact.Person,
        ["interviewer"] = Fact.Person,
        ["recruiter"] = Fact.Person,
        ["company"] = Fact.Employer,
        ["organisation"] = Fact.Employer,
        ["organization"] = Fact.Employer,
        ["job"] = Fact.Role,
        ["position"] = Fact.Role,
        ["medium"] = Fact.News,
        ["interviewed"] = Fact.Interview,
        ["interview-date"] = Fact.Interview,
        ["interviewed-on"] = Fact.Interview,
        ["next-interview"] = Fact.Next,
        ["tone"] = Fact.Register,
        ["favorite"] = Fact.Favourite,
        ["first-choice"] = Fact.Favourite,
        ["e-mail"] = Fact.Email,
    };

    /// <summary>Facts that are so or not.</summary>
    public static readonly Fact[] Flags = [Fact.Favourite, Fact.Again, Fact.Form];

    private static readonly Fact[] Days = [Fact.Interview, Fact.Applied, Fact.Expected, Fact.Date];

    /// <summary>The facts; faults with place and nearest key for what cannot be used.</summary>
    public static Facts Of(string path, string text, ICollection<Fault> faults)
    {
        var facts = new Facts();
        if (ReadYaml.Read(path, text, faults) is not { } root)
        {
            return facts;
        }

        if (root.Kind != NodeKind.Map)
        {
            faults.Add(new(path, root.Line, root.Column, "expected 'key: words' lines here"));
            return facts;
        }

        for (var i = 0; i < root.Keys.Count; i++)
        {
            if (Key(root.Keys[i]) is not { } fact)
            {
                var near = Nearest.Of(Kebab(root.Keys[i]), Names);
                var remedy = near is null ? $"allowed: {string.Join(", ", Names)}" : $"did you mean '{near}'?";
                faults.Add(new(path, root.Items[i].Line, 1, $"'{root.Keys[i]}' is no fact; {remedy}"));
            }
            else if (Value(fact, root.Items[i]) is { } value && Wrong(fact, value) is var wrong)
            {
                facts[fact] = value;
                if (wrong is not null)
                {
                    faults.Add(new(path, root.Items[i].Line, root.Items[i].Column, wrong));
                }
            }
            else
            {
                faults.Add(
                    new(
                        path,
                        root.Items[i].Line,
                        root.Items[i].Column,
                        $"'{root.Keys[i]}' takes words, or a list of them"
                    )
                );
            }
        }

        return facts;
    }

    /// <summary>A key as it may be written (<c>theirAddress</c>, <c>their-address</c>, <c>company</c>), or null.</summary>
    public static Fact? Key(string key)
    {
        var name = Kebab(key.Trim());
        return Token.TryRead<Fact>(name, out var fact) ? fact
            : AlsoCalled.TryGetValue(name, out fact) ? fact
            : null;
    }

    /// <summary>What is wrong with a fact's words, and what is allowed; null where nothing is.</summary>
    public static string? Wrong(Fact fact, string value) =>
        fact switch
        {
            Fact.News => Closed<Medium>(fact, value),
            Fact.Stage => Closed<Stage>(fact, value),
            Fact.Register => Closed<Register>(fact, value),
            Fact.Frank => Closed<Frankness>(fact, value),
            Fact.Spelling => Closed<Spelling>(fact, value),
            _ when Flags.Contains(fact) => value is "yes" or "no" ? null : $"'{Token.Name(fact)}' is yes or no",
            _ when Days.Contains(fact) => TryDay(value, out _)
                ? null
                : $"'{Token.Name(fact)}' is a day such as 2026-03-10",
            _ => null,
        };

    internal static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text.Length > 10 && text[10] == 'T' ? text[..10] : text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );

    private static IEnumerable<string> Names => Enum.GetValues<Fact>().Select(Token.Name);

    private static string? Closed<T>(Fact fact, string value)
        where T : struct, Enum =>
        Token.TryRead<T>(value, out _)
            ? null
            : $"'{Token.Name(fact)}' is '{value}', which is not one of: {Token.All<T>()}";

    private static string? Value(Fact fact, Node node)
    {
        if (node.Kind == NodeKind.Map || node.Items.Any(item => item.Kind != NodeKind.Text))
        {
            return null;
        }

        var text = node.Kind == NodeKind.List ? string.Join('\n', node.Items.Select(item => item.Text)) : node.Text;
        return Flags.Contains(fact)
            ? text switch
            {
                "true" or "yes" => "yes",
                "false" or "no" or "" => "no",
                _ => text,
            }
            : text;
    }

    private static string Kebab(string key)
    {
        var name = new StringBuilder();
        foreach (var letter in key)
        {
            if (char.IsUpper(letter) && name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            name.Append(letter is '_' or ' ' ? '-' : char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
