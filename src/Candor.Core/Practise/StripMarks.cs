using System.Buffers;
using System.Text;

namespace Candor.Core.Practise;

/// <summary>
/// What was said, out of what those write who transcribe speech: "[laughter]", "&lt;noise&gt;", "{breath}" and "&amp;=coughs" are
/// no words; "[laughter-yes]" is the word that was laughed; "th[is]-" is the beginning that was heard, "th-"; "%uh" and
/// "&amp;-uh" are sounds; "((maybe this))" is what they believe to have heard. Timed transcripts only: brackets of a typed
/// text are its writer's.
/// </summary>
internal static class StripMarks
{
    /// <summary>UTF-16 units between two brackets; what is longer is no mark but a bracket that nobody closed.</summary>
    private const int Longest = 200;

    private static readonly SearchValues<char> Signs = SearchValues.Create("[](){}<>%&*~+♪");

    /// <summary>What stands in round or curly brackets or between stars and is no word; by how it begins.</summary>
    private static readonly string[] Noises =
    [
        "laugh",
        "chuckl",
        "giggl",
        "cough",
        "sneez",
        "sniff",
        "sigh",
        "breath",
        "inhal",
        "exhal",
        "gasp",
        "lipsmack",
        "lip smack",
        "clear",
        "noise",
        "vocal",
        "silence",
        "pause",
        "music",
        "applause",
        "click",
        "beep",
        "phone",
        "static",
        "crosstalk",
        "inaudible",
        "unintelligible",
        "indistinct",
        "background",
        "speaking",
        "foreign",
    ];

    /// <summary>What aligners and some corpora write for silence, noise, breath and laughter, without brackets or in curly ones.</summary>
    private static readonly HashSet<string> Codes = new(
        ["sil", "sp", "spn", "nsn", "lau", "lg", "ns", "br", "cg", "ls", "sl"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Of these marks the speaker's own voice fills the time, so that it is no silence.</summary>
    private static readonly string[] Voiced = ["laugh", "chuckl", "giggl", "cough", "sneez", "vocal", "clear", "sigh"];

    /// <summary>The words, apart by single spaces; empty where there is none.</summary>
    public static string From(string text)
    {
        text = text.Trim();
        if (text.Length is 2 or 3 && Codes.Contains(text))
        {
            return "";
        }

        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text.Contains("  ", StringComparison.Ordinal) ? Spaced(text) : text;
        }

        var said = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            at = Take(text, at, said);
        }

        return Spaced(said.ToString());
    }

    /// <summary>Whether a mark that holds no word is a sound of the speaker's.</summary>
    public static bool IsVoiced(string mark) => Begins(mark.AsSpan().TrimStart("[(<{*&=-_ "), Voiced);

    private static string Spaced(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // Takes one letter or one bracket, and says where the next begins.
    private static int Take(string text, int at, StringBuilder said)
    {
        var starts = at == 0 || text[at - 1] == ' ';
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        switch (text[at])
        {
            case '(' when next == '(' && Closing(text, at, "))") is > 0 and var end:
                said.Append(From(text[(at + 2)..end]));
                return end + 2;
            case '[' when Closing(text, at, "]") is > 0 and var end:
                Square(text, at, end, said);
                return end + 1;
            case '(' when Closing(text, at, ")") is > 0 and var end:
                Round(text, at, end, said);
                return end + 1;
            case '{' when Closing(text, at, "}") is > 0 and var end:
                Unless(text.AsSpan((at + 1)..end), said);
                return end + 1;
            case '*' when Closing(text, at, "*") is > 0 and var end:
                Unless(text.AsSpan((at + 1)..end), said);
                return end + 1;
            case '<' when Closing(text, at, ">") is > 0 and var end:
                Laughed(text[(at + 1)..end], said);
                return end + 1;
            case '&' when starts && next == '=':
                return text.IndexOf(' ', at) is > 0 and var space ? space : text.Length;
            case '&' when starts && next is '-' or '~' or '+':
                return at + 2;
            case '%' or '~' or '+' or '&' when starts && char.IsLetter(next):
            case '♪':
                return at + 1;
            default:
                said.Append(text[at]);
                return at + 1;
        }
    }

    private static void Square(string text, int at, int end, StringBuilder said)
    {
        var inside = text[(at + 1)..end];
        var isPart = (at > 0 && char.IsLetter(text[at - 1])) || (end + 1 < text.Length && char.IsLetter(text[end + 1]));
        if (isPart)
        {
            // "th[is]-": what stands in the brackets was not heard.
            return;
        }

        if (!Laughed(inside, said) && inside.IndexOf('/') is > 0 and var slash && !inside.Contains(' '))
        {
            // "[gonna/going]": what was said, and what was meant.
            said.Append(From(inside[..slash]));
        }
    }

    // "(laughs)" alone, or a noise in several words; others are an aside that was said, and "(s)he" is a word.
    private static void Round(string text, int at, int end, StringBuilder said)
    {
        var inside = text.AsSpan((at + 1)..end);
        var standsAlone =
            (at == 0 || text[at - 1] == ' ') && (end + 1 == text.Length || text[end + 1] is ' ' or '.' or ',');
        if (!standsAlone || inside.Contains(' '))
        {
            Unless(inside, said);
        }
    }

    // "laughter-yes": the word that was laughed.
    private static bool Laughed(string inside, StringBuilder said)
    {
        var dash = inside.IndexOf('-');
        if (dash < 0 || dash + 1 == inside.Length || !Begins(inside, ["laugh"]))
        {
            return false;
        }

        said.Append(From(inside[(dash + 1)..]));
        return true;
    }

    private static void Unless(ReadOnlySpan<char> inside, StringBuilder said)
    {
        if (!Begins(inside.Trim(), Noises) && !Codes.Contains(inside.Trim().ToString()))
        {
            said.Append(inside);
        }
    }

    private static bool Begins(ReadOnlySpan<char> text, string[] with)
    {
        foreach (var one in with)
        {
            if (text.StartsWith(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Where the bracket here is closed, others inside it skipped; -1 where nowhere near.
    private static int Closing(string text, int at, string close)
    {
        var depth = 0;
        var last = Math.Min(text.Length - close.Length, at + Longest);
        for (var i = at + 1; i <= last; i++)
        {
            if (text[i] == text[at] && close.Length == 1 && text[at] != '*')
            {
                depth++;
            }
            else if (string.CompareOrdinal(text, i, close, 0, close.Length) == 0 && depth-- == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
