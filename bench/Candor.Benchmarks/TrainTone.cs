using System.Globalization;
using Candor.Core.Review;

namespace Candor.Benchmarks;

/// <summary>
/// Learns what each marker of tone counts, from requests that people rated, and says how well it tells warm from curt:
/// ten-fold cross-validation between the outer quartiles, and on offers from elsewhere that it never saw.
/// </summary>
internal static class TrainTone
{
    private const int Folds = 10;
    private const int Rounds = 1500;
    private const double Step = 0.5;

    /// <summary>Ridge: small enough to fit, large enough that a rare marker does not memorise.</summary>
    private const double Ridge = 0.002;

    public static int Run(string data, bool learn)
    {
        var review = Knowledge.Review();
        var markers = review.ToneMarkers;
        var wikipedia = Path.Combine(data, "text", "politeness-wikipedia.csv");
        var rated = ReadCsv
            .Rows(wikipedia)
            .Skip(1)
            .Where(row => row.Length >= 8)
            .Select(row => (Seen: See(review, row[1]), Score: double.Parse(row[7], CultureInfo.InvariantCulture)))
            .OrderBy(one => one.Score)
            .ToList();
        var quarter = rated.Count / 4;
        var outer = rated
            .Take(quarter)
            .Select(one => (one.Seen, Warm: false))
            .Concat(rated.TakeLast(quarter).Select(one => (one.Seen, Warm: true)))
            .Select((one, i) => (one.Seen, one.Warm, Fold: i % Folds))
            .ToList();
        var right = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var (bias, weights) = Fit(
                [.. outer.Where(one => one.Fold != fold).Select(one => (one.Seen, one.Warm))],
                markers.Count
            );
            right += outer.Count(one => one.Fold == fold && (Sum(bias, weights, one.Seen) > 0) == one.Warm);
        }

        Console.WriteLine(
            $"figure: tone, outer quartiles of {rated.Count} Wikipedia requests, {Folds}-fold: {Percent(right, outer.Count)} with {markers.Count} markers"
        );
        var all = Fit([.. outer.Select(one => (one.Seen, one.Warm))], markers.Count);
        var offers = ReadCsv
            .Rows(Path.Combine(data, "text", "phone-offers.csv"))
            .Skip(1)
            .Where(row => row.Length == 2)
            .Select(row => (Sum: Sum(all.Bias, all.Weights, See(review, row[0])), Warm: row[1] == "1"))
            .ToList();
        Console.WriteLine(
            $"figure: tone, {offers.Count} phone offers it never saw: {Percent(offers.Count(one => one.Sum > 0 == one.Warm), offers.Count)}, area under the curve {Area(offers):0.000}"
        );
        var each = markers
            .Select((id, m) => (id, Weight: all.Weights[m]))
            .OrderByDescending(one => one.Weight)
            .ToList();
        foreach (var (id, weight) in each)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weight, 7:0.00}  {id}"));
        }

        if (learn)
        {
            var lines = each.OrderBy(one => one.id, StringComparer.Ordinal)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"  {one.id}: {one.Weight:0.000}"));
            File.WriteAllText(
                Path.Combine(Knowledge.Root, "knowledge", "tone", "weights.yaml"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"message: learnt by 'bench/Candor.Benchmarks -- tone DATA --learn'; not edited by hand\nbias: {all.Bias:0.000}\nweights:\n"
                )
                    + string.Join('\n', lines)
                    + "\n"
            );
        }

        return 0;
    }

    private static int[] See(Review review, string text) =>
        [.. review.SeeTone(text).Select((count, m) => (count, m)).Where(one => one.count > 0).Select(one => one.m)];

    private static (double Bias, double[] Weights) Fit(IReadOnlyList<(int[] Seen, bool Warm)> rows, int markers)
    {
        var (bias, weights) = (0.0, new double[markers]);
        var (sumBias, sums) = (0.0, new double[markers]);
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[markers];
            var ofBias = 0.0;
            foreach (var (seen, warm) in rows)
            {
                var miss = (warm ? 1 : 0) - (1 / (1 + Math.Exp(-Sum(bias, weights, seen))));
                ofBias += miss;
                foreach (var m in seen)
                {
                    slope[m] += miss;
                }
            }

            // Steps that shrink where a marker is common (AdaGrad).
            ofBias /= rows.Count;
            sumBias += ofBias * ofBias;
            bias += Step * ofBias / Math.Sqrt(sumBias + 1e-9);
            for (var m = 0; m < markers; m++)
            {
                var s = (slope[m] / rows.Count) - (Ridge * weights[m]);
                sums[m] += s * s;
                weights[m] += Step * s / Math.Sqrt(sums[m] + 1e-9);
            }
        }

        return (bias, weights);
    }

    private static double Sum(double bias, double[] weights, int[] seen) => bias + seen.Sum(m => weights[m]);

    private static double Area(List<(double Sum, bool Warm)> rows)
    {
        var (warm, curt) = (rows.Where(one => one.Warm).ToList(), rows.Where(one => !one.Warm).ToList());
        var wins = warm.Sum(w =>
            curt.Sum(c =>
                w.Sum > c.Sum ? 1.0
                : w.Sum == c.Sum ? 0.5
                : 0
            )
        );
        return wins / warm.Count / curt.Count;
    }

    private static string Percent(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
