using System.Text;

namespace Candor.Benchmarks;

/// <summary>
/// English that people wrote, for measuring: rated requests, replies to an opposing view and offers (see
/// <c>../shared/data/README.md</c>), each a paragraph, in an order that a fixed seed shuffles. There is 1.7 MB of it, no
/// paragraph twice; a longer text goes round again, each time in another order.
/// </summary>
internal static class EnglishText
{
    private static readonly (string File, int Column)[] Sources =
    [
        ("politeness-wikipedia.csv", 1),
        ("receptiveness.csv", 0),
        ("phone-offers.csv", 0),
    ];

    /// <summary>The paragraphs themselves, no two alike, in the files' order.</summary>
    public static IReadOnlyList<string> Paragraphs(string data) =>
        [
            .. Sources
                .SelectMany(source =>
                    ReadCsv.Rows(Path.Combine(data, "text", source.File)).Skip(1).Select(row => row[source.Column])
                )
                .Where(paragraph => paragraph.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Writes such a text into a file, for those who are measured as whole processes.</summary>
    public static int Write(string data, string file, int length)
    {
        File.WriteAllText(file, Of(Paragraphs(data), length));
        return 0;
    }

    public static string Of(IReadOnlyList<string> paragraphs, int length)
    {
        var random = new Random(3);
        var order = paragraphs.ToArray();
        var text = new StringBuilder(length + 10_000);
        while (text.Length < length)
        {
            random.Shuffle(order);
            for (var i = 0; i < order.Length && text.Length < length; i++)
            {
                text.Append(order[i]).Append("\n\n");
            }
        }

        return text.ToString(0, length);
    }
}
