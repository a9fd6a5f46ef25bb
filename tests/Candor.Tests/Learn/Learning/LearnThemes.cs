using System.Globalization;
using System.Text;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Core.Text;
using Candor.Tests.Listen.Learning;

namespace Candor.Tests.Learn.Learning;

/// <summary>
/// Learns what each mark of a point counts for each theme, beside what the lists of <c>knowledge/themes/</c> say of it already:
/// the file <c>knowledge/grouping/themes.yaml</c>. The same input gives the same file.
/// </summary>
internal sealed class LearnThemes(Library library)
{
    /// <summary>Chosen, with the constants of <see cref="WeighThemes"/>, by leaving out one author after the other.</summary>
    private const double Ridge = 0.1;

    private const int Rounds = 150;

    /// <summary>A word that was said once tells its theme often enough; a pair that was said twice, seldom.</summary>
    private const int LeastOfPairs = 3;

    /// <summary>What counts less is left out, or the file would be several times as long.</summary>
    private const double LeastWeight = 0.15;

    private readonly ThemeWords words = new(library, Topics.Read(library, []), []);

    public KnowledgeFile From(IReadOnlyList<ThemedStatement> statements) =>
        KnowledgeFile.Of("grouping/themes.yaml", TextFrom(statements), [])!;

    public string TextFrom(IReadOnlyList<ThemedStatement> statements)
    {
        string[] answers = [.. words.Kinds.Select(kind => kind.Id).Order(StringComparer.Ordinal), ThemeWeights.None];
        var seen = statements
            .Where(one => one.Theme.Length > 0)
            .Select(one => (Marks: MarksOf(one.Said), One: one))
            .ToList();
        var counts = seen.SelectMany(one => one.Marks.Distinct(StringComparer.Ordinal))
            .CountBy(mark => mark, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var names = counts
            .Where(pair => pair.Value >= (pair.Key.StartsWith("pair:", StringComparison.Ordinal) ? LeastOfPairs : 1))
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)
            .Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        // What few statements hold tells more of their theme than what all hold (inverse document frequency).
        var telling = names.ToDictionary(
            pair => pair.Key,
            pair => Math.Log((seen.Count + 1.0) / (counts[pair.Key] + 1)) / 5,
            StringComparer.Ordinal
        );
        var learner = new Choose(names.Count, 0, answers.Length);
        learner.LearnPlainly(
            [.. seen.Select(one => ExampleOf(one.Marks, one.One, names, telling, answers))],
            Ridge,
            Rounds
        );
        return Written(answers, names, telling, learner.Weights);
    }

    private static string[] MarksOf(Said said)
    {
        var marks = new Marks(named: true);
        DescribeSaid.Of(marks, said, ReadText.Of(said.Quote));
        return [.. marks.Names];
    }

    private Example ExampleOf(
        string[] marks,
        ThemedStatement one,
        Dictionary<string, int> names,
        Dictionary<string, double> telling,
        string[] answers
    )
    {
        var given = new double[answers.Length];
        foreach (var kind in words.Kinds)
        {
            given[Array.IndexOf(answers, kind.Id)] = WeighThemes.Before(words.Belongs(kind, one.Said.Category));
        }

        foreach (var (kind, weight) in words.Weigh(one.Said, ReadText.Of(one.Said.Quote)))
        {
            if (Array.IndexOf(answers, kind.Id) is var answer and >= 0)
            {
                given[answer] += WeighThemes.OfList * weight;
            }
        }

        string[] known = [.. marks.Where(names.ContainsKey)];
        return new(
            Array.ConvertAll(known, mark => names[mark]),
            WeighThemes.Share(marks.Length),
            [],
            Array.IndexOf(answers, one.Theme),
            one.Counts,
            Array.ConvertAll(known, mark => (float)telling[mark]),
            given
        );
    }

    private static string Written(
        string[] answers,
        Dictionary<string, int> names,
        Dictionary<string, double> telling,
        double[] weights
    )
    {
        var text = new StringBuilder();
        text.Append(
            "message: what each mark of a point counts for each theme, in tenths; learnt by LearnThemes, not edited by hand\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"answers: [{string.Join(", ", answers)}]\nweights: |\n");
        foreach (var (name, number) in names)
        {
            var line = new StringBuilder();
            for (var a = 0; a < answers.Length; a++)
            {
                var weight = weights[(number * answers.Length) + a] * telling[name];
                if (Math.Abs(weight) >= LeastWeight)
                {
                    line.Append(CultureInfo.InvariantCulture, $" {a}:{Math.Round(weight * 10):0}");
                }
            }

            if (line.Length > 0)
            {
                text.Append(' ').Append(name).Append(line).Append('\n');
            }
        }

        return text.ToString();
    }
}
