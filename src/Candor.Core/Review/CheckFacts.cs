using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>A name, employer or role that is not this application's, or a placeholder left in: the text was used before.</summary>
internal static class CheckFacts
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        if (rule.Compare == Compared.Placeholder)
        {
            FindPlaceholders.Look(rule, work);
            return;
        }

        if (rule.Compare == Compared.Said)
        {
            CompareSaid.Look(rule, number, work);
            return;
        }

        if (work.Context.Facts is not { } facts)
        {
            return;
        }

        switch (rule.Compare)
        {
            case Compared.Person when facts.To.Length > 0:
                CompareNames.Greeting(rule, work, facts);
                break;
            case Compared.Sender when facts.From.Length > 0:
                CompareNames.Sender(rule, work, facts);
                break;
            case Compared.Employer:
                CompareEmployer.Look(rule, work, facts);
                break;
            case Compared.Role when facts.Role.Length > 0:
                CompareNames.Role(rule, work, facts);
                break;
        }
    }

    public static string Message(Rule rule, string found, string expected) =>
        rule
            .Message.Replace("{found}", found, StringComparison.Ordinal)
            .Replace("{expected}", expected, StringComparison.Ordinal);
}

/// <summary>"[Name]", "{{company}}", "XXX", "TODO", "____".</summary>
internal static class FindPlaceholders
{
    private const int Longest = 40;

    private static readonly ulong[] Words = Letters.Hashes(
        "xxx xxxx todo tbd tbc lorem firstname lastname yyyy yymmdd ddmmyyyy"
    );

    public static void Look(Rule rule, Workspace work)
    {
        var text = work.Text.Text;
        var told = 0;
        var covered = 0;
        for (var i = 0; i < work.Text.Count && told < Rule.MostRepeats; i++)
        {
            var token = work.Text.Tokens[i];
            if (token.Start < covered || (work.Layout[i] & (Place.Reply | Place.Quoted)) != Place.None)
            {
                continue;
            }

            var end =
                token.Kind == WordKind.Word
                    ? (Letters.Among(Words, token.Hash) ? token.End : Spelled(work, i))
                    : text[token.Start] switch
                    {
                        // "scores[i]" is code.
                        '[' when token.Start > 0 && char.IsLetterOrDigit(text[token.Start - 1]) => 0,
                        '[' => Closing(text, token.Start, ']'),
                        '{' => Closing(text, token.Start, '}'),
                        '(' => Reminder(text, token.Start),
                        '<' => Closing(text, token.Start, '>'),
                        '_' => Run(text, token.Start, '_', 3),
                        _ => 0,
                    };
            if (end > 0)
            {
                told++;
                covered = end;
                work.Add(rule, new(token.Start, end));
            }
        }
    }

    // A bracket of a few words; "[1]" and "<https://…>" are none.
    private static int Closing(string text, int open, char closing)
    {
        var close = text.AsSpan(open, Math.Min(Longest, text.Length - open)).IndexOf(closing);
        if (close < 2)
        {
            return 0;
        }

        var inner = text.AsSpan(open + 1, close - 1).Trim('{').Trim();
        if (inner.Length == 0 || !char.IsLetter(inner[0]) || inner.IndexOfAny("@/\n:") >= 0 || inner is "sic" or "url")
        {
            return 0;
        }

        var end = open + close + 1;
        return end < text.Length && text[end] == closing ? end + 1 : end;
    }

    // "(something about her career)", "(insert date)": a note to oneself in round brackets.
    private static int Reminder(string text, int open)
    {
        var end = Closing(text, open, ')');
        if (end == 0)
        {
            return 0;
        }

        var inner = text.AsSpan(open + 1, end - open - 2).Trim();
        foreach (var gap in Gaps)
        {
            if (inner.Equals(gap, StringComparison.OrdinalIgnoreCase))
            {
                return end;
            }
        }

        foreach (var start in Reminders)
        {
            if (inner.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return end;
            }
        }

        return 0;
    }

    private static readonly string[] Reminders =
    [
        "something about",
        "insert ",
        "add ",
        "fill in",
        "name of",
        "your name",
        "company name",
        "date here",
        "mention ",
        "say something",
        "their name",
        "his name",
        "her name",
    ];

    // What a gap is called: "(day)", "[role]".
    private static readonly string[] Gaps =
    [
        "name",
        "day",
        "date",
        "time",
        "role",
        "job",
        "position",
        "company",
        "employer",
        "place",
        "title",
        "weekday",
        "month",
        "person",
        "team",
        "blank",
        "project",
        "topic",
    ];

    private static readonly ulong[] Fields = Letters.Hashes("name title");

    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "company",
        "manager",
        "recruiter",
        "recipient",
        "interviewer",
        "employer",
        "candidate",
        "applicant",
        "contact",
        "first",
        "last",
        "your",
        "full",
        "their",
        "person",
        "job",
        "position",
        "role",
        "client",
        "project",
    };

    // "Dear Hiring Manager Name", "the Job Title position", "DOG'S NAME": a field's name in capitals instead of its filling.
    private static int Spelled(Workspace work, int at)
    {
        var token = work.Text.Tokens[at];
        if (at == 0 || !Letters.Among(Fields, token.Hash) || !char.IsUpper(work.Text.Text[token.Start]))
        {
            return 0;
        }

        var before = work.Text.Tokens[at - 1];
        var name = work.Text.Text.AsSpan(before.Start, before.End - before.Start);
        var shouted = Shouted(name) && Shouted(work.Text.Text.AsSpan(token.Start, token.End - token.Start));
        return char.IsUpper(name[0]) && (Named.Contains(work.Text.FormAt(at - 1)) || shouted) ? token.End : 0;
    }

    private static bool Shouted(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter) && letter != 's')
            {
                return false;
            }
        }

        return word.Length > 1;
    }

    private static int Run(string text, int start, char sign, int least)
    {
        var end = start;
        while (end < text.Length && text[end] == sign)
        {
            end++;
        }

        return end - start >= least ? end : 0;
    }
}
