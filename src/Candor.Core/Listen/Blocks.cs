using System.Text.RegularExpressions;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>A paragraph, a list item or a line of notes.</summary>
/// <param name="Mark">The first character of the list mark before it, a space where there is none.</param>
/// <param name="AfterGap">An empty line stands before it: a list under a heading is over.</param>
internal readonly record struct Block(Span Span, char Mark, bool AfterGap);

/// <summary>
/// Cuts a text into blocks, leaving out what the writer quoted, their signature and what follows it. Notes break lines
/// where a thought ends, mail where the margin is; a line that runs to the margin, or goes on in lower case, is joined.
/// </summary>
internal static partial class Blocks
{
    /// <summary>Characters. Mail is wrapped at 60 and more; notes' lines end where they end.</summary>
    private const int Margin = 52;

    public static IEnumerable<Block> Of(string text)
    {
        var (start, end, lineStart, mark, gap) = (-1, -1, 0, ' ', false);
        foreach (var line in Lines(text))
        {
            var own = text.AsSpan(line.Start, line.Length);
            var trimmed = own.Trim();
            if (trimmed.IsEmpty || trimmed[0] == '>')
            {
                if (start >= 0)
                {
                    yield return new(new(start, end), mark, gap);
                    start = -1;
                }

                gap = true;
                continue;
            }

            if (Ends(trimmed))
            {
                break;
            }

            var first = line.Start + own.Length - own.TrimStart().Length;
            var last = line.Start + own.TrimEnd().Length;
            var item = Item().Match(text, line.Start, line.Length);
            if (start >= 0 && !item.Success && !Headed().IsMatch(trimmed) && GoesOn(text, end, lineStart, trimmed[0]))
            {
                (end, lineStart) = (last, line.Start);
                continue;
            }

            if (start >= 0)
            {
                yield return new(new(start, end), mark, gap);
                gap = false;
            }

            mark = item.Success ? item.Groups["mark"].Value[0] : ' ';
            start = item.Success ? item.Index + item.Length : first;
            (end, lineStart) = (Math.Max(start, last), line.Start);
        }

        if (start >= 0 && end > start)
        {
            yield return new(new(start, end), mark, gap);
        }
    }

    private static bool GoesOn(string text, int end, int lineStart, char next) =>
        text[end - 1] is not (':' or '.' or '!' or '?' or ';')
        && !(text[end - 1] is '"' or '”' && end >= 2 && text[end - 2] is '.' or '!' or '?')
        && next is not ('"' or '“')
        && (end - lineStart >= Margin || char.IsLower(next));

    private static IEnumerable<Span> Lines(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            yield return new(at, end);
            at = end + 1;
        }
    }

    // The signature, and what a mail program puts above the message that is answered.
    private static bool Ends(ReadOnlySpan<char> line) =>
        line is "--"
        || line.StartsWith("-----Original", StringComparison.OrdinalIgnoreCase)
        || (line.StartsWith("On ", StringComparison.Ordinal) && line.EndsWith("wrote:", StringComparison.Ordinal))
        || (line.Length < 45 && SignOff().IsMatch(line));

    [GeneratedRegex(
        @"^\s*(?:(?<mark>[-*•·–—+✓✗?!])\s+|(?<mark>\(?\d{1,2}[.):])\s+|(?<mark>\(?[a-h][.)])\s+)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Item();

    // "Weaknesses: …", "Dana: …" and a chat's day and time begin something of their own.
    [GeneratedRegex(
        @"^(?:[A-Z][\p{L} '’]{1,38}:|\[\d{1,4}[:./-]\d|\d{1,4}[./-]\d\d?[./-]\d{2,4},? \d\d?[:.]\d\d)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Headed();

    [GeneratedRegex(
        @"^(?:(?:(?:very )?best|kind(?:est)?|warm(?:est)?|with (?:kind|best|warm)) (?:regards|wishes)|regards|best|all (?:the|my) best|sincerely|yours\b.*|cheers|(?:many |with )?thanks(?: again)?|take care|warmly|sent from my .*|get outlook .*)\s*[,.!–-]?$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex SignOff();
}
