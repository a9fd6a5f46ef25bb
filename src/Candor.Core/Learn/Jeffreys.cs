namespace Candor.Core.Learn;

/// <summary>How sure a share is that was seen in few cases.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Nothing lies in both: the numbers can tell the two apart.</summary>
    public bool IsApartFrom(Interval other) => High < other.Low || other.High < Low;
}

/// <summary>
/// The Jeffreys interval of a share: where it lies with 95 % probability after <c>k</c> of <c>n</c>, starting from a
/// Beta(½, ½). It keeps what it says also for three cases out of four (Brown, Cai and DasGupta 2001), where the usual
/// formula gives nonsense.
/// </summary>
public static class Jeffreys
{
    /// <param name="passed">From 0 to <paramref name="came"/>.</param>
    /// <param name="came">At least 0; of no case nothing is known, and the interval is all of it.</param>
    public static Interval Of(int passed, int came)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, came);
        if (came == 0)
        {
            return new(0, 1);
        }

        var (a, b) = (passed + 0.5, came - passed + 0.5);
        return new(passed == 0 ? 0 : Quantile(0.025, a, b), passed == came ? 1 : Quantile(0.975, a, b));
    }

    // Halving is slow beside Newton, and cannot run away.
    private static double Quantile(double share, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle, a, b) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // The regularised incomplete beta function; its continued fraction converges fast on the near side of the mean.
    private static double Below(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    // Lentz's way of summing it from the front; 200 terms are many more than shares of thousands need.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var sum = d;
        for (var m = 1; m <= 200; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (d, c) = (1 / Away(1 + (even * d)), Away(1 + (even / c)));
            sum *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (d, c) = (1 / Away(1 + (odd * d)), Away(1 + (odd / c)));
            sum *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-14)
            {
                break;
            }
        }

        return sum;

        static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    // Stirling's series, from 8 upwards exact to more digits than are shown; smaller arguments are lifted there first.
    private static double LogGamma(double x)
    {
        var lifted = 0.0;
        for (; x < 8; x++)
        {
            lifted -= Math.Log(x);
        }

        var square = 1 / (x * x);
        var series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))));
        return lifted + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x);
    }
}
