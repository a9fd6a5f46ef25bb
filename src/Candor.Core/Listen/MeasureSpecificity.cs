using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// How much a point lets one know, from 0 (says little) to 1 (says what, where and how), with the words that make it
/// so. An ordinal scale: it ranks points, it measures nothing in the world. It is a plain sum of what
/// <see cref="DescribeTelling"/> sees, each with an amount learnt from labelled texts
/// (<c>knowledge/weighing/specificity.yaml</c>).
/// </summary>
internal sealed class MeasureSpecificity(Library library, ICollection<Fault> faults)
{
    /// <summary>The file's numbers are hundredths of a point of a hundred, for many an amount is small.</summary>
    public static readonly string[] Answers = ["percent"];

    /// <summary>A word that adds less is not worth pointing at.</summary>
    private const double LeastShown = 0.015;

    /// <summary>Below this the sum is bent: one point in ten.</summary>
    private const double Foot = 0.1;

    private readonly double[] weights = Read(library, faults);

    /// <summary>The words that it goes by.</summary>
    public TellingWords Words { get; } = TellingWords.Read(library, faults);

    /// <param name="about">Null for a sentence that is no point.</param>
    /// <returns>
    /// The words add up to it together with what no single word has: how much is told, and about what. (Below
    /// <see cref="Foot"/> they add up to less.)
    /// </returns>
    public (double Specificity, IReadOnlyList<Shown> Shown) Of(
        ReadText read,
        Clause clause,
        IReadOnlyList<PhraseFound<Cue>> cues,
        Category? about
    )
    {
        var sum = 0.0;
        var adds = new double[clause.End - clause.First];
        foreach (var told in DescribeTelling.Of(read, clause, cues, about, Words))
        {
            var add = told.Amount * weights[(int)told.Mark];
            sum += add;
            for (var i = told.First; i < told.End; i++)
            {
                adds[i - clause.First] += add / (told.End - told.First);
            }
        }

        return (Math.Round(OnScale(sum), 2), Shown(read, clause, adds));
    }

    private static double[] Read(Library library, ICollection<Fault> faults)
    {
        var read = Weights.Read(library, "specificity", Answers, faults);
        return
        [
            .. Enum.GetValues<TellingMark>()
                .Select(mark => read.Of(Marks.KeyOf(Token.Name(mark))) is [var percent] ? percent / 100.0 : 0),
        ];
    }

    // What falls below the foot still keeps its order, and nothing says less than nothing.
    private static double OnScale(double sum) => sum >= Foot ? Math.Min(1, sum) : Foot * Math.Exp((sum - Foot) / Foot);

    // Words side by side that pull the same way are shown as one.
    private static List<Shown> Shown(ReadText read, Clause clause, double[] adds)
    {
        var shown = new List<Shown>();
        for (var i = 0; i < adds.Length; )
        {
            var (end, sum) = (i, 0.0);
            while (end < adds.Length && adds[end] != 0 && Math.Sign(adds[end]) == Math.Sign(adds[i]))
            {
                sum += adds[end++];
            }

            if (Math.Abs(sum) >= LeastShown)
            {
                var words = read.Tokens[(clause.First + i)..(clause.First + end)];
                var span = new Span(words[0].Start, words[^1].End);
                shown.Add(new(span, span.Of(read.Text), Math.Round(sum, 2)));
            }

            i = Math.Max(end, i + 1);
        }

        return shown;
    }
}
