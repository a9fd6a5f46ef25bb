using System.Diagnostics;
using System.Globalization;
using System.Text;
using Candor.Core.Practise;

namespace Candor.Benchmarks;

/// <summary>
/// How fast an answer is measured: 1,000 words, and how it grows to a two-hour talk of 20,000. In processor time, collecting
/// rubbish and all, so that other programs of the machine count for little: the median of some rounds, and the slowest.
/// </summary>
internal static class AnalyseSpeed
{
    private const int Rounds = 15;

    /// <summary>Words in one round: the clock of the processor ticks every few milliseconds only.</summary>
    private const int WordsOfARound = 100_000;

    public static int Run()
    {
        var analyse = new Analyse(Knowledge.Library([]), []);
        foreach (var words in new[] { 1_000, 2_000, 5_000, 20_000 })
        {
            var transcript = Talk(words);
            Warm(analyse, transcript);
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var before = Environment.CpuUsage.TotalTime;
                for (var again = 0; again < WordsOfARound / words; again++)
                {
                    analyse.Of(transcript);
                }

                times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (WordsOfARound / words));
            }

            times.Sort();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"figure: analyse {words} words: {times[Rounds / 2]:0.00} ms of processor time ({times[^1]:0.00} at worst), {analyse.Of(transcript).Marks.Count} marks"
                )
            );
        }

        return 0;
    }

    // Until the compiler has seen what is hot.
    private static void Warm(Analyse analyse, Transcript transcript)
    {
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 1_500; )
        {
            analyse.Of(transcript);
        }
    }

    // Spoken sentences of our own with word times, in an order that a fixed seed shuffles.
    private static Transcript Talk(int words)
    {
        string[] said =
        [
            "so um when i was working at the garden centre in leeds the tills went down on a saturday",
            "my task was to keep the queue moving and i had you know about twenty minutes for it",
            "I wrote prices on paper slips, and I asked two colleagues to take cash.",
            "it was like the the busiest day of the year and we were kind of short of people",
            "As a result we sold 4,000 pounds of plants and nobody left the queue, I think.",
            "well my manager Dana said thank you and they still use the slips on Fridays",
            "In my last job we had a supplier who kept missing dates, so I rang him every Monday.",
            "actually i just talked to the driver first and then i set up a shared calendar right",
        ];
        var random = new Random(5);
        var json = new StringBuilder("{\"words\":[");
        var at = 0.0;
        for (var count = 0; count < words; )
        {
            foreach (var word in said[random.Next(said.Length)].Split(' '))
            {
                json.Append(count++ > 0 ? "," : "")
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"{{\"text\":\"{word}\",\"start\":{at:0.00},\"end\":{at + 0.3:0.00}}}"
                    );
                at += 0.3 + (random.Next(12) == 0 ? 0.6 : 0.05);
            }
        }

        return ReadTranscript.Of(json.Append("]}").ToString());
    }
}
