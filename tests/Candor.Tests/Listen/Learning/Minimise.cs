namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Finds where a smooth function is least, from its slopes (limited-memory BFGS with a step that is halved until it
/// helps). The same on every run.
/// </summary>
internal static class Minimise
{
    private const int Remembered = 12;

    /// <param name="value">Gives the value at a place and writes the slopes there.</param>
    public static double[] From(double[] start, Func<double[], double[], double> value, int rounds)
    {
        var (at, slope) = ((double[])start.Clone(), new double[start.Length]);
        var now = value(at, slope);
        var past = new List<(double[] Step, double[] Change, double Inner)>();
        var (next, nextSlope) = (new double[at.Length], new double[at.Length]);
        for (var round = 0; round < rounds; round++)
        {
            var way = Way(slope, past);
            var down = Inner(way, slope);
            if (down > -1e-10)
            {
                break;
            }

            var (length, then) = (past.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Inner(slope, slope))) : 1.0, 0.0);
            for (var tries = 0; tries < 30; tries++, length /= 2)
            {
                for (var i = 0; i < at.Length; i++)
                {
                    next[i] = at[i] + (length * way[i]);
                }

                then = value(next, nextSlope);
                if (then <= now + (1e-4 * length * down))
                {
                    break;
                }
            }

            var (step, change) = (new double[at.Length], new double[at.Length]);
            for (var i = 0; i < at.Length; i++)
            {
                (step[i], change[i]) = (next[i] - at[i], nextSlope[i] - slope[i]);
            }

            if (Inner(step, change) is var inner and > 1e-12)
            {
                past.Add((step, change, inner));
                if (past.Count > Remembered)
                {
                    past.RemoveAt(0);
                }
            }

            var gained = now - then;
            (at, next, slope, nextSlope, now) = (next, at, nextSlope, slope, then);
            if (gained < 1e-6 * Math.Abs(now))
            {
                break;
            }
        }

        return at;
    }

    private static double[] Way(double[] slope, List<(double[] Step, double[] Change, double Inner)> past)
    {
        var way = (double[])slope.Clone();
        var kept = new double[past.Count];
        for (var k = past.Count - 1; k >= 0; k--)
        {
            kept[k] = Inner(past[k].Step, way) / past[k].Inner;
            Add(way, past[k].Change, -kept[k]);
        }

        var scale = past.Count > 0 ? past[^1].Inner / Inner(past[^1].Change, past[^1].Change) : 1;
        for (var i = 0; i < way.Length; i++)
        {
            way[i] *= -scale;
        }

        for (var k = 0; k < past.Count; k++)
        {
            Add(way, past[k].Step, -kept[k] - (Inner(past[k].Change, way) / past[k].Inner));
        }

        return way;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += times * what[i];
        }
    }

    private static double Inner(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
