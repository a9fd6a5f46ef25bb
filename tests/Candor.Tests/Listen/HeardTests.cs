using System.Text.RegularExpressions;
using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Listen;

/// <summary>
/// How well points are found, measured on invented feedback that was labelled by hand (<c>heard/corpus.txt</c>); the
/// figures of <c>docs/quality.md</c>. The floors are a little below what was measured, so that a change for the worse fails.
/// </summary>
public sealed partial class HeardTests(ITestOutputHelper output)
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    private static readonly Hearing Cues = Hearing.Read(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    private sealed record Label(Span Span, Polarity Polarity, Category Category, int Specificity);

    /// <summary>
    /// The corpus of the rules' own author in its two halves; one written apart to mend by (<c>tuning</c>); and one whose
    /// misses nobody looks at (<c>held-out</c>), whose figures are the honest ones.
    /// </summary>
    [Theory]
    [InlineData("seen", 0.92, 0.94, 0.88, 0.55)]
    [InlineData("unseen", 0.80, 0.90, 0.73, 0.60)]
    [InlineData("tuning", 0.79, 0.84, 0.80, 0.57)]
    [InlineData("held-out", 0.67, 0.75, 0.65, 0.65)]
    public void Points_of_invented_feedback_are_found(
        string name,
        double f1,
        double polarity,
        double category,
        double rank
    )
    {
        var measured = Measure(Corpus(name));
        output.WriteLine($"{name}: {measured}");
        if (Environment.GetEnvironmentVariable("CANDOR_HEARD") is { Length: > 0 } path)
        {
            // The misses of the held-out texts stay unseen, or they would soon be tuned on.
            var misses = name == "held-out" ? measured.Misses[0] + "\n" : string.Join('\n', measured.Misses) + "\n";
            File.AppendAllText(path, $"{name}: {measured}\n{misses}");
        }

        measured.F1.ShouldBeGreaterThanOrEqualTo(f1);
        measured.Polarity.ShouldBeGreaterThanOrEqualTo(polarity);
        measured.Category.ShouldBeGreaterThanOrEqualTo(category);
        measured.Rank.ShouldBeGreaterThanOrEqualTo(rank);
    }

    /// <summary>Who is told not to have a fault is praised; who did not do something about a fault is not.</summary>
    [Theory]
    [InlineData("You didn't ramble once.", Polarity.Strength)]
    [InlineData("You were never flustered.", Polarity.Strength)]
    [InlineData("Not at all nervous.", Polarity.Strength)]
    [InlineData("You didn't explain the gap.", Polarity.Concern)]
    [InlineData("You were not too sure of the figures.", Polarity.Concern)]
    public void A_denied_fault_is_a_strength(string text, Polarity polarity) =>
        Find.In(text).ShouldHaveSingleItem().Polarity.ShouldBe(polarity);

    private static string Corpus(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen");
        if (name is not ("seen" or "unseen"))
        {
            return Comments().Replace(File.ReadAllText(Path.Combine(folder, $"Labelled/{name}.txt")), "");
        }

        var halves = Comments()
            .Replace(
                File.ReadAllText(Path.Combine(folder, "heard/corpus.txt"))
                    .Replace("#half", "%half", StringComparison.Ordinal),
                ""
            )
            .Split("----\n%half\n----\n");
        return halves[name == "seen" ? 0 : 1];
    }

    private sealed record Measured(
        int Texts,
        int Labels,
        double Precision,
        double Recall,
        double F1,
        double Polarity,
        double Category,
        double Rank,
        List<string> Misses
    )
    {
        public override string ToString() =>
            $"{Texts} texts, {Labels} points: boundaries P {Precision:0.00} R {Recall:0.00} F1 {F1:0.00}, polarity {Polarity:0.00}, category {Category:0.00}, specificity rank {Rank:0.00}";
    }

    private static Measured Measure(string texts)
    {
        var all = texts.Split("----\n", StringSplitOptions.RemoveEmptyEntries);
        int labelled = 0,
            found = 0,
            matched = 0,
            polarity = 0,
            category = 0;
        var ranks = new List<(double, double)>();
        var misses = new List<string>();
        var confusion = new List<string>();
        foreach (var one in all)
        {
            var (text, labels) = Read(one);
            var points = Find.In(text).ToList();
            labelled += labels.Count;
            found += points.Count;
            foreach (var label in labels)
            {
                // A point is found where the two spans share at least half of what they cover together.
                var best = points.OrderByDescending(p => Share(p.Span, label.Span)).FirstOrDefault();
                if (best is null || Share(best.Span, label.Span) < 0.5)
                {
                    misses.Add($"  missed: {label.Span.Of(text)}");
                    continue;
                }

                points.Remove(best);
                matched++;
                polarity += best.Polarity == label.Polarity ? 1 : 0;
                category += best.Category == label.Category ? 1 : 0;
                confusion.Add($"{label.Polarity}>{best.Polarity}");
                confusion.Add($"{label.Category}>{best.Category}");
                ranks.Add((best.Specificity, label.Specificity));
                if (best.Polarity != label.Polarity || best.Category != label.Category)
                {
                    misses.Add(
                        $"  {label.Polarity} {label.Category}, got {best.Polarity} {best.Category} {best.Topic}: {best.Quote}{Why(best.Quote)}"
                    );
                }
            }

            misses.AddRange(points.Select(p => $"  extra: {p.Polarity} {p.Topic}: {p.Quote}"));
        }

        misses.Insert(
            0,
            string.Join(
                ' ',
                confusion.CountBy(c => c).OrderByDescending(c => c.Value).Select(c => $"{c.Key}:{c.Value}")
            )
        );
        var (precision, recall) = (matched / (double)found, matched / (double)labelled);
        return new(
            all.Length,
            labelled,
            precision,
            recall,
            2 * precision * recall / (precision + recall),
            polarity / (double)matched,
            category / (double)matched,
            Spearman(ranks),
            misses
        );
    }

    // The wordings that were seen in it, for whoever mends.
    private static string Why(string quote)
    {
        var read = Candor.Core.Text.ReadText.Of(quote);
        return string.Concat(Cues.Find(read).Select(c => $" [{c.What}: {c.In(read).Of(quote)}]"));
    }

    private static (string Text, List<Label> Labels) Read(string marked)
    {
        var labels = new List<Label>();
        var text = new System.Text.StringBuilder();
        var at = 0;
        foreach (Match match in Marked().Matches(marked))
        {
            text.Append(marked, at, match.Index - at);
            var start = text.Length;
            text.Append(match.Groups["text"].Value);
            at = match.Index + match.Length;
            labels.Add(
                new(
                    new(start, text.Length),
                    match.Groups["p"].Value switch
                    {
                        "+" => Polarity.Strength,
                        "-" => Polarity.Concern,
                        _ => Polarity.Neutral,
                    },
                    match.Groups["c"].Value switch
                    {
                        "i" => Category.Interview,
                        "s" => Category.Skills,
                        "p" => Category.Preparedness,
                        "f" => Category.Fit,
                        "o" => Category.Outside,
                        _ => Category.Other,
                    },
                    match.Groups["s"].Value[0] - '0'
                )
            );
        }

        text.Append(marked, at, marked.Length - at);
        return (text.ToString(), labels);
    }

    private static double Share(Span one, Span other)
    {
        var both = Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));
        return both / (double)(one.Length + other.Length - both);
    }

    private static double Spearman(List<(double X, double Y)> pairs)
    {
        var (x, y) = (Ranks([.. pairs.Select(p => p.X)]), Ranks([.. pairs.Select(p => p.Y)]));
        var (mx, my) = (x.Average(), y.Average());
        var top = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return top / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    // Equal values share their mean rank.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(o => o < v) + ((values.Count(o => o == v) - 1) / 2.0))];

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\{(?<p>[-+=])(?<c>[ispfox])(?<s>[1-5]) (?<text>[^}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Marked();
}
