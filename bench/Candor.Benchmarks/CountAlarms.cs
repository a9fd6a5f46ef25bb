using System.Globalization;
using Candor.Core;

namespace Candor.Benchmarks;

/// <summary>Counts errors and warnings of phrase rules on requests that have nothing to do with jobs: all are false alarms.</summary>
internal static class CountAlarms
{
    /// <param name="show">Prints each alarm's words too.</param>
    public static int Run(string data, bool show)
    {
        var review = Knowledge.Review();
        var (words, alarms) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (
            var row in ReadCsv
                .Rows(Path.Combine(data, "text", "politeness-wikipedia.csv"))
                .Skip(1)
                .Where(row => row.Length >= 8)
        )
        {
            var reviewed = review.Of(row[1]);
            words += reviewed.Measures.Words;
            foreach (var finding in reviewed.Findings.Where(f => f.Check == "phrase" && f.Level <= Level.Warning))
            {
                alarms[finding.Rule] = alarms.GetValueOrDefault(finding.Rule) + 1;
                if (show)
                {
                    Console.WriteLine(
                        $"{finding.Rule}\t{finding.Text.ReplaceLineEndings(" ")}\t{Around(row[1], finding)}"
                    );
                }
            }
        }

        foreach (var (rule, count) in alarms.OrderByDescending(one => one.Value))
        {
            Console.WriteLine($"{count, 6}  {rule}");
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: false alarms on Wikipedia requests: {1000.0 * alarms.Values.Sum() / words:0.00} in 1,000 words ({alarms.Values.Sum()} in {words:N0})"
            )
        );
        return 0;
    }

    private static string Around(string text, Finding finding)
    {
        const int Beside = 60;
        var (from, to) = (Math.Max(0, finding.Span.Start - Beside), Math.Min(text.Length, finding.Span.End + Beside));
        return text[from..to].ReplaceLineEndings(" ");
    }
}
