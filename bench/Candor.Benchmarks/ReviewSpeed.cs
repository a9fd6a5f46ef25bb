using System.Diagnostics;
using System.Globalization;
using Candor.Core.Review;

namespace Candor.Benchmarks;

/// <summary>
/// How fast a text is reviewed with the full rule set: a page, a megabyte, ten; and with half of the rules, to see what
/// twice as many cost. Processor time, because others who share the machine stretch the clock's; the fastest of several
/// rounds counts, the slowest is shown as its noise.
/// </summary>
internal static class ReviewSpeed
{
    private const int Rounds = 21;

    public static int Run(string data)
    {
        var making = Stopwatch.StartNew();
        var review = Knowledge.Review();
        Console.WriteLine($"rules read from YAML in {making.ElapsedMilliseconds} ms");
        var paragraphs = EnglishText.Paragraphs(data);
        foreach (
            var (name, length) in new[]
            {
                ("2 KB", 2_000),
                ("100 KB", 100_000),
                ("1 MB", 1_000_000),
                ("10 MB", 10_000_000),
            }
        )
        {
            Measure(review, name, EnglishText.Of(paragraphs, length));
        }

        var text = EnglishText.Of(paragraphs, 1_000_000);
        var half = Knowledge.HalfReview();
        var ratio = Measure(review, "1 MB again", text) / Measure(half, "1 MB, every second rule", text);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: {review.Rules.Count()} rules take {ratio:0.00} times as long as {half.Rules.Count()}"
            )
        );
        return 0;
    }

    /// <returns>Milliseconds.</returns>
    private static double Measure(Review review, string name, string text)
    {
        var times = Math.Max(1, 4_000_000 / text.Length);
        review.Of(text);
        review.Of(text);
        var rounds = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var from = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++)
            {
                review.Of(text);
            }

            rounds.Add((Environment.CpuUsage.TotalTime - from).TotalMilliseconds / times);
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds * times);
        var best = rounds.Min();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: review {name}: {best:0.000} ms ({rounds.Max():0.000} at worst), {text.Length / best / 1000:0.0} MB/s, {allocated:N0} bytes allocated, {review.Of(text).Findings.Count} findings"
            )
        );
        return best;
    }
}
