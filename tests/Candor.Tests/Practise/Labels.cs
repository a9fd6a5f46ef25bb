using Candor.Core.Text;

namespace Candor.Tests.Practise;

/// <summary>A line of a labelled text: its words, and the stretches that its brackets hold.</summary>
internal sealed record Labels(string Text, IReadOnlyList<(char Bracket, Span Span)> Spans)
{
    private const string Opening = "[<{";

    private const string Closing = "]>}";

    /// <summary>The lines of a file beside the tests, its remarks left out.</summary>
    public static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Candor.Tests/Practise", file))
            .Where(line => line.Length > 0 && line[0] != '#');

    public static Labels Of(string line)
    {
        var text = new System.Text.StringBuilder();
        var open = new Stack<int>();
        var spans = new List<(char, Span)>();
        foreach (var letter in line)
        {
            if (Opening.Contains(letter))
            {
                open.Push(text.Length);
            }
            else if (Closing.IndexOf(letter) is >= 0 and var kind)
            {
                spans.Add((Opening[kind], new(open.Pop(), text.Length)));
            }
            else
            {
                text.Append(letter);
            }
        }

        return new(text.ToString(), spans);
    }

    public List<Span> In(char bracket) => [.. Spans.Where(one => one.Bracket == bracket).Select(one => one.Span)];
}
