using System.Globalization;

namespace Candor.Core.Text;

/// <summary>
/// A phrase as knowledge files write it. Words stand for themselves, whatever their case. Beyond words:
/// <list type="bullet">
/// <item><c>could/would</c> one of several words; <c>(was not|wasn't)</c> one of several runs of words;</item>
/// <item><c>kindly?</c> or <c>(in advance)?</c> may be missing;</item>
/// <item><c>select*</c> any word that starts so;</item>
/// <item><c>&lt;person&gt;</c> any word or phrase of a class in <c>knowledge/words/</c>;</item>
/// <item><c>..</c> up to three words, <c>...</c> up to eight, <c>..5</c> up to five, never across a sentence's end;</item>
/// <item><c>#</c> any number written in digits;</item>
/// <item><c>^</c> a sentence's start, <c>$</c> its end; a lone <c>?</c>, <c>!</c> or <c>,</c> is that mark.</item>
/// </list>
/// Marks in the text that a phrase does not name (commas, quotation marks, brackets) are stepped over.
/// </summary>
public sealed class Phrase
{
    private readonly WordClasses? classes;
    private IReadOnlyList<Part>? read;

    private Phrase(string source, IReadOnlyList<Part>? parts, WordClasses? classes)
    {
        (Source, read, this.classes) = (source, parts, classes);
    }

    /// <summary>As written.</summary>
    public string Source { get; }

    internal IReadOnlyList<Part> Parts
    {
        get
        {
            var at = 0;
            return read ??= Sequence(Source, ref at, classes!, inside: false);
        }
    }

    /// <summary>A phrase that was read before without a fault, when the program was built: taken apart only if somebody needs that.</summary>
    internal static Phrase Known(string source, WordClasses classes) => new(source, null, classes);

    /// <summary>
    /// Reads a phrase. False, with one line that says what is wrong, for an unclosed bracket, an unknown class or
    /// nothing at all.
    /// </summary>
    public static bool TryRead(string source, WordClasses classes, out Phrase phrase, out string wrong)
    {
        phrase = null!;
        wrong = "";
        try
        {
            var at = 0;
            var parts = Sequence(source, ref at, classes, inside: false);
            if (parts.Count == 0)
            {
                wrong = "the phrase is empty";
                return false;
            }

            phrase = new Phrase(source, parts, null);
            return true;
        }
        catch (FormatException bad)
        {
            wrong = bad.Message;
            return false;
        }
    }

    private static List<Part> Sequence(string source, ref int at, WordClasses classes, bool inside)
    {
        var parts = new List<Part>();
        while (at < source.Length)
        {
            if (char.IsWhiteSpace(source[at]) || source[at] == '-')
            {
                at++;
            }
            else if (source[at] is '|' or ')')
            {
                return inside ? parts : throw new FormatException($"'{source[at]}' at {at + 1} without an opening '('");
            }
            else
            {
                parts.Add(Optional(source, ref at, One(source, ref at, classes)));
            }
        }

        return inside ? throw new FormatException("a '(' is not closed") : parts;
    }

    private static Part Optional(string source, ref int at, Part part)
    {
        if (at < source.Length && source[at] == '?' && part is not Mark)
        {
            at++;
            return new Choice([
                [part],
                [],
            ]);
        }

        return part;
    }

    private static Part One(string source, ref int at, WordClasses classes)
    {
        switch (source[at])
        {
            case '(':
                at++;
                var runs = new List<IReadOnlyList<Part>>();
                do
                {
                    runs.Add(Sequence(source, ref at, classes, inside: true));
                } while (source[at++] == '|');
                return new Choice(runs);
            case '<':
                var close = source.IndexOf('>', at);
                if (close < 0)
                {
                    throw new FormatException("a '<' is not closed");
                }

                var name = source[(at + 1)..close];
                at = close + 1;
                return classes.Find(name)
                    ?? throw new FormatException(
                        $"there is no word class '{name}'; classes: {string.Join(", ", classes.Names)}"
                    );
            case '.':
                var dots = at;
                while (at < source.Length && source[at] == '.')
                {
                    at++;
                }

                var digits = at;
                while (at < source.Length && char.IsAsciiDigit(source[at]))
                {
                    at++;
                }

                return (at - digits, digits - dots) switch
                {
                    (> 0, 2) => new Gap(int.Parse(source.AsSpan(digits, at - digits), CultureInfo.InvariantCulture)),
                    (_, 1) => new Mark("."),
                    (_, 2) => new Gap(3),
                    _ => new Gap(8),
                };
            case '^':
                at++;
                return new Edge(AtStart: true);
            case '$':
                at++;
                return new Edge(AtStart: false);
            case '#':
                at++;
                return new Start("#");
            case '?' or '!' or ',' or ':' or ';' or '"':
                return new Mark(source[at++].ToString());
            default:
                return Words(source, ref at);
        }
    }

    private static Part Words(string source, ref int at)
    {
        var start = at;
        while (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '\'' or '’' or '/' or '*'))
        {
            at++;
        }

        if (at == start)
        {
            throw new FormatException($"'{source[at]}' at {at + 1} means nothing in a phrase");
        }

        var options = source[start..at].ToLowerInvariant().Replace('’', '\'').Split('/');
        IReadOnlyList<IReadOnlyList<Part>> runs =
        [
            .. options.Select(o => new List<Part> { o.EndsWith('*') ? new Start(o[..^1]) : new Exactly(o) }),
        ];
        return runs.Count == 1 ? runs[0][0] : new Choice(runs);
    }

    internal abstract record Part;

    internal sealed record Exactly(string Word) : Part;

    internal sealed record Start(string Letters) : Part;

    internal sealed record Mark(string Sign) : Part;

    internal sealed record Gap(int Most) : Part;

    internal sealed record Edge(bool AtStart) : Part;

    internal sealed record Choice(IReadOnlyList<IReadOnlyList<Part>> Runs) : Part;
}
