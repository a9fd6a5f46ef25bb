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
    public readonly NumberedSentence Words = new();
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, IReadOnlyList<string>> yields = new(StringComparer.Ordinal);
    private readonly Growing<Span> distressed = new();

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
        distressed.Clear();
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
        if (IsOfDistress(span))
        {
            return;
        }

        if (rule.YieldsTo.Count > 0)
        {
            yields[rule.Id] = rule.YieldsTo;
        }

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

    // Nobody who writes of self-harm should read beside it that thanks are missing: such words are in no finding.
    private bool IsOfDistress(Span span)
    {
        if (!Layout.Distress)
        {
            return false;
        }

        if (distressed.Count == 0)
        {
            for (var i = 0; i < Text.Count; i++)
            {
                if ((Layout[i] & Place.Distress) != Place.None)
                {
                    distressed.Add(SpanOf(i, i + 1));
                }
            }
        }

        foreach (var words in distressed.Span)
        {
            if (words.Meets(span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The findings in the order of the text, with their lines, and without those that say less of the same words.</summary>
    public IReadOnlyList<Finding> Finish()
    {
        Yield();
        var sorted = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (!Context.LeftAlone.Contains(ReviewContext.Left(finding), StringComparer.Ordinal))
            {
                Insert(sorted, finding);
            }
        }

        var kept = sorted.Where(f => !sorted.Any(other => Outweighs(other, f))).ToList();
        var (line, lineStart, at) = (1, 0, 0);
        var taken = new Growing<Span>();
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
            var fits = Fits(kept[i].Fixes, taken);
            kept[i] = kept[i] with
            {
                Line = line,
                Column = kept[i].Span.Start - lineStart + 1,
                Fixes = fits ? kept[i].Fixes : [],
            };
        }

        return kept;
    }

    // One after the other, so that of rules that yield to each other one is left. What the candidate left alone still
    // speaks for the words here: the next best name of the same fault is not told instead.
    private void Yield()
    {
        for (var i = findings.Count - 1; i >= 0 && yields.Count > 0; i--)
        {
            var finding = findings[i];
            if (
                yields.TryGetValue(finding.Rule, out var to)
                && findings.Exists(other =>
                    to.Contains(other.Rule, StringComparer.Ordinal) && other.Span.Meets(finding.Span)
                )
            )
            {
                findings.RemoveAt(i);
            }
        }
    }

    // By place, the graver first. By hand, because sorting by our own values is compiled only when the program runs.
    private static void Insert(List<Finding> sorted, Finding finding)
    {
        var at = sorted.Count;
        while (at > 0 && Compare(finding, sorted[at - 1]) < 0)
        {
            at--;
        }

        sorted.Insert(at, finding);
    }

    private static int Compare(Finding one, Finding other)
    {
        var by = one.Span.Start - other.Span.Start;
        by = by != 0 ? by : (int)one.Level - (int)other.Level;
        by = by != 0 ? by : one.Span.End - other.Span.End;
        return by != 0 ? by : string.CompareOrdinal(one.Rule, other.Rule);
    }

    // Fixes that meet none of those before them are safe to apply together with them.
    private static bool Fits(IReadOnlyList<Fix> fixes, Growing<Span> taken)
    {
        foreach (var fix in fixes)
        {
            foreach (var other in taken.Span)
            {
                if (other.Meets(fix.Span))
                {
                    return false;
                }
            }
        }

        foreach (var fix in fixes)
        {
            taken.Add(fix.Span);
        }

        return true;
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
