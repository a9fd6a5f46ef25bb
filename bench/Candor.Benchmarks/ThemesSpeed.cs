using System.Diagnostics;
using System.Globalization;
using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Benchmarks;

/// <summary>How long finding themes takes, and how it grows: half of the points say something known, half share odd words.</summary>
internal static class ThemesSpeed
{
    private const int Rounds = 7;

    public static int Run()
    {
        var find = new FindThemes(new Library(ReadFolder.Read(Path.Combine(Knowledge.Root, "knowledge"), [])), []);
        find.Among(Some(2_000));
        foreach (var count in new[] { 1_250, 2_500, 5_000, 10_000, 20_000 })
        {
            var points = Some(count);
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                find.Among(points);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count, 6:N0} points: best {times.Min():0.0} ms, slowest {times.Max():0.0} ms, {times.Min() * 1000 / (count * Math.Log2(count)):0.000} µs per n log n"
                )
            );
        }

        return 0;
    }

    private static List<Said> Some(int count)
    {
        string[] known =
        [
            "rambled",
            "examples",
            "nervous",
            "prepared",
            "excel",
            "close",
            "rude",
            "suit",
            "customers",
            "years",
        ];
        string[] odd =
        [
            "orange",
            "ladder",
            "window",
            "garden",
            "violin",
            "copper",
            "harbour",
            "lantern",
            "marble",
            "thistle",
        ];
        var random = new Random(5);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Said(
                    new Guid(i + 1, 0, 0, new byte[8]),
                    i % 2 == 0
                        ? $"at the interview it was {known[random.Next(known.Length)]} and number {i}"
                        : string.Join(
                            ' ',
                            Enumerable.Range(0, 5).Select(_ => odd[random.Next(odd.Length)] + random.Next(count / 10))
                        ),
                    i % 3 == 0 ? Polarity.Strength : Polarity.Concern,
                    Category.Interview,
                    "",
                    0.5,
                    Cause.Unsure,
                    false,
                    $"person {i % 400}",
                    $"employer {i % 200}",
                    DateTimeOffset.UnixEpoch.AddHours(i)
                )),
        ];
    }
}
