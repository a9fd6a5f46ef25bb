using Candor.Core;
using Candor.Core.Review;
using Candor.Core.Text;

namespace Candor.Labelled;

/// <summary>One text of the corpus with what a person found in it.</summary>
/// <param name="Whole">Faults of the text as a whole.</param>
/// <param name="Spans">Faults with the words that commit them, in the plain text.</param>
internal sealed record LabelledText(
    string Number,
    ReviewContext Context,
    string Text,
    IReadOnlyList<string> Whole,
    IReadOnlyList<(string Label, Span Span)> Spans
);

/// <summary>Reads the format that the head of <c>tuning.txt</c> explains.</summary>
internal static class ReadLabelled
{
    public static IEnumerable<LabelledText> Of(string path)
    {
        var lines = File.ReadAllLines(path).Where(line => !line.StartsWith('#')).ToList();
        for (var at = lines.FindIndex(IsHead); at >= 0; )
        {
            var next = lines.FindIndex(at + 1, IsHead);
            var end = next < 0 ? lines.Count : next;
            yield return One(lines[at], lines[at + 1], string.Join('\n', lines[(at + 2)..end]).Trim() + "\n");
            at = next;
        }
    }

    private static bool IsHead(string line) => line.StartsWith("=== ", StringComparison.Ordinal);

    private static LabelledText One(string head, string labels, string marked)
    {
        var (text, spans) = Unmark(marked);
        var facts = Between(head, "facts=\"", "\"")
            .Split("; ")
            .Select(fact => fact.Split(": ", 2))
            .ToDictionary(fact => fact[0], fact => fact.Length > 1 ? fact[1] : "", StringComparer.Ordinal);
        var kind = Between(head, "kind=", " ");
        return new(
            head.Split(' ')[1],
            new ReviewContext(
                kind == "reply" ? DraftKind.Email
                    : Token.TryRead<DraftKind>(kind, out var draft) ? draft
                    : throw Odd(head),
                Token.TryRead<Moment>(Between(head, "moment=", " "), out var moment) ? moment : throw Odd(head),
                new ReviewFacts
                {
                    To = facts.GetValueOrDefault("recipient", ""),
                    From = facts.GetValueOrDefault("name", ""),
                    Employer = facts.GetValueOrDefault("employer", ""),
                    Role = facts.GetValueOrDefault("role", ""),
                }
            ),
            text,
            [
                .. labels["labels:".Length..]
                    .Split(',')
                    .Select(label => label.Trim())
                    .Where(label => label is not ("-" or "")),
            ],
            spans
        );
    }

    // A span closes with the last two of a run of closing brackets; spans are not nested.
    private static (string Text, List<(string, Span)> Spans) Unmark(string marked)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<(string, Span)>();
        var at = 0;
        for (
            var open = marked.IndexOf("[[", StringComparison.Ordinal);
            open >= 0;
            open = marked.IndexOf("[[", at, StringComparison.Ordinal)
        )
        {
            var bar = marked.IndexOf('|', open);
            var close = marked.IndexOf("]]", bar, StringComparison.Ordinal);
            while (close + 2 < marked.Length && marked[close + 2] == ']')
            {
                close++;
            }

            text.Append(marked, at, open - at);
            var start = text.Length;
            text.Append(marked, bar + 1, close - bar - 1);
            spans.Add((marked[(open + 2)..bar], new Span(start, text.Length)));
            at = close + 2;
        }

        text.Append(marked, at, marked.Length - at);
        return (text.ToString(), spans);
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static InvalidDataException Odd(string head) => new($"not the corpus's format: {head}");
}
