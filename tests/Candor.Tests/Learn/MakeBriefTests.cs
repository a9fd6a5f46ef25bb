using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Tests.Learn;

/// <summary>What was practised stands on the page of the next interview, held against what people said afterwards.</summary>
public sealed class MakeBriefTests
{
    private static readonly Library Library = new(Candor.Checking.ReadFolder.Read(Repository.Knowledge, []));

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Practice_is_held_against_what_was_said_since()
    {
        Lines().ShouldBe(["2 answers practised. Since then: nobody has spoken of it yet."]);
        Lines(Heard(Polarity.Strength, 5)).ShouldBe(["2 answers practised. Since then: praised once, and no concern."]);
        Lines(Heard(Polarity.Concern, 5), Heard(Polarity.Concern, 6))
            .ShouldBe(["2 answers practised. Since then: named again twice."]);
    }

    private static string[] Lines(params Said[] later)
    {
        var themes = new FindThemes(Library, []).Among([Heard(Polarity.Concern, -3), .. later]);
        var answers = new[] { 0, 1 }
            .Select(day => new Answer { Topic = "answering-the-question", At = Monday.AddDays(day) })
            .ToList();
        return [.. MakeBrief.Of(themes, [], answers, new Exercises(Library, [])).Practised.Select(line => line.Text)];
    }

    private static Said Heard(Polarity polarity, int day) =>
        new(
            Guid.NewGuid(),
            "You did not answer the question.",
            polarity,
            Category.Interview,
            "answering-the-question",
            0.5,
            Cause.Impression,
            false,
            $"person {day}",
            $"employer {day}",
            Monday.AddDays(day)
        );
}
