using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Words from <paramref name="First"/> up to, not including, <paramref name="End"/>, found by a rule's phrase.</summary>
internal readonly record struct Words(int First, int End, int Item);

/// <summary>
/// All that reviewing one text needs, kept for the next one: only findings are made anew, so that a long text costs no
/// more memory than a short one with as many findings.
/// </summary>
internal sealed class Workspace
{
    public readonly ReadText Text = ReadText.ForReuse();
    public readonly Layout Layout = new();
    public readonly Growing<Automaton.Hit> Hits = new();
    public readonly Growing<ScopeFound> Scopes = new();
    public readonly Growing<Words>[] Found;
    public readonly Growing<Words>[] Excepted;
    public readonly Growing<Words>[] When;
    public readonly int[] Markers;
    public int[] Symbols = [];
    private readonly List<Finding> findings = [];

    public Workspace(int rules, int markers)
    {
        Found = Lists(rules);
        Excepted = Lists(rules);
        When = Lists(rules);
        Markers = new int[markers];
    }

    public ReviewContext Context { get; private set; } = new();

    /// <summary>Whether common words mean a hiring here: the text says so, or what is known of the application.</summary>
    public bool SpeaksOfHiring => Layout.SpeaksOfHiring || Context.Facts is not null;

    public void Begin(string text, ReviewContext context)
    {
        Context = context;
        Text.Again(text);
    }

    public void End()
    {
        Hits.Clear();
        Scopes.Clear();
        findings.Clear();
        Array.Clear(Markers);
        Clear(Found);
        Clear(Excepted);
        Clear(When);
    }

    public Span SpanOf(int first, int end) => new(Text.Tokens[first].Start, Text.Tokens[end - 1].End);

    public Sentence SentenceOf(int word) => Text.AllSentences[Text.Tokens[word].Sentence];

    /// <summary>Adds a finding; its line and column are filled in at the end.</summary>
    public void Add(Rule rule, Span span, string? message = null, params IReadOnlyList<Fix> fixes)
    {
        findings.Add(
            new(
                rule.Id,
                Token.Name(rule.Check),
                rule.Level,
                span,
                0,
                0,
                span.Of(Text.Text),
                message ?? rule.Message,
                rule.Why,
                rule.Sources,
                fixes
            )
        );
    }

    /// <summary>The findings in the order of the text, with their lines, and without those that say less of the same words.</summary>
    public IReadOnlyList<Finding> Finish()
    {
        var sorted = findings
            .Where(f => !Context.LeftAlone.Contains(ReviewContext.Left(f), StringComparer.Ordinal))
            .OrderBy(f => f.Span.Start)
            .ThenBy(f => f.Level)
            .ThenBy(f => f.Span.End)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ToList();
        var kept = sorted.Where(f => !sorted.Any(other => Outweighs(other, f))).ToList();
        var (line, lineStart, at) = (1, 0, 0);
        var taken = new List<Span>();
        for (var i = 0; i < kept.Count; i++)
        {
            for (
                var newline = Text.Text.IndexOf('\n', at);
                newline >= 0 && newline < kept[i].Span.Start;
                newline = Text.Text.IndexOf('\n', at)
            )
            {
                (line, lineStart, at) = (line + 1, newline + 1, newline + 1);
            }

            at = Math.Max(at, kept[i].Span.Start);
            var fits = kept[i].Fixes.All(fix => !taken.Any(t => t.Meets(fix.Span)));
            taken.AddRange(fits ? kept[i].Fixes.Select(fix => fix.Span) : []);
            kept[i] = kept[i] with
            {
                Line = line,
                Column = kept[i].Span.Start - lineStart + 1,
                Fixes = fits ? kept[i].Fixes : [],
            };
        }

        return kept;
    }

    // Where an error stands, a suggestion about the same words is noise.
    private static bool Outweighs(Finding other, Finding finding) =>
        other.Level < finding.Level
        && finding.Check == "phrase"
        && other.Check == "phrase"
        && finding.Level != Level.Good
        && (other.Span.Meets(finding.Span));

    private static Growing<Words>[] Lists(int count)
    {
        var lists = new Growing<Words>[count];
        for (var i = 0; i < count; i++)
        {
            lists[i] = new Growing<Words>();
        }

        return lists;
    }

    private static void Clear(Growing<Words>[] lists)
    {
        foreach (var list in lists)
        {
            list.Clear();
        }
    }
}
