using Candor.Checking;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Core.Review;
using Candor.Core.Text;

namespace Candor.Tests.Ask;

/// <summary>What Candor writes, over many candidates: its own review finds nothing, it is short enough, and people do not sound alike.</summary>
public sealed class ComposedTextsTests(ITestOutputHelper output)
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

    [Fact]
    public void A_question_that_goes_by_what_is_known_passes_its_own_review_and_never_tells_it()
    {
        var seed = 0;
        foreach (var kind in Write.Kinds.Where(Write.AsksAboutMatters))
        {
            foreach (var matter in Write.Matters)
            {
                for (var another = 0; another < 12; another++)
                {
                    var facts = Candidates.Facts(++seed, kind);
                    var general = Write.Compose(kind, facts, (ulong)seed).Text;
                    facts[Fact.Known] = matter;
                    var composed = Write.Compose(kind, facts, (ulong)seed);
                    Review
                        .Of(composed.Text, Context(composed, facts))
                        .Findings.Where(finding => finding.Level is Level.Error or Level.Warning)
                        .ShouldBeEmpty($"{matter}: {composed.Text}");
                    (composed.Text != general || composed.Kind == DraftKind.Call).ShouldBeTrue($"{kind} {matter}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_short_and_its_sentences_are_too(TextKind kind)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var facts = Candidates.Facts(seed, kind);
            var composed = Write.Compose(kind, facts, (ulong)seed);
            var words = Review.Of(composed.Text, Context(composed, facts)).Measures.Words;
            var isMail = composed.Kind is DraftKind.Email or DraftKind.ThankYou;
            var most = composed.Kind switch
            {
                DraftKind.Letter => 250,
                DraftKind.Note => 80,
                _ => kind == TextKind.Voicemail ? 50 : 150,
            };
            // The form that may hang below is filled in, not read.
            most += facts[Fact.Form] == "yes" ? 37 : 0;
            words.ShouldBeLessThanOrEqualTo(most, composed.Text);
            if (isMail && composed.Missing.Count == 0)
            {
                words.ShouldBeGreaterThanOrEqualTo(60, composed.Text);
            }

            if (kind == TextKind.LinkedinInvitation)
            {
                composed.Text.Length.ShouldBeLessThanOrEqualTo(300);
                (composed.Missing.Count > 0 || composed.Text.Length > 0).ShouldBeTrue();
            }

            composed.Text.ShouldNotContain("  ");
            composed.Text.IndexOfAny(['{', '}', '[', ']', '|']).ShouldBe(-1, composed.Text);
            var text = Core.Text.ReadText.Of(composed.Text);
            foreach (var sentence in text.Sentences)
            {
                var length = text
                    .Words.Skip(sentence.First)
                    .Take(sentence.End - sentence.First)
                    .Count(w => w.Kind != Core.Text.WordKind.Mark);
                length.ShouldBeLessThan(25, sentence.Span.Of(composed.Text));
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
                facts[Fact.Person] = "Dana Whitfield";
                var composed = Write.Compose(kind, facts, (ulong)seed);
                var planted = $"{composed.Text}\n\n{fault}";
                Review
                    .Of(planted, Context(composed, facts))
                    .Findings.ShouldContain(
                        finding => finding.Level == Level.Error || finding.Level == Level.Warning,
                        $"{kind}: {planted}"
                    );
            }
        }
    }

    [Fact]
    public void Another_persons_name_is_always_found_where_somebody_is_greeted()
    {
        foreach (var kind in Write.Kinds)
        {
            for (var seed = 0; seed < 40; seed++)
            {
                var facts = Candidates.Facts(seed, kind);
                (facts[Fact.Person], facts[Fact.Name]) = ("Dana Whitfield", "Sam Okafor");
                var composed = Write.Compose(kind, facts, (ulong)seed);
                var planted = composed.Text.Replace("Dana Whitfield", "Quentin Hale").Replace("Dana", "Quentin");
                if (composed.Kind is not (DraftKind.Call or DraftKind.Note) && planted != composed.Text)
                {
                    Review
                        .Of(planted, Context(composed, facts))
                        .Findings.ShouldContain(finding => finding.Rule == "another-person", $"{kind}: {planted}");
                }
            }
        }
    }

    [Fact]
    public void Two_people_of_one_employer_never_get_the_same_text()
    {
        foreach (
            var kind in Write.Kinds.Where(kind => kind is TextKind.FeedbackEmail or TextKind.Reply or TextKind.Letter)
        )
        {
            for (var seed = 0; seed < 60; seed++)
            {
                var facts = Candidates.Facts(seed, kind);
                facts[Fact.Person] = "Dana Whitfield";
                var first = Write.Compose(kind, facts).Text;
                facts[Fact.Person] = "Lee Ito";
                var second = Write.Compose(kind, facts, others: [first]).Text;
                Likeness
                    .Of(Likeness.Runs(first), Likeness.Runs(second))
                    .ShouldBeLessThanOrEqualTo(.6, $"{first}\n---\n{second}");
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
                    .Distinct(StringComparer.Ordinal)
            )
            .GroupBy(sentence => sentence, StringComparer.Ordinal)
            .MaxBy(same => same.Count())!;
        var runs = texts.Select(Likeness.Runs).ToList();
        var (alike, pairs) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            for (var j = i + 1; j < runs.Count; j++)
            {
                pairs++;
                alike += Likeness.Of(runs[i], runs[j]) > .6 ? 1 : 0;
            }
        }

        output.WriteLine(
            $"figure: feedback e-mails of 1,000 candidates: the commonest sentence in {most.Count() / 10.0:N1} % ('{most.Key}'), {alike:N0} of {pairs:N0} pairs share more than 60 % of their runs of five words"
        );
        most.Count().ShouldBeLessThanOrEqualTo(150, most.Key);
        (alike / (double)pairs).ShouldBeLessThanOrEqualTo(.01);
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
