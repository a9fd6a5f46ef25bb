namespace Candor.Core.Listen;

/// <summary>A unit and where its words stand in the text.</summary>
internal readonly record struct Place(Unit Unit, Text.Span At);

/// <summary>
/// Which stretches to take for points, when for each row of answers it is known how likely it is. Instead of the one
/// likeliest row, every stretch is judged by the share of all rows that hold it, or one that covers nearly the same words; then
/// those that are likelier than not are taken together (minimum Bayes risk). So a stretch whose beginning is sure and
/// whose end is not is found all the same, and of two halves that are both unsure none is.
/// </summary>
internal sealed class ChoosePlaces(
    IReadOnlyList<Place> places,
    IReadOnlyList<double[]> own,
    Func<int, Seam, int, double> step
)
{
    /// <summary>Units. A point is seldom longer.</summary>
    private const int Longest = 24;

    /// <summary>What is less likely than this changes nothing.</summary>
    private const double Least = 0.004;

    private static readonly double LogLeast = Math.Log(Least);

    private static readonly int Kinds = PlacePoints.Answers.Length;

    /// <summary>
    /// How likely a stretch has to be, chosen on the sets that are worded as real feedback is, each left out in turn: 0.38
    /// finds more, of which more are none.
    /// </summary>
    private const double Worth = 0.5;

    /// <summary>Two stretches that share this much of what they cover together are one and the same.</summary>
    private const double Same = 0.5;

    /// <summary>Of two stretches that match alike the likelier one is taken.</summary>
    private const double Sooner = 0.01;

    /// <summary>Beyond every sum of weights, for what may not be.</summary>
    private const double Never = -100 * PlacePoints.Never;

    private readonly int count = places.Count;

    private sealed record Stretch(int First, int End, double Likely)
    {
        public double Match { get; set; }
    }

    /// <summary>First unit and the one behind the last of each, in order.</summary>
    public List<(int First, int End)> Best()
    {
        var stretches = count == 0 ? [] : Stretches();
        for (var i = 0; i < stretches.Count; i++)
        {
            var one = stretches[i];
            one.Match += one.Likely;
            // They come by where they begin.
            for (var k = i + 1; k < stretches.Count && stretches[k].First < one.End; k++)
            {
                if (Share(one, stretches[k]) >= Same)
                {
                    one.Match += stretches[k].Likely;
                    stretches[k].Match += one.Likely;
                }
            }
        }

        var byEnd = stretches.ToLookup(one => one.End);
        var best = new double[count + 1];
        var taken = new Stretch?[count + 1];
        for (var end = 1; end <= count; end++)
        {
            best[end] = best[end - 1];
            foreach (var one in byEnd[end])
            {
                var worth = best[one.First] + one.Match - Worth + (Sooner * one.Likely) + Insisted(one);
                if (worth > best[end])
                {
                    (best[end], taken[end]) = (worth, one);
                }
            }
        }

        var chosen = new List<(int, int)>();
        for (var end = count; end > 0; )
        {
            if (taken[end] is { } one)
            {
                chosen.Add((one.First, one.End));
                end = one.First;
            }
            else
            {
                end--;
            }
        }

        chosen.Reverse();
        return chosen;
    }

    // What must be in some stretch is in one, however unsure its ends are.
    private int Insisted(Stretch one)
    {
        var insisted = 0;
        for (var i = one.First; i < one.End; i++)
        {
            insisted += own[i][PlacePoints.None] <= -PlacePoints.Never ? 1 : 0;
        }

        return insisted;
    }

    private List<Stretch> Stretches()
    {
        var (to, from) = (To(), From());
        Span<double> sums = stackalloc double[Kinds];
        for (var answer = 0; answer < Kinds; answer++)
        {
            sums[answer] = to[count - 1, answer];
        }

        var all = LogSum(sums);
        var found = new List<Stretch>();
        for (var first = 0; first < count; first++)
        {
            var (inside, last) = (to[first, PlacePoints.Begins] - all, PlacePoints.Begins);
            for (var end = first + 1; inside + from[end - 1, last] >= LogLeast; end++)
            {
                var likely = Math.Exp(inside + Behind(end, last, from, sums));
                if (likely >= Least)
                {
                    found.Add(new(first, end, likely));
                }

                if (end == Math.Min(count, first + Longest))
                {
                    break;
                }

                inside += Over(end, last, PlacePoints.GoesOn) + own[end][PlacePoints.GoesOn];
                last = PlacePoints.GoesOn;
            }
        }

        return found;
    }

    // All rows up to each unit that end with each answer, as a logarithm.
    private double[,] To()
    {
        var to = new double[count, Kinds];
        Span<double> sums = stackalloc double[Kinds];
        for (var i = 0; i < count; i++)
        {
            for (var answer = 0; answer < Kinds; answer++)
            {
                for (var before = 0; before < Kinds && i > 0; before++)
                {
                    sums[before] = to[i - 1, before] + Over(i, before, answer);
                }

                to[i, answer] =
                    own[i][answer]
                    + (
                        i > 0 ? LogSum(sums)
                        : answer == PlacePoints.GoesOn ? Never
                        : 0
                    );
            }
        }

        return to;
    }

    // All rows behind each unit that follow each answer.
    private double[,] From()
    {
        var from = new double[count, Kinds];
        Span<double> sums = stackalloc double[Kinds];
        for (var i = count - 2; i >= 0; i--)
        {
            for (var answer = 0; answer < Kinds; answer++)
            {
                for (var after = 0; after < Kinds; after++)
                {
                    sums[after] = Over(i + 1, answer, after) + own[i + 1][after] + from[i + 1, after];
                }

                from[i, answer] = LogSum(sums);
            }
        }

        return from;
    }

    // All rows that do not go on there.
    private double Behind(int end, int last, double[,] from, Span<double> sums)
    {
        if (end == count)
        {
            return 0;
        }

        for (var after = 0; after < Kinds; after++)
        {
            sums[after] =
                after == PlacePoints.GoesOn
                    ? double.NegativeInfinity
                    : Over(end, last, after) + own[end][after] + from[end, after];
        }

        return LogSum(sums);
    }

    private double Over(int unit, int before, int answer) =>
        answer == PlacePoints.GoesOn && (before == PlacePoints.None || places[unit].Unit.Seam == Seam.Block)
            ? Never
            : step(before, places[unit].Unit.Seam, answer);

    private double Share(Stretch one, Stretch other)
    {
        var (start, end) = (places[one.First].At.Start, places[one.End - 1].At.End);
        var (otherStart, otherEnd) = (places[other.First].At.Start, places[other.End - 1].At.End);
        double both = Math.Min(end, otherEnd) - Math.Max(start, otherStart);
        return both / (end - start + otherEnd - otherStart - both);
    }

    private static double LogSum(ReadOnlySpan<double> sums)
    {
        var most = Math.Max(sums[0], Math.Max(sums[1], sums[2]));
        return most + Math.Log(Math.Exp(sums[0] - most) + Math.Exp(sums[1] - most) + Math.Exp(sums[2] - most));
    }
}
