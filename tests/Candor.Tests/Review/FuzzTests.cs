using System.Text;
using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Review;
using Candor.Tests.Knowledge;
using Reviewer = Candor.Core.Review.Review;

namespace Candor.Tests.Review;

/// <summary>Whatever is typed: no exception, no finding outside the text, and fixes that can be applied together.</summary>
public sealed class FuzzTests
{
    private static readonly Library All = new(ReadFolder.Read(Repository.Knowledge, []));

    [Fact]
    public void Mutated_texts_are_reviewed_without_a_fault() => Run(seed: 1, rounds: 3_000);

    [Fact]
    [Trait("Kind", "Soak")]
    public void A_million_mutated_texts_are_reviewed_without_a_fault()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run; ./soak.sh has it");
        Run(seed: 2, rounds: 1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine("figure: review fuzz: 1,000,000 mutated texts, no fault");
    }

    private static void Run(int seed, int rounds)
    {
        var random = new Random(seed);
        var review = new Reviewer(All, []);
        var texts = All.In("review")
            .SelectMany(file =>
                new[] { "bad", "good" }
                    .SelectMany(side => file.Root["examples"]![side]?.Items ?? [])
                    .Select(example => ReviewExamples.Read(example, file))
            )
            .ToList();
        var facts = new ReviewFacts
        {
            To = "Dana Whitfield",
            From = "Sam Okafor",
            Employer = "Northwind Energy",
            Role = "Product analyst",
            OtherEmployers = ["Southgate Bank"],
        };
        for (var i = 0; i < rounds; i++)
        {
            var (text, _, context) = texts[random.Next(texts.Count)];
            var mutated = Mutate(text, random);
            var reviewed = review.Of(mutated, context with { Facts = facts });
            foreach (var finding in reviewed.Findings)
            {
                Check(mutated, finding, $"round {i}: {finding.Rule} in {mutated}");
            }

            Together(mutated, reviewed.Findings, $"round {i}: {mutated}");
        }
    }

    private static void Check(string text, Finding finding, string round)
    {
        if (finding.Span.Start < 0 || finding.Span.End > text.Length || finding.Span.Start > finding.Span.End)
        {
            Assert.Fail($"outside the text, {round}");
        }

        var line = text.AsSpan(0, finding.Span.Start).Count('\n') + 1;
        var column =
            finding.Span.Start
            - (text.LastIndexOf('\n', Math.Max(0, finding.Span.Start - 1), finding.Span.Start) + 1)
            + 1;
        if (
            finding.Text != text[finding.Span.Start..finding.Span.End]
            || finding.Line != line
            || finding.Column != column
        )
        {
            Assert.Fail($"wrong place, {round}");
        }
    }

    private static void Together(string text, IReadOnlyList<Finding> findings, string round)
    {
        var end = 0;
        foreach (
            var fix in findings.SelectMany(f => f.Fixes).OrderBy(fix => fix.Span.Start).ThenBy(fix => fix.Span.End)
        )
        {
            if (fix.Span.Start < end || fix.Span.End > text.Length)
            {
                Assert.Fail($"fixes overlap, {round}");
            }

            end = fix.Span.End;
        }
    }

    internal static string Mutate(string text, Random random)
    {
        const string Odd = "\r\n\t\0 .,?!'\"“”’‘()[]{}<>_-–—…;:éßİ\u0301\u200b\u202e\ud83d\ude00\ud800\udc00שaI9";
        var changed = new StringBuilder(text);
        for (var i = random.Next(8); i > 0; i--)
        {
            var at = random.Next(changed.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    changed.Insert(at, Odd[random.Next(Odd.Length)]);
                    break;
                case 1 when at < changed.Length:
                    changed.Remove(at, Math.Min(random.Next(1, 12), changed.Length - at));
                    break;
                case 2 when at < changed.Length:
                    changed[at] = Odd[random.Next(Odd.Length)];
                    break;
                case 3:
                    changed.Insert(at, text);
                    break;
                default:
                    changed.Insert(at, new string(Odd[random.Next(Odd.Length)], random.Next(1, 6)));
                    break;
            }
        }

        return changed.ToString();
    }
}
