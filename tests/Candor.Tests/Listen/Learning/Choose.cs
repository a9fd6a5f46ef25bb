namespace Candor.Tests.Listen.Learning;

/// <summary>One thing to learn from: its marks by number, what a dictionary says of its words, and the answer.</summary>
/// <param name="Share">What each mark counts.</param>
/// <param name="Amounts">How much there is of each mark; one of each where none is given.</param>
/// <param name="Given">What stands for each answer beforehand, from elsewhere; nothing where none is given.</param>
internal sealed record Example(
    int[] Marks,
    double Share,
    float[] Dense,
    int Answer,
    double Counts = 1,
    float[]? Amounts = null,
    double[]? Given = null
)
{
    public double Of(int place) => Amounts is null ? Share : Share * Amounts[place];
}

/// <summary>
/// Learns to choose between answers by sums of weights (multinomial logistic regression with a ridge). The ridge holds a
/// weight the less, the more often its mark stands with its answer than with the others (naive Bayes log-count ratios):
/// what is rare but always says the same may weigh much, what stands everywhere may not.
/// </summary>
internal sealed class Choose(int marks, int dense, int answers)
{
    /// <summary>A ratio above this is an accident of a mark seen twice.</summary>
    private const double MostTelling = 3;

    /// <summary>What tells nothing is held this much harder than what tells e times as often for an answer as against it.</summary>
    private const double HeldMost = 50;

    private readonly int wide = marks + dense;

    /// <summary>By mark (the dense ones behind the others), then answer.</summary>
    public double[] Weights { get; private set; } = [];

    public void Learn(IReadOnlyList<Example> examples, double ridge, int rounds = 60)
    {
        var held = Held(examples, ridge);
        var copies = StrikeOut.From(examples).ToList();
        Weights = Minimise.From(new double[wide * answers], (at, slope) => Value(copies, held, at, slope), rounds);
    }

    /// <summary>The same with all weights held alike and nothing struck out: for amounts that tell already how much a mark says.</summary>
    public void LearnPlainly(IReadOnlyList<Example> examples, double ridge, int rounds)
    {
        var held = new double[wide * answers];
        Array.Fill(held, ridge);
        Weights = Minimise.From(new double[wide * answers], (at, slope) => Value(examples, held, at, slope), rounds);
    }

    // How hard each weight is held down.
    private double[] Held(IReadOnlyList<Example> examples, double ridge)
    {
        var (with, of) = (new double[marks * answers], new double[answers]);
        foreach (var example in examples)
        {
            of[example.Answer] += example.Counts;
            foreach (var mark in example.Marks.Distinct())
            {
                with[(mark * answers) + example.Answer] += example.Counts;
            }
        }

        var all = of.Sum();
        var held = new double[wide * answers];
        Array.Fill(held, ridge);
        for (var i = 0; i < with.Length; i++)
        {
            var (answer, mark) = (i % answers, i / answers);
            var seen = with.AsSpan(mark * answers, answers);
            var others = 0.0;
            for (var a = 0; a < answers; a++)
            {
                others += a == answer ? 0 : seen[a];
            }

            // One more of each, shared out as the answers are.
            var share = of[answer] / all;
            var here = (seen[answer] + share) / (of[answer] + 1);
            var elsewhere = (others + 1 - share) / (all - of[answer] + 1);
            var telling = Math.Min(MostTelling, Math.Abs(Math.Log(here / elsewhere)));
            held[i] = ridge * Math.Min(HeldMost, 1 / (telling * telling));
        }

        return held;
    }

    public double[] Sums(Example example, double[]? weights = null)
    {
        weights ??= Weights;
        var sums = (double[]?)example.Given?.Clone() ?? new double[answers];
        for (var m = 0; m < example.Marks.Length; m++)
        {
            var of = weights.AsSpan(example.Marks[m] * answers, answers);
            var share = example.Of(m);
            for (var a = 0; a < of.Length; a++)
            {
                sums[a] += share * of[a];
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

    private double Value(IReadOnlyList<Example> examples, double[] held, double[] at, double[] slope)
    {
        var value = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            slope[i] = held[i] * at[i];
            value += held[i] * at[i] * at[i] / 2;
        }

        foreach (var example in examples)
        {
            var sums = Sums(example, at);
            var most = sums.Max();
            var all = sums.Sum(sum => Math.Exp(sum - most));
            value -= example.Counts * (sums[example.Answer] - most - Math.Log(all));
            for (var a = 0; a < answers; a++)
            {
                sums[a] = example.Counts * ((Math.Exp(sums[a] - most) / all) - (a == example.Answer ? 1 : 0));
            }

            for (var m = 0; m < example.Marks.Length; m++)
            {
                Add(slope.AsSpan(example.Marks[m] * answers, answers), sums, example.Of(m));
            }

            for (var d = 0; d < example.Dense.Length; d++)
            {
                Add(slope.AsSpan((marks + d) * answers, answers), sums, example.Dense[d]);
            }
        }

        return value;
    }

    private static void Add(Span<double> to, double[] what, double times)
    {
        for (var a = 0; a < to.Length; a++)
        {
            to[a] += times * what[a];
        }
    }
}
