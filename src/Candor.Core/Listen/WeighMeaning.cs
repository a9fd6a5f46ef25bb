using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// For or against, and about what: the sums of what a point's marks count (<c>knowledge/weighing/polarity.yaml</c> and
/// <c>category.yaml</c>) and of what its words lean to. Both are chosen together, for what lay outside the candidate's
/// control is neither for nor against.
/// </summary>
internal sealed class WeighMeaning(Library library, ICollection<Fault> faults)
{
    public static readonly Polarity[] Polarities = Enum.GetValues<Polarity>();
    public static readonly Category[] Categories = Enum.GetValues<Category>();

    /// <summary>Words told with a point. Three are read; ten are not.</summary>
    private const int MostReasons = 3;

    /// <summary>
    /// What all marks together count: each so much over the root of how many there are, for a point of many words is told
    /// by a few of them. Chosen, with the ridge it was learnt with, by leaving out one author after the other.
    /// </summary>
    private const double Together = 15;

    private readonly Weights polarity = Weights.Read(library, "polarity", Names(Polarities), faults);
    private readonly Weights category = Weights.Read(library, "category", Names(Categories), faults);

    // With the first point: most mail that is read has none.
    private readonly Lazy<Leanings> leanings = new(() =>
        Leanings.Read(library, Polarities.Length + Categories.Length, faults)
    );

    public static string[] Names<T>(T[] values)
        where T : struct, Enum => [.. values.Select(Token.Name)];

    /// <summary>Whether the dictionary behind the leanings has a word.</summary>
    public bool IsWord(string form) => !leanings.Value.Of(form).IsEmpty;

    public Meaning Of(ReadBlock block, Clause clause, Marks marks)
    {
        // What the sign or heading above it says settles the polarity of what does not turn.
        var sign =
            DeniedFault.In(block, clause) ? Polarity.Strength
            : DescribeMeaning.Turns(block, clause) ? Polarity.Neutral
            : block.Sign;
        Span<double> polarities = stackalloc double[Polarities.Length];
        Span<double> categories = stackalloc double[Categories.Length];
        polarities.Clear();
        categories.Clear();
        polarity.Sum(marks, polarities, Share(marks.All.Count));
        category.Sum(marks, categories, Share(marks.All.Count));
        Lean(block.Text, clause, polarities, categories);
        Likely(polarities);
        Likely(categories);
        var (best, most) = ((Polarity.Neutral, Category.Other), double.NegativeInfinity);
        foreach (var one in Polarities)
        {
            foreach (var other in Categories)
            {
                var together = polarities[(int)one] + categories[(int)other];
                if (together > most && Agree(one, other, sign))
                {
                    (best, most) = ((one, other), together);
                }
            }
        }

        return new(best.Item1, best.Item2, Reasons(block.Text, clause, marks, best.Item1, best.Item2));
    }

    /// <summary>What one mark of so many counts.</summary>
    public static double Share(int marks) => Together / Math.Sqrt(Math.Max(1, marks));

    private static bool Agree(Polarity one, Category other, Polarity sign) =>
        (one == Polarity.Neutral) == (other == Category.Outside || (one == Polarity.Neutral && other == Category.Other))
        && (sign == Polarity.Neutral || one == sign || other == Category.Outside);

    // As logarithms of shares, so that both weigh alike.
    private static void Likely(Span<double> sums)
    {
        var (most, all) = (double.NegativeInfinity, 0.0);
        foreach (var sum in sums)
        {
            most = Math.Max(most, sum);
        }

        foreach (var sum in sums)
        {
            all += Math.Exp(sum - most);
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] -= most + Math.Log(all);
        }
    }

    private void Lean(ReadText read, Clause clause, Span<double> polarities, Span<double> categories)
    {
        var known = Known(read, clause);
        for (var i = clause.First; i < clause.End && known > 0; i++)
        {
            var leaning = read.Words[i].Kind == WordKind.Mark ? [] : leanings.Value.Of(read.Words[i].Form);
            for (var p = 0; p < polarities.Length && !leaning.IsEmpty; p++)
            {
                polarities[p] += leaning[p] / Math.Sqrt(known);
            }

            for (var c = 0; c < categories.Length && !leaning.IsEmpty; c++)
            {
                categories[c] += leaning[polarities.Length + c] / Math.Sqrt(known);
            }
        }
    }

    private int Known(ReadText read, Clause clause)
    {
        var known = 0;
        for (var i = clause.First; i < clause.End; i++)
        {
            known += read.Words[i].Kind != WordKind.Mark && !leanings.Value.Of(read.Words[i].Form).IsEmpty ? 1 : 0;
        }

        return known;
    }

    // What each word adds to the two answers beyond what it adds to the others on the average.
    private List<Reason> Reasons(ReadText read, Clause clause, Marks marks, Polarity chosen, Category about)
    {
        var adds = new double[clause.End - clause.First];
        var share = Share(marks.All.Count);
        foreach (var (key, amount, word) in marks.All)
        {
            if (word >= clause.First && word < clause.End)
            {
                adds[word - clause.First] +=
                    share * amount * (Beyond(polarity.Of(key), (int)chosen) + Beyond(category.Of(key), (int)about));
            }
        }

        var known = Math.Sqrt(Math.Max(1, Known(read, clause)));
        for (var i = 0; i < adds.Length; i++)
        {
            var word = read.Words[clause.First + i];
            var leaning = word.Kind == WordKind.Mark ? [] : leanings.Value.Of(word.Form);
            if (!leaning.IsEmpty)
            {
                adds[i] +=
                    (
                        Beyond(leaning[..Polarities.Length], (int)chosen)
                        + Beyond(leaning[Polarities.Length..], (int)about)
                    ) / known;
            }
        }

        return
        [
            .. adds.Select((add, i) => (add, i))
                .Where(one => one.add > 0)
                .OrderByDescending(one => one.add)
                .ThenBy(one => one.i)
                .Take(MostReasons)
                .Select(one => new Reason(
                    read.Words[clause.First + one.i].Span,
                    read.Words[clause.First + one.i].Span.Of(read.Text),
                    Math.Round(one.add, 2)
                )),
        ];
    }

    private static double Beyond(ReadOnlySpan<float> weights, int chosen)
    {
        if (weights.IsEmpty)
        {
            return 0;
        }

        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return weights[chosen] - (sum / weights.Length);
    }
}

/// <summary>What a point was weighed to say, and the words that counted most for it.</summary>
internal sealed record Meaning(Polarity Polarity, Category Category, IReadOnlyList<Reason> Reasons);
