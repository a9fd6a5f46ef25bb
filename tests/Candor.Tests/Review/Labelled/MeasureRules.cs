using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Review;
using Candor.Core.Text;
using Reviewer = Candor.Core.Review.Review;

namespace Candor.Labelled;

/// <summary>Of one rule or label: how often it was found, how often that was right, how many there were to find.</summary>
internal sealed class Tally
{
    public int Fired { get; set; }

    public int Right { get; set; }

    /// <summary>Of the others: those that meet words labelled with another fault.</summary>
    public int Beside { get; set; }

    public int Labelled { get; set; }

    public int Found { get; set; }

    /// <summary>What was shown to the candidate rightly, even if under a neighbour's name.</summary>
    public double Shown => Fired == 0 ? 1 : (double)(Right + Beside) / Fired;

    public double Precision => Fired == 0 ? 1 : (double)Right / Fired;

    public double Recall => Labelled == 0 ? 1 : (double)Found / Labelled;
}

/// <summary>
/// Holds the reviewer against labelled texts. A finding is right where it meets words labelled with a fault that its
/// rule is for, or, for a fault of a whole text, where the text has that label; <c>rules-by-label.yaml</c> says which
/// rules are for which label. Rules that no label speaks of are not measured.
/// </summary>
internal sealed class MeasureRules
{
    private readonly Dictionary<string, HashSet<string>> rules = new(StringComparer.Ordinal);

    public MeasureRules(string folder)
    {
        var faults = new List<Fault>();
        var path = Path.Combine(folder, "rules-by-label.yaml");
        var map =
            ReadYaml.Read(path, File.ReadAllText(path), faults) ?? throw new InvalidDataException(faults[0].ToString());
        for (var i = 0; i < map.Keys.Count; i++)
        {
            var of = map.Items[i];
            rules[map.Keys[i]] = of.Kind == NodeKind.List ? [.. of.Items.Select(item => item.Text)] : [of.Text];
        }
    }

    public SortedDictionary<string, Tally> ByRule { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Tally> ByLabel { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors and warnings of phrase rules together: right where they meet any labelled fault.</summary>
    public Tally Phrases { get; } = new();

    /// <summary>Faults that were not found and findings that were wrong, a line each.</summary>
    public List<string> Misses { get; } = [];

    public IEnumerable<string> Rules => rules.Values.SelectMany(of => of).Distinct();

    public void Add(Reviewer review, LabelledText one)
    {
        var reviewed = review.Of(one.Text, one.Context);
        var findings = reviewed.Findings.Where(f => f.Level != Level.Good).ToList();
        foreach (var finding in findings.Where(f => Rules.Contains(f.Rule)))
        {
            Count(one, finding);
        }

        foreach (var (label, span) in one.Spans)
        {
            var found =
                label == "distress"
                    ? reviewed.Distress
                    : findings.Any(f => Of(label).Contains(f.Rule) && Meet(f.Span, span));
            Note(label, found, $"{one.Number} not found: {label} '{span.Of(one.Text)}'");
            if (label != "distress")
            {
                Phrases.Labelled++;
                Phrases.Found += findings.Any(f => f.Level <= Level.Warning && Meet(f.Span, span)) ? 1 : 0;
            }
        }

        foreach (var label in one.Whole)
        {
            Note(label, findings.Any(f => Of(label).Contains(f.Rule)), $"{one.Number} not found: {label}");
        }
    }

    private void Count(LabelledText one, Finding finding)
    {
        var right =
            one.Spans.Any(s => Of(s.Label).Contains(finding.Rule) && Meet(finding.Span, s.Span))
            || one.Whole.Any(label => Of(label).Contains(finding.Rule));
        var tally = At(ByRule, finding.Rule);
        tally.Fired++;
        tally.Right += right ? 1 : 0;
        tally.Beside += !right && one.Spans.Any(s => Meet(finding.Span, s.Span)) ? 1 : 0;
        var spotted = finding.Check is "phrase" or "facts" && finding.Level <= Level.Warning;
        var meets = one.Spans.Any(s => Meet(finding.Span, s.Span));
        Phrases.Fired += spotted ? 1 : 0;
        Phrases.Right += spotted && (right || meets) ? 1 : 0;
        if (!right)
        {
            Misses.Add(
                $"{one.Number} wrongly: {finding.Rule} '{finding.Text.ReplaceLineEndings(" ")}'{(meets ? " (another fault)" : "")}"
            );
        }
    }

    private void Note(string label, bool found, string miss)
    {
        var tally = At(ByLabel, label);
        tally.Labelled++;
        tally.Found += found ? 1 : 0;
        if (!found)
        {
            Misses.Add(miss);
        }
    }

    private HashSet<string> Of(string label) => rules.TryGetValue(label, out var of) ? of : [];

    // An insertion has no width and meets what it touches.
    private static bool Meet(Span a, Span b) => a.Meets(b);

    private static Tally At(SortedDictionary<string, Tally> tallies, string key)
    {
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies[key] = tally = new Tally();
        }

        return tally;
    }
}
