using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Learns what each mark of a point counts for how specific it is (<c>knowledge/weighing/specificity.yaml</c>), or tells
/// how well that holds for authors it was not learnt from. Run by hand after the wordings of <c>hearing/</c>, the words of
/// <c>telling/</c>, the weights of points or labelled texts have changed: <c>-class '*LearnSpecificity' -explicit only</c>.
/// </summary>
/// <remarks>
/// A ridge regression of each label's rank in its file, for the labels of two authors are steps of different height, and
/// ranks are all that is promised. The same texts give the same file.
/// </remarks>
public sealed class LearnSpecificity(ITestOutputHelper output)
{
    /// <summary>Over marks that are scaled to vary alike; five or eighty change no figure by 0.001.</summary>
    private const double Ridge = 20;

    /// <summary>
    /// Which share of the points of the eleven sets that there were then lay below each threshold by the amounts set by
    /// hand: what is "vague" or "specific" on the pages means the same since.
    /// </summary>
    private static readonly (double Threshold, double Share)[] Known =
    [
        (0.3, 0.525),
        (0.35, 0.672),
        (0.5, 0.885),
        (0.6, 0.943),
    ];

    private static readonly string[] SetsThen = LearntFrom.Files[..11];

    private static readonly TellingMark[] Marks = Enum.GetValues<TellingMark>();

    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    private static readonly TellingWords Words = TellingWords.Read(
        new Library(ReadFolder.Read(Repository.Knowledge, [])),
        []
    );

    [Fact(Explicit = true)]
    public void Learn()
    {
        var points = Points(LearntFrom.Files);
        var weights = OnScale(Fit(points), points);
        File.WriteAllText(
            Path.Combine(Repository.Knowledge, "weighing/specificity.yaml"),
            WriteMarks.Of(
                "what each mark of a point adds to how specific it is, in points of a hundred",
                MeasureSpecificity.Answers,
                Marks.Select((mark, i) => (Token.Name(mark), (IEnumerable<double>)[100 * weights[i]])),
                least: -1,
                by: "LearnSpecificity"
            )
        );
    }

    /// <summary>Where points begin and what they say is as it was learnt from all; the rank alone is left out.</summary>
    [Fact(Explicit = true)]
    public void Each_author_by_the_others()
    {
        var points = Points(LearntFrom.Files);
        foreach (var author in points.GroupBy(point => LearntFrom.AuthorOf(point.File)))
        {
            var weights = Fit([.. points.Except(author)]);
            foreach (var file in author.GroupBy(point => point.File, StringComparer.Ordinal))
            {
                var rank = PointFigures.Spearman([
                    .. file.Select(point => (Inner(weights, point.Amounts), (double)point.Label)),
                ]);
                output.WriteLine($"{file.Key}: {file.Count()} points, specificity rank {rank:0.000}");
            }
        }
    }

    private sealed record Rated(string File, int Label, double[] Amounts);

    // As they are found: a stretch that was found a little longer than it was labelled is what will be read.
    private static List<Rated> Points(IEnumerable<string> files)
    {
        var rated = new List<Rated>();
        foreach (var file in files)
        {
            foreach (var text in LearntFrom.Texts(file))
            {
                var blocks = Find.BlocksOf(text.Text);
                rated.AddRange(
                    from pair in PointFigures.Matched(text, Find.In(text.Text).ToList())
                    select new Rated(file, pair.Label.Specificity, Amounts(pair.Point, blocks))
                );
            }
        }

        return rated;
    }

    private static double[] Amounts(FoundPoint point, List<ReadBlock> blocks)
    {
        var block = blocks.First(block => block.Span.Meets(point.Span));
        var inside = Enumerable
            .Range(0, block.Text.Words.Count)
            .Where(i =>
                block.Span.Start + block.Text.Words[i].Span.Start >= point.Span.Start
                && block.Span.Start + block.Text.Words[i].Span.End <= point.Span.End
            )
            .ToList();
        var clause = new Clause(inside[0], inside[^1] + 1);
        var amounts = new double[Marks.Length];
        foreach (var told in DescribeTelling.Of(block.Text, clause, block.Cues, point.Category, Words))
        {
            amounts[(int)told.Mark] += told.Amount;
        }

        return amounts;
    }

