using Candor.Checking;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Tests.Ask;

/// <summary>What Candor writes, over many candidates: its own review finds nothing, it is short enough, and people do not sound alike.</summary>
public sealed class ComposedTextsTests
{
    private static readonly Library All = new(ReadFolder.Read(Repository.Knowledge, []));

    private static readonly Write Write = new(All, []);

    private static readonly Core.Review.Review Review = new(All, []);

    public static TheoryData<TextKind> Kinds => [.. Write.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_own_review_finds_no_error_and_no_warning(TextKind kind)
    {
        var found = new Dictionary<string, (int Count, string Example)>();
        for (var seed = 0; seed < 400; seed++)
        {
            var facts = Candidates.Facts(seed, kind);
            var composed = Write.Compose(kind, facts, (ulong)seed);
            var reviewed = Review.Of(composed.Text, Context(composed, facts));
            foreach (var finding in reviewed.Findings.Where(f => f.Level is Level.Error or Level.Warning))
            {
                var before = found.GetValueOrDefault(finding.Rule);
                found[finding.Rule] = (
                    before.Count + 1,
                    $"{finding.Rule} '{finding.Text}' {finding.Message} in:\n{composed.Text}\n"
                );
            }
        }

        found.Values.Select(one => $"{one.Count} times: {one.Example}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_short_and_its_sentences_are_too(TextKind kind)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var facts = Candidates.Facts(seed, kind);
            var composed = Write.Compose(kind, facts, (ulong)seed);
            var measures = Review.Of(composed.Text, Context(composed, facts)).Measures;
            var most = composed.Kind switch
            {
                DraftKind.Letter => 250,
                DraftKind.Note => 80,
                _ => 150,
            };
            // The form that may hang below is filled in, not read.
            most += facts[Fact.Form] == "yes" ? 37 : 0;
            measures.Words.ShouldBeLessThanOrEqualTo(most, composed.Text);
            if (kind is TextKind.FeedbackEmail or TextKind.Reply)
            {
                measures.Words.ShouldBeGreaterThanOrEqualTo(60, composed.Text);
            }

            composed.Text.ShouldNotContain("  ");
            composed.Text.IndexOfAny(['{', '}', '[', ']', '|']).ShouldBe(-1, composed.Text);
            var text = Core.Text.ReadText.Of(composed.Text);
            foreach (var sentence in text.Sentences)
            {
                var words = text
                    .Words.Skip(sentence.First)
                    .Take(sentence.End - sentence.First)
                    .Count(w => w.Kind != Core.Text.WordKind.Mark);
                words.ShouldBeLessThan(32, sentence.Span.Of(composed.Text));
            }
        }
    }

    [Theory]
    [InlineData("Why was I not selected?")]
    [InlineData("Kind regards, [Your name]")]
    public void A_planted_fault_is_always_found(string fault)
    {
        foreach (var kind in Write.Kinds.Where(kind => Write.Compose(kind, new Facts()).Moment == Moment.After))
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var facts = Candidates.Facts(seed, kind);
                var composed = Write.Compose(kind, facts, (ulong)seed);
                Review
                    .Of($"{composed.Text}\n\n{fault}", Context(composed, facts))
                    .Findings.ShouldContain(
                        finding => finding.Level == Level.Error || finding.Level == Level.Warning,
                        $"{kind}: {composed.Text}"
                    );
            }
        }
    }

    [Fact]
    public void Among_a_thousand_candidates_hardly_two_sound_alike()
    {
        var texts = Enumerable
            .Range(0, 1000)
            .Select(seed =>
                Write.Compose(TextKind.FeedbackEmail, Candidates.Facts(seed, TextKind.FeedbackEmail), 0).Text
            )
            .ToList();
        var most = texts
            .SelectMany(text =>
                Core.Text.ReadText.Of(text)
                    .Sentences.Select(s => s.Span.Of(text))
                    .Where(s => s[^1] is '.' or '?')
                    .Distinct()
            )
            .GroupBy(sentence => sentence)
            .MaxBy(same => same.Count())!;
        most.Count().ShouldBeLessThanOrEqualTo(150, most.Key);
        var runs = texts.Select(Runs).ToList();
        var (alike, pairs) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            for (var j = i + 1; j < runs.Count; j++)
            {
                pairs++;
                alike += runs[i].Count(runs[j].Contains) > .6 * Math.Min(runs[i].Count, runs[j].Count) ? 1 : 0;
            }
        }

        (alike / (double)pairs).ShouldBeLessThanOrEqualTo(.01);
    }

    private static HashSet<string> Runs(string text)
    {
        var words = Core
            .Text.ReadText.Of(text)
            .Words.Where(w => w.Kind != Core.Text.WordKind.Mark)
            .Select(w => w.Form)
            .ToList();
        return
        [
            .. Enumerable.Range(0, Math.Max(0, words.Count - 4)).Select(i => string.Join(' ', words.Skip(i).Take(5))),
        ];
    }

    private static ReviewContext Context(Composed composed, Facts facts) =>
        new(
            composed.Kind,
            composed.Moment,
            new ReviewFacts
            {
                To = facts[Fact.Person],
                From = facts[Fact.Name],
                Employer = facts[Fact.Employer],
                Role = facts[Fact.Role],
            },
            composed.Subject
        );
}
