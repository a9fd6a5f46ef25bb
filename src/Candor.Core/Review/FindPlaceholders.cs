using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>"[Name]", "{{company}}", "XXX", "TODO", "____", "NAME OF COMPANY".</summary>
internal static class FindPlaceholders
{
    private const int Longest = 40;

    private static readonly ulong[] Marks = Letters.Hashes(
        "xxx xxxx todo tbd tbc lorem firstname lastname yyyy yymmdd ddmmyyyy"
    );

    public static void Look(Rule rule, Workspace work)
    {
        var told = 0;
        var covered = 0;
        for (var i = 0; i < work.Text.Count && told < Rule.MostRepeats; i++)
        {
            if (
                work.Text.Tokens[i].Start < covered
                || (work.Layout[i] & (Place.Reply | Place.Quoted)) != Place.None
                || At(work, i) is not { } span
            )
            {
                continue;
            }

            told++;
            covered = span.End;
            work.Add(rule, span);
        }
    }

    /// <summary>How many of some words belong to placeholders.</summary>
    public static int Words(Workspace work, int first, int end)
    {
        var count = 0;
        // An opening bracket may stand before the first of them.
        for (var i = Math.Max(0, first - 2); i < end; i++)
        {
            if (At(work, i) is not { } span)
            {
                continue;
            }

            for (; i < end && work.Text.Tokens[i].Start < span.End; i++)
            {
                count += i >= first && work.Text.Tokens[i].Kind == WordKind.Word ? 1 : 0;
            }

            i--;
        }

        return count;
    }

    // The placeholder that begins with a word or mark, or null.
    private static Span? At(Workspace work, int i)
    {
        var (text, token) = (work.Text.Text, work.Text.Tokens[i]);
        if (token.Kind == WordKind.Word)
        {
            return Letters.Among(Marks, token.Hash) ? new(token.Start, token.End) : Spelled(work, i);
        }

        var end = text[token.Start] switch
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
        return end > 0 ? new(token.Start, end) : null;
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

    private static readonly ulong[] Of = Letters.Hashes("of");

    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "company",
        "manager",
        "recruiter",
        "recipient",
        "interviewer",
        "employer",
        "organisation",
        "organization",
        "firm",
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

    // Whose names are spoken of loudly too: "YOU DID NOT EVEN KNOW MY NAME".
    private static readonly ulong[] Whose = Letters.Hashes("your their");

    private static readonly ulong[] Between = Letters.Hashes("the your this their");

    /// <summary>Capitals on end around what looks like a field's name, by which all of it is a shout.</summary>
    private const int Loud = 3;

    private static Span? Spelled(Workspace work, int at)
    {
        if (!IsUpper(work, at))
        {
            return null;
        }

        var end = Letters.Among(Fields, work.Text.Tokens[at].Hash) ? NameOf(work, at) : FieldOf(work, at);
        return end == 0 ? null : work.SpanOf(at, end);
    }

    // "Dear Hiring Manager Name", "the Job Title position", "DOG'S NAME": a field's name in capitals instead of its filling.
    private static int FieldOf(Workspace work, int at)
    {
        var field = at + 1;
        if (field >= work.Text.Count || !Letters.Among(Fields, work.Text.Tokens[field].Hash) || !IsUpper(work, field))
        {
            return 0;
        }

        var named = Named.Contains(work.Text.FormAt(at));
        var spoken = !named || Letters.Among(Whose, work.Text.Tokens[at].Hash);
        var shouted = IsShouted(work, at) && IsShouted(work, field);
        return (named || shouted) && !(spoken && shouted && Capitals.Around(work, at, field + 1) >= Loud)
            ? field + 1
            : 0;
    }

    // "NAME OF COMPANY", "NAME OF THE MANAGER".
    private static int NameOf(Workspace work, int at)
    {
        var of = at + 1;
        var field = of + 1;
        if (field >= work.Text.Count || !Letters.Among(Of, work.Text.Tokens[of].Hash))
        {
            return 0;
        }

        field += field + 1 < work.Text.Count && Letters.Among(Between, work.Text.Tokens[field].Hash) ? 1 : 0;
        return IsShouted(work, at) && IsShouted(work, field) && Named.Contains(work.Text.FormAt(field)) ? field + 1 : 0;
    }

    private static bool IsUpper(Workspace work, int at) => char.IsUpper(work.Text.Text[work.Text.Tokens[at].Start]);

    private static bool IsShouted(Workspace work, int at) =>
        Shouted(
            work.Text.Text.AsSpan(work.Text.Tokens[at].Start, work.Text.Tokens[at].End - work.Text.Tokens[at].Start)
        );

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
