using System.Globalization;
using System.Text;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Learns where points begin and what they say: the files <c>places</c>, <c>polarity</c> and <c>category</c> of
/// <c>knowledge/weighing/</c> and <c>knowledge/leanings/</c>, as path and text. The same input gives the same files.
/// </summary>
internal sealed class LearnPoints(FindPoints find, WordVectors vectors)
{
    /// <summary>Chosen by cross-validation over texts, as are the other two.</summary>
    public double PlacesRidge { get; init; } = 3;

    public double MeaningRidge { get; init; } = 30;

    /// <summary>How far a dictionary's nearness is trusted beside words that were seen.</summary>
    public double Dictionary { get; init; } = 6;

    /// <summary>A mark that was seen once says nothing about the next text.</summary>
    private const int Least = 2;

    /// <summary>Hundredths. A mark that weighs no more for any answer is left out.</summary>
    private const int LeastOfPlaces = 6;

    private const int LeastOfMeaning = 3;

    /// <summary>The words by their first letters, for a knowledge file has a longest length.</summary>
    private static readonly string[] Parts = ["a-b", "c-d", "e-h", "i-o", "p-r", "s", "t-z"];

    public IEnumerable<(string Path, string Text)> From(
        IReadOnlyList<LabelledText> texts,
        IReadOnlyList<Statement> statements
    )
    {
        yield return ("weighing/places.yaml", Places(texts));
        var meanings = texts.SelectMany(Meanings).Concat(statements.SelectMany(Meanings)).ToList();
        var names = Known(meanings.Select(one => one.Marks));
        var (polarities, ofPolarity) = Meaning(
            meanings,
            names,
            one => (int)one.Polarity,
            WeighMeaning.Names(WeighMeaning.Polarities)
        );
        yield return ("weighing/polarity.yaml", polarities);
        var (categories, ofCategory) = Meaning(
            meanings,
            names,
            one => (int)one.Category,
            WeighMeaning.Names(WeighMeaning.Categories)
        );
        yield return ("weighing/category.yaml", categories);
        foreach (var part in Parts)
        {
            yield return ($"leanings/{part}.yaml", Leanings(part, names.Count, ofPolarity.Weights, ofCategory.Weights));
        }
    }

    /// <summary>What each unit of a text is, by the labels: a unit belongs to the point that holds more than half of it.</summary>
    public static int AnswerOf(ReadBlock block, Unit unit, LabelledText text, ref int last)
    {
        var trimmed = CutUnits.Trim(block.Text, new(unit.First, unit.End));
        trimmed = trimmed.First < trimmed.End ? trimmed : new(unit.First, unit.End);
        var at = new Span(
            block.Span.Start + block.Text.Words[trimmed.First].Span.Start,
            block.Span.Start + block.Text.Words[trimmed.End - 1].Span.End
        );
        var label = -1;
        for (var i = 0; i < text.Labels.Count; i++)
        {
            var held = Math.Min(at.End, text.Labels[i].Span.End) - Math.Max(at.Start, text.Labels[i].Span.Start);
            label = held * 2 > at.Length ? i : label;
        }

        var answer =
            label < 0 ? PlacePoints.None
            : label == last && unit.Seam != Seam.Block ? PlacePoints.GoesOn
            : PlacePoints.Begins;
        last = label;
        return answer;
    }

    private string Places(IReadOnlyList<LabelledText> texts)
    {
        var seen = new List<(List<string[]> Marks, List<int> Seams, List<int> Answers, double Counts)>();
        foreach (var text in texts)
        {
            var blocks = find.BlocksOf(text.Text);
            var (marks, seams, answers, last) = (new List<string[]>(), new List<int>(), new List<int>(), -1);
            PlacePoints.Describe(
                blocks,
                (block, unit, own) =>
                {
                    marks.Add([.. own.Names]);
                    seams.Add((int)unit.Seam);
                    answers.Add(AnswerOf(blocks[block], unit, text, ref last));
                },
                named: true
            );
            if (marks.Count > 0)
            {
                seen.Add((marks, seams, answers, text.Counts));
            }
        }

        var names = Known(seen.SelectMany(one => one.Marks));
        var learner = new ChooseRow(names.Count, Enum.GetValues<Seam>().Length);
        learner.Learn(
            [
                .. seen.Select(one => new Row(
                    [.. one.Marks.Select(own => Numbers(own, names))],
                    [.. one.Seams],
                    [.. one.Answers],
                    one.Counts
                )),
            ],
            PlacesRidge
        );
        var kinds = PlacePoints.Answers.Length;
        var lines = names
            .Select(name =>
                (name.Key, Enumerable.Range(0, kinds).Select(a => learner.Weights[(name.Value * kinds) + a]))
            )
            .Concat(
                from seam in Enum.GetValues<Seam>()
                from before in Enumerable.Range(0, kinds)
                select (
                    PlacePoints.Step(before, seam),
                    Enumerable.Range(0, kinds).Select(a => learner.Step((int)seam, before, a))
                )
            );
        return WriteMarks.Of("where points begin and go on", PlacePoints.Answers, lines, LeastOfPlaces);
    }

    private sealed record Seen(string[] Marks, float[] Dense, Polarity Polarity, Category Category, double Counts);

