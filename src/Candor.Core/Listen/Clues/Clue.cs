using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>How the words of a clue stand together.</summary>
public enum ClueKind : byte
{
    Word,

    /// <summary>Side by side.</summary>
    Pair,

    /// <summary>With a word or two between them.</summary>
    Apart,

    /// <summary>Two kinds of words, one after the other with no other kind between them.</summary>
    Kinds,

    /// <summary>Three kinds of words.</summary>
    ThreeKinds,

    /// <summary>Something about the whole mail: a wording that stands in it, who sends it.</summary>
    Mark,
}

/// <summary>Where the words stand: what is said under a condition is not the same as what is said.</summary>
public enum ClueScope : byte
{
    Plain,

    /// <summary>After an "if", a "whether", an "unless" of its sentence.</summary>
    If,

    /// <summary>Between quotation marks.</summary>
    Quoted,

    /// <summary>In a sentence that ends with a question mark.</summary>
    Asked,

    Subject,

    /// <summary>"Unsubscribe", "registered in England".</summary>
    Footer,

    /// <summary>Wherever it stands: what tells what the mail is about, and adds up.</summary>
    Anywhere,
}

/// <summary>One thing that a sentence shows, as a number: its scope, its kind and up to three words.</summary>
public static class Clue
{
    private const int Bits = 18;

    public static ulong Of(ClueScope scope, ClueKind kind, int first, int second = 0, int third = 0) =>
        ((ulong)scope << 60)
        | ((ulong)kind << 56)
        | ((ulong)first << (2 * Bits))
        | ((ulong)second << Bits)
        | (uint)third;

    public static ClueScope ScopeOf(ulong clue) => (ClueScope)(clue >> 60);

    /// <summary>Whether it is one word, wherever it stands.</summary>
    internal static bool IsOfWordAnywhere(ulong clue, out int word)
    {
        word = (int)((clue >> (2 * Bits)) & ((1 << Bits) - 1));
        return clue == Of(ClueScope.Anywhere, ClueKind.Word, word);
    }

    /// <summary>As it stands in the file of weights: "if: not ... select".</summary>
    public static string Name(ulong clue, Lexicon words)
    {
        var kind = (ClueKind)((clue >> 56) & 15);
        var scope = ScopeOf(clue);
        string[] names =
        [
            .. new[] { 2 * Bits, Bits, 0 }
                .Select(shift => words.NameOf((int)((clue >> shift) & ((1 << Bits) - 1))))
                .Where(name => name.Length > 0),
        ];
        return (scope == ClueScope.Plain ? "" : $"{scope.ToString().ToLowerInvariant()}: ")
            + (kind == ClueKind.Mark ? "mark: " : "")
            + string.Join(kind == ClueKind.Apart ? " .. " : " ", names);
    }

    /// <summary>The clue of a name; null where one of its words has no number.</summary>
    public static ulong? Read(string name, Lexicon words)
    {
        var (scope, rest) = (ClueScope.Plain, name);
        if (name.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
        {
            if (name.StartsWith("mark: ", StringComparison.Ordinal))
            {
                return Of(scope, ClueKind.Mark, words.Add(name[6..]));
            }

            if (!Enum.TryParse(name[..colon], ignoreCase: true, out scope))
            {
                return null;
            }

            rest = name[(colon + 2)..];
        }

        var apart = rest.Contains(" .. ", StringComparison.Ordinal);
        var parts = rest.Split(apart ? " .. " : " ");
        var numbers = Array.ConvertAll(parts, words.NumberOf);
        if (Array.IndexOf(numbers, 0) >= 0)
        {
            return null;
        }

        var isOfKinds = parts.Length > 1 && (char.IsUpper(parts[0][^1]) || parts[0] == "@");
        return parts.Length switch
        {
            1 => Of(scope, ClueKind.Word, numbers[0]),
            2 => Of(
                scope,
                apart ? ClueKind.Apart
                    : isOfKinds ? ClueKind.Kinds
                    : ClueKind.Pair,
                numbers[0],
                numbers[1]
            ),
            3 => Of(scope, ClueKind.ThreeKinds, numbers[0], numbers[1], numbers[2]),
            _ => null,
        };
    }
}
