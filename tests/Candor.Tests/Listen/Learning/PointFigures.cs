using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>How right a reader is about labelled texts: the figures of <c>docs/quality.md</c> (Points).</summary>
internal sealed class PointFigures
{
    private readonly List<(double, double)> ranks = [];
    private int texts;
    private int labelled;
    private int found;
    private int matched;
    private int polarity;
    private int category;

    public PointFigures(IEnumerable<LabelledText> texts, FindPoints find) => Add(texts, find);

    public double Precision => matched / (double)found;

    public double Recall => matched / (double)labelled;

    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public double Polarity => polarity / (double)matched;

    public double Category => category / (double)matched;

    /// <summary>Spearman's, between the specificity given and the label's.</summary>
    public double Rank => Spearman(ranks);

    /// <summary>What was read wrongly, for whoever mends; never of a held-out text.</summary>
    public List<string> Misses { get; } = [];

    public override string ToString() =>
        $"{texts} texts, {labelled} points: boundaries P {Precision:0.00} R {Recall:0.00} F1 {F1:0.000}, polarity {Polarity:0.000}, category {Category:0.000}, specificity rank {Rank:0.00}";

    public void Add(IEnumerable<LabelledText> more, FindPoints find)
    {
        foreach (var text in more)
        {
            texts++;
            Add(text, find.In(text.Text).ToList());
        }
    }

    /// <summary>Each label with the point found for it, which is taken out of the points; labels without one are left out.</summary>
    public static IEnumerable<(Label Label, FoundPoint Point)> Matched(LabelledText text, List<FoundPoint> points)
    {
        foreach (var label in text.Labels)
        {
            if (Best(label, points) is { } best)
            {
                points.Remove(best);
                yield return (label, best);
            }
        }
    }

    private void Add(LabelledText text, List<FoundPoint> points)
    {
        labelled += text.Labels.Count;
        found += points.Count;
        foreach (var label in text.Labels)
        {
            if (Best(label, points) is not { } best)
            {
                Misses.Add($"  missed: {label.Span.Of(text.Text)}");
                continue;
            }

            points.Remove(best);
            matched++;
            polarity += best.Polarity == label.Polarity ? 1 : 0;
            category += best.Category == label.Category ? 1 : 0;
            ranks.Add((best.Specificity, label.Specificity));
            if (best.Polarity != label.Polarity || best.Category != label.Category)
            {
                Misses.Add(
                    $"  {label.Polarity} {label.Category}, got {best.Polarity} {best.Category} {best.Topic} by {string.Join(' ', best.Reasons.Select(r => r.Text))}: {best.Quote}"
                );
            }
        }

        Misses.AddRange(points.Select(p => $"  extra: {p.Polarity} {p.Topic}: {p.Quote}"));
    }

    // A point is found where the two spans share at least half of what they cover together.
    private static FoundPoint? Best(Label label, List<FoundPoint> points) =>
        points.OrderByDescending(p => Share(p.Span, label.Span)).FirstOrDefault() is { } best
        && Share(best.Span, label.Span) >= 0.5
            ? best
            : null;

    private static double Share(Span one, Span other)
    {
        var both = Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));
        return both / (double)(one.Length + other.Length - both);
    }

    public static double Spearman(List<(double X, double Y)> pairs)
    {
        var (x, y) = (Ranks([.. pairs.Select(p => p.X)]), Ranks([.. pairs.Select(p => p.Y)]));
        var (mx, my) = (x.Average(), y.Average());
        var top = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return top / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    // Equal values share their mean rank.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(o => o < v) + ((values.Count(o => o == v) - 1) / 2.0))];
}
