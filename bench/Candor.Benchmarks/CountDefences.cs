using System.Globalization;
using Candor.Core;
using Candor.Core.Review;

namespace Candor.Benchmarks;

/// <summary>
/// How often the rules on defending and arguing meet replies that strangers rated for receptiveness to the other view, from
/// the least receptive quarter to the most. The replies are about politics and not about jobs.
/// </summary>
internal static class CountDefences
{
    private const int Quarters = 4;

    private static readonly string[] Defences =
    [
        "defends",
        "argues-with-a-point",
        "corrects-the-impression",
        "may-sound-like-a-rebuttal",
        "interrupts",
        "blames",
    ];

    public static int Run(string data)
    {
        var review = Knowledge.Review();
        var texts = ReadCsv
            .Rows(Path.Combine(data, "text", "receptiveness.csv"))
            .Skip(1)
            .Where(row => row.Length == 2)
            .Select(row => (Text: row[0], Rating: double.Parse(row[1], CultureInfo.InvariantCulture)))
            .OrderBy(row => row.Rating)
            .ToList();
        var words = new int[Quarters];
        var found = Defences.ToDictionary(rule => rule, _ => new int[Quarters], StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            var quarter = i * Quarters / texts.Count;
            var seen = new HashSet<(string, int)>();
            foreach (var kind in new[] { DraftKind.Call, DraftKind.ThankYou })
            {
                var reviewed = review.Of(texts[i].Text, new ReviewContext(kind));
                words[quarter] += kind == DraftKind.Call ? reviewed.Measures.Words : 0;
                foreach (var finding in reviewed.Findings.Where(one => found.ContainsKey(one.Rule)))
                {
                    // A rule for both kinds finds the same words twice.
                    found[finding.Rule][quarter] += seen.Add((finding.Rule, finding.Span.Start)) ? 1 : 0;
                }
            }
        }

        Console.WriteLine($"{texts.Count} replies, in 1,000 words, from the least receptive quarter to the most");
        foreach (var (rule, counts) in found)
        {
            var rates = counts.Select(
                (count, q) => (1000.0 * count / words[q]).ToString("0.00", CultureInfo.InvariantCulture)
            );
            Console.WriteLine($"figure: {rule}: {string.Join(", ", rates)}");
        }

        return 0;
    }
}
