using System.Text.RegularExpressions;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// The answers of the form of three to keep and three to change (D5), as mail programs bring it back: with "&gt;" before
/// its lines or without, below the quotation's head or above it, answered behind the colon or on the next line. "Prefer
/// not to say" and its kin are no answers.
/// </summary>
internal static partial class FormAnswers
{
    /// <summary>A block for each answer, in the text's order; ✓ marks one to keep, ✗ one to change.</summary>
    public static IReadOnlyList<Block> Of(string text)
    {
        var answers = new List<Block>();
        var (mark, open, quoted) = (' ', false, false);
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = Own(text, at, end);
            var isQuoted = text.AsSpan(at, end - at).TrimStart() is ['>', ..];
            if (Label().Match(text, line.Start, line.Length) is { Success: true } label)
            {
                mark = label.Groups["deed"].ValueSpan[0] is 'k' or 'K' ? '✓' : '✗';
                (open, quoted) = (true, isQuoted);
                Add(answers, text, new(label.Index + label.Length, line.End), mark);
            }
            else if (line.Length == 0 || EndsForm(text, line))
            {
                // An empty line stands between label and answer too, but nothing goes on after it.
                open &= line.Length == 0 && !Answered(answers, at, text);
            }
            else if (open && Answered(answers, at, text))
            {
                Extend(answers, text, line, joined: isQuoted == quoted && !isQuoted);
            }
            else if (open)
            {
                Add(answers, text, line, mark);
                quoted = isQuoted;
            }

            at = end + 1;
        }

        return answers;
    }

    /// <summary>Whether a line is one of the form's, answered or not.</summary>
    public static bool IsLabel(string text, Span line)
    {
        var own = Own(text, line.Start, line.End);
        return Label().Match(text, own.Start, own.Length).Success;
    }

    /// <summary>"Prefer not to say", "n/a": below a label it is no answer, and no point.</summary>
    public static bool IsNone(string text, Span line)
    {
        var own = Own(text, line.Start, line.End);
        return NoAnswer().IsMatch(own.Of(text));
    }

    // The line without blanks, "&gt;" and list marks at its ends.
    private static Span Own(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '>' or '*' or '•' or '_'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_'))
        {
            end--;
        }

        return new(start, end);
    }

    private static void Add(List<Block> answers, string text, Span answer, char mark)
    {
        var own = Own(text, answer.Start, answer.End);
        if (own.Length > 1 && !NoAnswer().IsMatch(text[own.Start..own.End]))
        {
            answers.Add(new(own, mark, AfterGap: false));
        }
    }

    // Whether the last answer is the one of the label above this place: no other label lies between.
    private static bool Answered(List<Block> answers, int at, string text)
    {
        if (answers is not [.., var last])
        {
            return false;
        }

        for (var line = last.Span.End; line < at; )
        {
            var end = text.IndexOf('\n', line, at - line);
            end = end < 0 ? at : end;
            if (IsLabel(text, new(line, end)))
            {
                return false;
            }

            line = end + 1;
        }

        return true;
    }

    private static void Extend(List<Block> answers, string text, Span line, bool joined)
    {
        if (joined && text[answers[^1].Span.End - 1] is not ('.' or '!' or '?'))
        {
            answers[^1] = answers[^1] with { Span = new(answers[^1].Span.Start, line.End) };
        }
    }

    private static bool EndsForm(string text, Span line) => Ending().Match(text, line.Start, line.Length).Success;

    [GeneratedRegex(@"^(?<deed>keep|change)\s*\(?[1-9]\)?\s*[:.)–-]\s*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^[\W_]*(?:i(?:['’]d| would)? )?(?:prefer not to (?:say|answer)|rather not(?: say)?|no (?:comment|answer)|not applicable|n\s*/\s*a|none|nothing|nil|skip(?:ped)?|pass|see above|\?|x)?[\W_]*$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex NoAnswer();

    [GeneratedRegex(
        @"^(?:--|on .* wrote:|-----original|(?:kind|best|warm|with) .{0,20}(?:regards|wishes)|regards|best|thanks|cheers|sincerely|sent from )",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Ending();
}
