using System.Diagnostics;
using System.Globalization;
using System.Text;
using Candor.Core.Review;

namespace Candor.Benchmarks;

/// <summary>
/// How fast a text is reviewed with the full rule set: a page, a megabyte, ten. The fastest of several rounds counts,
/// because other programs of the machine only ever make it slower; the slowest is shown as its noise.
/// </summary>
internal static class ReviewSpeed
{
    private const int Rounds = 9;

    public static int Run()
    {
        var making = Stopwatch.StartNew();
        var review = Knowledge.Review();
        Console.WriteLine($"rules read from YAML in {making.ElapsedMilliseconds} ms");
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
            Measure(review, name, English(length));
        }

        return 0;
    }

    private static void Measure(Review review, string name, string text)
    {
        var times = Math.Max(1, 4_000_000 / text.Length);
        review.Of(text);
        review.Of(text);
        var rounds = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < times; i++)
            {
                review.Of(text);
            }

            rounds.Add(watch.Elapsed.TotalMilliseconds / times);
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds * times);
        var best = rounds.Min();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: review {name}: {best:0.000} ms ({rounds.Max():0.000} at worst), {text.Length / best / 1000:0.0} MB/s, {allocated:N0} bytes allocated, {review.Of(text).Findings.Count} findings"
            )
        );
    }

    // Plain English of our own, in an order that a fixed seed shuffles: a text that repeats itself exactly would flatter.
    private static string English(int length)
    {
        string[] sentences =
        [
            "Thank you for the time that you took on Tuesday, and for showing me the workshop.",
            "The train was late again, so we walked along the river and talked about the plan.",
            "In the second part I would like to learn how the team decides what comes next.",
            "My last project moved forty thousand records from one system to another in three weeks.",
            "She asked whether the figures were right, and he promised to look at them in the morning.",
            "What is one thing that I should keep doing, and what could I do differently?",
            "A short answer by e-mail is plenty; if a call suits you better, I will gladly ring.",
            "The garden behind the house had been left alone for years, and nobody knew who owned it.",
            "I have another interview in a fortnight, which is why I would value your advice.",
            "Most of the visitors came from the north, where the harvest had been poor that year.",
        ];
        var random = new Random(3);
        var text = new StringBuilder(length + 200);
        while (text.Length < length)
        {
            text.Append(sentences[random.Next(sentences.Length)]).Append(random.Next(5) == 0 ? "\n\n" : " ");
        }

        return text.ToString(0, length);
    }
}
