namespace Candor.Tests.Listen.Learning;

/// <summary>One thing to learn from: its marks by number, what a dictionary says of its words, and the answer.</summary>
/// <param name="Share">What each mark counts.</param>
internal sealed record Example(int[] Marks, double Share, float[] Dense, int Answer, double Counts = 1);

/// <summary>Learns to choose between answers by sums of weights (multinomial logistic regression with a ridge).</summary>
internal sealed class Choose(int marks, int dense, int answers)
{
    private readonly int wide = marks + dense;

    /// <summary>By mark (the dense ones behind the others), then answer.</summary>
    public double[] Weights { get; private set; } = [];

    public void Learn(IReadOnlyList<Example> examples, double ridge, int rounds = 120) =>
        Weights = Minimise.From(new double[wide * answers], (at, slope) => Value(examples, ridge, at, slope), rounds);

    public double[] Sums(Example example, double[]? weights = null)
    {
        weights ??= Weights;
        var sums = new double[answers];
        foreach (var mark in example.Marks)
        {
            for (var a = 0; a < answers; a++)
            {
                sums[a] += example.Share * weights[(mark * answers) + a];
            }
        }

        for (var d = 0; d < example.Dense.Length; d++)
        {
            for (var a = 0; a < answers; a++)
            {
                sums[a] += example.Dense[d] * weights[((marks + d) * answers) + a];
            }
        }

        return sums;
    }

    private double Value(IReadOnlyList<Example> examples, double ridge, double[] at, double[] slope)
    {
        var value = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            slope[i] = ridge * at[i];
            value += ridge * at[i] * at[i] / 2;
        }

        foreach (var example in examples)
        {
            var sums = Sums(example, at);
            var most = sums.Max();
            var all = sums.Sum(sum => Math.Exp(sum - most));
            value -= example.Counts * (sums[example.Answer] - most - Math.Log(all));
            for (var a = 0; a < answers; a++)
            {
                var miss = example.Counts * ((Math.Exp(sums[a] - most) / all) - (a == example.Answer ? 1 : 0));
                foreach (var mark in example.Marks)
                {
                    slope[(mark * answers) + a] += miss * example.Share;
                }

                for (var d = 0; d < example.Dense.Length; d++)
                {
                    slope[((marks + d) * answers) + a] += miss * example.Dense[d];
                }
            }
        }

        return value;
    }
}