    private static double[] Fit(IReadOnlyList<Rated> points)
    {
        var width = Marks.Length;
        var spread = Spread(points);
        var (squares, sums) = (new double[width, width], new double[width]);
        foreach (var (point, target) in points.Zip(Targets(points)))
        {
            for (var i = 0; i < width; i++)
            {
                var one = point.Amounts[i] / spread[i];
                sums[i] += one * target;
                for (var j = 0; one != 0 && j < width; j++)
                {
                    squares[i, j] += one * point.Amounts[j] / spread[j];
                }
            }
        }

        for (var i = 1; i < width; i++)
        {
            squares[i, i] += Ridge;
        }

        var weights = Solve(squares, sums);
        return [.. weights.Select((weight, i) => weight / spread[i])];
    }

    // The first is there in every point, so it does not vary.
    private static double[] Spread(IReadOnlyList<Rated> points) =>
        [
            .. Marks.Select(
                (_, i) =>
                {
                    var mean = points.Average(point => point.Amounts[i]);
                    var spread = Math.Sqrt(points.Average(point => Math.Pow(point.Amounts[i] - mean, 2)));
                    return i == 0 || spread == 0 ? 1 : spread;
                }
            ),
        ];

    // The rank of each label in its file, from minus a half to a half; equal labels share their mean rank.
    private static List<double> Targets(IReadOnlyList<Rated> points)
    {
        var ranks = points
            .GroupBy(point => point.File, StringComparer.Ordinal)
            .ToDictionary(
                file => file.Key,
                file =>
                    file.Select(point => point.Label)
                        .Distinct()
                        .ToDictionary(
                            label => label,
                            label =>
                                (
                                    (
                                        file.Count(point => point.Label < label)
                                        + ((file.Count(point => point.Label == label) - 1) / 2.0)
                                    ) / (file.Count() - 1)
                                ) - 0.5
                        ),
                StringComparer.Ordinal
            );
        return [.. points.Select(point => ranks[point.File][point.Label])];
    }

    // Stretched and moved so that as many points as before lie below each threshold, as nearly as one straight line can.
    private static double[] OnScale(double[] weights, List<Rated> points)
    {
        var scores = points
            .Where(point => SetsThen.Contains(point.File))
            .Select(point => Inner(weights, point.Amounts))
            .Order()
            .ToList();
        var at = Known.Select(one => (X: scores[(int)(one.Share * scores.Count)], Y: one.Threshold)).ToList();
        var (mx, my) = (at.Average(one => one.X), at.Average(one => one.Y));
        var stretch = at.Sum(one => (one.X - mx) * (one.Y - my)) / at.Sum(one => (one.X - mx) * (one.X - mx));
        var scaled = weights.Select(weight => weight * stretch).ToArray();
        scaled[(int)TellingMark.Always] += my - (mx * stretch);
        return scaled;
    }

    private static double Inner(double[] weights, double[] amounts) => weights.Zip(amounts, (w, a) => w * a).Sum();

    // Gauss's way; the ridge keeps it from dividing by nothing.
    private static double[] Solve(double[,] squares, double[] sums)
    {
        var width = sums.Length;
        for (var i = 0; i < width; i++)
        {
            for (var k = i + 1; k < width; k++)
            {
                var times = squares[k, i] / squares[i, i];
                for (var j = i; j < width; j++)
                {
                    squares[k, j] -= times * squares[i, j];
                }

                sums[k] -= times * sums[i];
            }
        }

        var solved = new double[width];
        for (var i = width - 1; i >= 0; i--)
        {
            var rest = sums[i];
            for (var j = i + 1; j < width; j++)
            {
                rest -= squares[i, j] * solved[j];
            }

            solved[i] = rest / squares[i, i];
        }

        return solved;
    }
}
