using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Review;
using Candor.Core.Text;
using Reviewer = Candor.Core.Review.Review;

namespace Candor.Tests.Knowledge;

/// <summary>
/// Runs a review rule's examples: a bad one gets a finding of this rule that meets the words between <c>**</c>, a good
/// one gets none of it. An example is a text, or a map with <c>text</c> and what differs (kind, moment, subject, facts).
/// </summary>
public static class ReviewExamples
{
    private static Reviewer? engine;

    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        engine ??= new Reviewer(library, []);
        var examples = file.Root["examples"]!;
        var (bad, good) = (examples["bad"]?.Items ?? [], examples["good"]?.Items ?? []);
        if (bad.Count < 6 || good.Count < 6)
        {
            yield return $"{file.Path}: {bad.Count} bad and {good.Count} good examples; six of each at least";
        }

        foreach (var example in bad)
        {
            var (text, marked, context) = Read(example, file);
            var found = engine.Of(text, context).Findings.Where(f => f.Rule == file.Id).ToList();
            if (!found.Any(f => marked is null || f.Span.Meets(marked.Value)))
            {
                yield return $"{file.Path}:{example.Line}: not found in: {text}";
            }
        }

        foreach (var example in good)
        {
            var (text, _, context) = Read(example, file);
            foreach (var f in engine.Of(text, context).Findings.Where(f => f.Rule == file.Id))
            {
                yield return $"{file.Path}:{example.Line}: found '{f.Text}' in the good: {text}";
            }
        }
    }

    public static (string Text, Span? Marked, ReviewContext Context) Read(Node example, KnowledgeFile file)
    {
        var text = example.Kind == NodeKind.Text ? example.Text : example["text"]!.Text;
        var kinds = file.Root["kinds"];
        var kind =
            example["kind"]?.Text ?? (kinds?.Kind == NodeKind.List ? kinds.Items[0].Text : kinds?.Text) ?? "email";
        var moment = example["moment"]?.Text ?? file.Root["moment"]?.Text ?? "after";
        Token.TryRead<DraftKind>(kind, out var draft).ShouldBeTrue(kind);
        Token.TryRead<Moment>(moment, out var when).ShouldBeTrue(moment);
        var context = new ReviewContext(draft, when, Facts(example["facts"]), example["subject"]?.Text);
        var start = text.IndexOf("**", StringComparison.Ordinal);
        if (start < 0)
        {
            return (text, null, context);
        }

        var end = text.IndexOf("**", start + 2, StringComparison.Ordinal) - 2;
        return (text.Replace("**", "", StringComparison.Ordinal), new(start, end), context);
    }

    private static ReviewFacts? Facts(Node? facts) =>
        facts is null
            ? null
            : new ReviewFacts
            {
                To = facts["to"]?.Text ?? "",
                From = facts["from"]?.Text ?? "",
                Employer = facts["employer"]?.Text ?? "",
                Role = facts["role"]?.Text ?? "",
                OtherEmployers = [.. facts["other-employers"]?.Items.Select(item => item.Text) ?? []],
                Said = [.. facts["said"]?.Items.Select(item => item.Text) ?? []],
            };
}
