using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>A text as a row of units, each with its marks, the seam before it (by number) and the answer.</summary>
/// <param name="Counts">How much it counts beside the others.</param>
internal sealed record Row(int[][] Marks, int[] Seams, int[] Answers, double Counts = 1);

/// <summary>
/// Learns the places of points: like <see cref="Choose"/>, but for all units of a text at once, with what it counts that
/// one answer follows another over a seam (a linear-chain conditional random field).
/// </summary>
internal sealed class ChooseRow(int marks, int seams)
{
    private const int Kinds = 3;
    private const double Never = -1e4;
    private readonly int wide = marks * Kinds;

    /// <summary>By mark and answer; behind them by seam, answer before, answer.</summary>
    public double[] Weights { get; private set; } = [];

    public void Learn(IReadOnlyList<Row> rows, double ridge, int rounds = 120) =>
        Weights = Minimise.From(
            new double[wide + (seams * Kinds * Kinds)],
            (at, slope) => Value(rows, ridge, at, slope),
            rounds
        );

    public double Step(int seam, int before, int answer) => Weights[StepAt(seam, before, answer)];

    /// <summary>Whether an answer may follow another: nothing goes on that has not begun, or into another block.</summary>
    public static bool Allowed(int seam, int before, int answer) =>
        answer != PlacePoints.GoesOn || (before != PlacePoints.None && seam != (int)Seam.Block);

    private int StepAt(int seam, int before, int answer) => wide + (((seam * Kinds) + before) * Kinds) + answer;

    private double Value(IReadOnlyList<Row> rows, double ridge, double[] at, double[] slope)
    {
        var value = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            slope[i] = ridge * at[i];
            value += ridge * at[i] * at[i] / 2;
        }

        return value + rows.Sum(row => Value(row, at, slope));
    }

    private double Value(Row row, double[] at, double[] slope)
    {
        var n = row.Answers.Length;
        var (own, to, from) = (new double[n, Kinds], new double[n, Kinds], new double[n, Kinds]);
        for (var i = 0; i < n; i++)
        {
            foreach (var mark in row.Marks[i])
            {
                for (var a = 0; a < Kinds; a++)
                {
                    own[i, a] += at[(mark * Kinds) + a];
                }
            }
        }

        double Over(int i, int before, int answer) =>
            Allowed(row.Seams[i], before, answer) ? at[StepAt(row.Seams[i], before, answer)] : Never;
        var sums = new double[Kinds];
        for (var a = 0; a < Kinds; a++)
        {
            to[0, a] = own[0, a] + (a == PlacePoints.GoesOn ? Never : 0);
        }

        for (var i = 1; i < n; i++)
        {
            for (var a = 0; a < Kinds; a++)
            {
                for (var b = 0; b < Kinds; b++)
                {
                    sums[b] = to[i - 1, b] + Over(i, b, a);
                }

                to[i, a] = own[i, a] + LogSum(sums);
            }
        }

        for (var i = n - 2; i >= 0; i--)
        {
            for (var a = 0; a < Kinds; a++)
            {
                for (var b = 0; b < Kinds; b++)
                {
                    sums[b] = Over(i + 1, a, b) + own[i + 1, b] + from[i + 1, b];
                }

                from[i, a] = LogSum(sums);
            }
        }

        for (var a = 0; a < Kinds; a++)
        {
            sums[a] = to[n - 1, a];
        }

        var all = LogSum(sums);
        var value = all;
        for (var i = 0; i < n; i++)
        {
            value -= own[i, row.Answers[i]];
            for (var a = 0; a < Kinds; a++)
            {
                var miss = row.Counts * (Math.Exp(to[i, a] + from[i, a] - all) - (a == row.Answers[i] ? 1 : 0));
                foreach (var mark in row.Marks[i])
                {
                    slope[(mark * Kinds) + a] += miss;
                }

                for (var b = 0; i > 0 && b < Kinds; b++)
                {
                    var share = Math.Exp(to[i - 1, b] + Over(i, b, a) + own[i, a] + from[i, a] - all);
                    var was = b == row.Answers[i - 1] && a == row.Answers[i];
                    slope[StepAt(row.Seams[i], b, a)] += row.Counts * (share - (was ? 1 : 0));
                }
            }

            value -= i > 0 ? Over(i, row.Answers[i - 1], row.Answers[i]) : 0;
        }

        return row.Counts * value;
    }

    private static double LogSum(double[] sums)
    {
        var most = sums.Max();
        var all = 0.0;
        foreach (var sum in sums)
        {
            all += Math.Exp(sum - most);
        }

        return most + Math.Log(all);
    }
}
