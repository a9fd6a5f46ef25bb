using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>
/// The theme of a point: what the lists of <c>knowledge/themes/</c> say and what was learnt from labelled statements, added
/// up. What neither is sure of has no theme.
/// </summary>
internal sealed class WeighThemes
{
    /// <summary>
    /// What one plain word of a theme's list counts beside what was learnt. This and the next three were chosen by leaving out
    /// one author after the other.
    /// </summary>
    public const double OfList = 2;

    /// <summary>What stands against a theme of another category than the point was read as: the volume of a pump is no voice.</summary>
    private const double OfOtherCategory = 1;

    /// <summary>A point is told by a few of its marks: each counts so much over the root of how many there are.</summary>
    private const double Together = 6;

    /// <summary>The probability from which a theme is taken that the lists do not speak for most.</summary>
    private const double Sure = 0.25;

    /// <summary>Words told with a theme. Three are read; ten are not.</summary>
    private const int MostReasons = 3;

    /// <summary>Letters. "The" may count, and explains nothing.</summary>
    private const int ShortestReason = 4;

    private readonly ThemeWords words;
    private readonly ThemeWeights weights;

    /// <summary>The theme of each answer; null for what makes none, and for a theme that somebody took out of the knowledge.</summary>
    private readonly ThemeKind?[] kinds;

    /// <summary>For each category, then answer: what is known of the theme before any word is read.</summary>
    private readonly double[][] before;

    public WeighThemes(Library library, ThemeWords words, ICollection<Fault> faults)
    {
        this.words = words;
        weights = ThemeWeights.Read(library, faults);
        kinds = [.. weights.Answers.Select(id => words.Kinds.FirstOrDefault(kind => kind.Id == id))];
        before =
        [
            .. Enum.GetValues<Category>()
                .Select(category =>
                    weights
                        .Answers.Select(
                            (id, i) =>
                                kinds[i] is { } kind ? Before(words.Belongs(kind, category))
                                : id == ThemeWeights.None ? 0
                                : double.NegativeInfinity
                        )
                        .ToArray()
                ),
        ];
    }

    /// <summary>What one mark of so many counts.</summary>
    public static double Share(int marks) => Together / Math.Sqrt(Math.Max(1, marks));

    /// <summary>The theme that a point speaks for most; null where none is sure enough.</summary>
    public ThemeKind? Of(Said said)
    {
        var read = ReadText.Of(said.Quote);
        var listed = words.Weigh(said, read).ToList();
        var byList = ThemeWords.Most(listed, said);
        // What a coach made anew or the candidate settled is for the lists alone: nothing was learnt of it.
        if (
            said.Settled
            || Array.TrueForAll(kinds, kind => kind is null)
            || byList is not null && Array.IndexOf(kinds, byList) < 0
        )
        {
            return byList;
        }

        var marks = new Marks();
        DescribeSaid.Of(marks, said, read);
        var sums = Sums(marks, listed, said);
        var (best, any) = (-1, 0);
        for (var answer = 0; answer < sums.Length; answer++)
        {
            var isTheme = weights.Answers[answer] != ThemeWeights.None;
            best = isTheme && (best < 0 || sums[answer] > sums[best]) ? answer : best;
            any = sums[answer] > sums[any] ? answer : any;
        }

        // One word of a list is enough where nothing speaks for another theme, and so is the topic that reading found.
        var kind = kinds[best];
        return kind == byList || best == any && IsSure(sums, best) ? kind
            : said.Topic.Length > 0 ? byList
            : null;
    }

    /// <summary>What stands for a theme by its category alone.</summary>
    public static double Before(bool isOfCategory) => isOfCategory ? 0 : -OfOtherCategory;

    /// <summary>The words of a point that count most for its theme, the first to stand there first.</summary>
    public IReadOnlyList<string> Reasons(Said said)
    {
        if (Of(said) is not { } kind)
        {
            return [];
        }

        var read = ReadText.Of(said.Quote);
        var marks = new Marks();
        DescribeSaid.Of(marks, said, read);
        var adds = words.OfEach(said, kind, read);
        for (var i = 0; i < adds.Length; i++)
        {
            adds[i] *= OfList;
        }

        var share = Share(marks.All.Count);
        foreach (var (key, amount, word) in marks.All)
        {
            foreach (var (answer, weight) in weights.Of(key))
            {
                if (word >= 0 && weights.Answers[answer] == kind.Id)
                {
                    adds[word] += share * amount * weight;
                }
            }
        }

        return
        [
            .. Enumerable
                .Range(0, adds.Length)
                .Where(i => adds[i] > 0 && read.Words[i].Form.Length >= ShortestReason)
                .OrderByDescending(i => adds[i])
                .ThenBy(i => i)
                .Take(MostReasons)
                .Order()
                .Select(i => read.Words[i].Span.Of(read.Text)),
        ];
    }

    private double[] Sums(Marks marks, List<(ThemeKind Kind, double Weight)> listed, Said said)
    {
        var sums = (double[])before[(int)said.Category].Clone();
        var share = Share(marks.All.Count);
        foreach (var (key, amount, _) in marks.All)
        {
            foreach (var (answer, weight) in weights.Of(key))
            {
                sums[answer] += share * amount * weight;
            }
        }

        foreach (var (kind, weight) in listed)
        {
            if (Array.IndexOf(kinds, kind) is var answer and >= 0)
            {
                sums[answer] += OfList * weight;
            }
        }

        return sums;
    }

    private static bool IsSure(double[] sums, int best)
    {
        var all = 0.0;
        foreach (var sum in sums)
        {
            all += Math.Exp(sum - sums[best]);
        }

        return 1 / all >= Sure;
    }
}