    private IEnumerable<Seen> Meanings(LabelledText text)
    {
        var blocks = find.BlocksOf(text.Text);
        Polarity? before = null;
        for (var i = 0; i < text.Labels.Count; i++)
        {
            var label = text.Labels[i];
            if (
                blocks.Find(block => block.Span.Meets(label.Span)) is { } block
                && ClauseOf(block, label.Span) is { } clause
            )
            {
                var marks = new Marks(named: true);
                DescribeMeaning.Of(marks, block, clause, before, i == text.Labels.Count - 1);
                yield return new(
                    [.. marks.Names],
                    Dense(block.Text, clause),
                    label.Polarity,
                    label.Category,
                    text.Counts
                );
            }

            before = label.Polarity;
        }
    }

    private IEnumerable<Seen> Meanings(Statement statement)
    {
        if (find.BlocksOf(statement.Quote) is [var block, ..] && block.Text.Words.Count > 0)
        {
            var (marks, clause) = (new Marks(named: true), new Clause(0, block.Text.Words.Count));
            DescribeMeaning.Of(marks, block, clause, null, isLast: true);
            // By itself it has no place among others.
            var own = marks.Names.Where(name =>
                !name.StartsWith("place:", StringComparison.Ordinal)
                && !name.StartsWith("before:", StringComparison.Ordinal)
                && !name.StartsWith("turns:", StringComparison.Ordinal)
            );
            yield return new([.. own], Dense(block.Text, clause), statement.Polarity, statement.Category, 1);
        }
    }

    private static Clause? ClauseOf(ReadBlock block, Span label)
    {
        var (first, end) = (-1, -1);
        for (var i = 0; i < block.Text.Words.Count; i++)
        {
            var word = block.Text.Words[i].Span;
            if (block.Span.Start + word.Start >= label.Start && block.Span.Start + word.End <= label.End)
            {
                (first, end) = (first < 0 ? i : first, i + 1);
            }
        }

        return first < 0 ? null : new Clause(first, end);
    }

    private float[] Dense(ReadText read, Clause clause)
    {
        var (sum, known) = (new float[WordVectors.Wide], 0);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (read.Words[i].Kind != WordKind.Mark && vectors.Of(read.Words[i].Form) is { IsEmpty: false } vector)
            {
                known++;
                for (var d = 0; d < sum.Length; d++)
                {
                    sum[d] += vector[d];
                }
            }
        }

        return Array.ConvertAll(sum, one => known == 0 ? 0 : (float)(one * Dictionary / Math.Sqrt(known)));
    }

    private (string Text, Choose Learnt) Meaning(
        List<Seen> seen,
        Dictionary<string, int> names,
        Func<Seen, int> answer,
        string[] answers
    )
    {
        var learner = new Choose(names.Count, WordVectors.Wide, answers.Length);
        learner.Learn(
            [
                .. seen.Select(one => new Example(
                    Numbers(one.Marks, names),
                    WeighMeaning.Share(one.Marks.Length),
                    one.Dense,
                    answer(one),
                    one.Counts
                )),
            ],
            MeaningRidge
        );
        var lines = names.Select(name =>
            (
                name.Key,
                Enumerable.Range(0, answers.Length).Select(a => learner.Weights[(name.Value * answers.Length) + a])
            )
        );
        return (WriteMarks.Of("what each mark of a point counts", answers, lines, LeastOfMeaning), learner);
    }

    private string Leanings(string part, int marks, double[] ofPolarity, double[] ofCategory)
    {
        var (polarities, categories) = (WeighMeaning.Polarities.Length, WeighMeaning.Categories.Length);
        var text = new StringBuilder();
        text.Append("message: \"what a word leans to, in hundredths: ");
        text.AppendJoin(' ', WeighMeaning.Names(WeighMeaning.Polarities));
        text.Append(' ');
        text.AppendJoin(' ', WeighMeaning.Names(WeighMeaning.Categories));
        text.Append(
            "; learnt by LearnPoints, not edited by hand; drawn from WordNet 3.0, (c) 2006 Princeton University\"\nwords: |\n"
        );
        foreach (var (word, vector) in vectors.All.Where(one => IsOf(part, one.Word)))
        {
            text.Append("  ").Append(word);
            foreach (var (weights, answers) in new[] { (ofPolarity, polarities), (ofCategory, categories) })
            {
                for (var a = 0; a < answers; a++)
                {
                    var sum = 0.0;
                    for (var d = 0; d < vector.Length; d++)
                    {
                        sum += vector[d] * Dictionary * weights[((marks + d) * answers) + a];
                    }

                    text.Append(CultureInfo.InvariantCulture, $" {Math.Round(sum * 100):0}");
                }
            }

            text.Append('\n');
        }

        foreach (var (form, of) in vectors.Forms.Where(one => IsOf(part, one.Form)))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {form} ={of}\n");
        }

        return text.Replace(" -0 ", " 0 ").ToString();
    }

    private static bool IsOf(string part, string word) => part[0] <= word[0] && word[0] <= part[^1];

    private static Dictionary<string, int> Known(IEnumerable<string[]> seen) =>
        seen.SelectMany(marks => marks.Distinct(StringComparer.Ordinal))
            .CountBy(name => name, StringComparer.Ordinal)
            .Where(pair => pair.Value >= Least)
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)
            .Select((name, number) => (name, number))
            .ToDictionary(one => one.name, one => one.number, StringComparer.Ordinal);

    private static int[] Numbers(IEnumerable<string> marks, Dictionary<string, int> names) =>
        [.. marks.Where(names.ContainsKey).Select(mark => names[mark])];
}
