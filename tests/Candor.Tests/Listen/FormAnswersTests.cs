using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>The form of three to keep and three to change (D5), as different mail programs send it back.</summary>
public sealed class FormAnswersTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("Keep 1: You stayed calm\nKeep 2: Good questions\nChange 1: Give numbers\n")]
    [InlineData(
        "Hello Sam,\n\nsee below.\n\nOn Mon, 9 Mar 2026 at 10:00, Sam Okafor wrote:\n> Keep 1: You stayed calm\n> Keep 2: Good questions\n> Keep 3:\n> Change 1: Give numbers\n> Change 2: prefer not to say\n> Change 3:\n"
    )]
    [InlineData(
        "> Keep 1:\nYou stayed calm\n> Keep 2:\n\nGood questions\n\n> Keep 3:\n> Change 1:\nGive numbers\n> Change 2:\nPrefer not to say.\n> Change 3: n/a\n"
    )]
    [InlineData(
        "*Keep 1:* You stayed calm\r\n*Keep 2:* Good questions\r\n*Keep 3:* -\r\n*Change 1:* Give numbers\r\n*Change 2:* none\r\n\r\nBest\r\nDana\r\n"
    )]
    [InlineData(
        ">> KEEP 1) You stayed calm\n>> KEEP 2) Good questions\n>> CHANGE 1) Give numbers\n>> CHANGE 2) I'd rather not say\n"
    )]
    public void Every_mangling_of_the_form_gives_the_same_three_points(string text)
    {
        var points = Find.In(text.ReplaceLineEndings("\n"));

        points
            .Select(point => (point.Quote, point.Polarity))
            .ShouldBe([
                ("You stayed calm", Polarity.Strength),
                ("Good questions", Polarity.Strength),
                ("Give numbers", Polarity.Concern),
            ]);
    }

    [Fact]
    public void A_form_that_came_back_empty_gives_nothing_and_what_stands_above_it_counts()
    {
        const string Text =
            "You were calm, but your examples were too general.\n\nBest\nDana\n\nOn Mon, Sam wrote:\n> Keep 1:\n> Keep 2:\n> Change 1:\n> Change 2:\n";

        Find.In(Text).Select(point => point.Quote).ShouldBe(["You were calm", "your examples were too general"]);
    }

    [Fact]
    public void An_answer_may_run_over_several_lines()
    {
        var points = Find.In(
            "Change 1: Your answers wandered off into other projects\nbefore they came to the point.\nChange 2: -\n"
        );

        points.Single().Quote.ShouldBe("Your answers wandered off into other projects\nbefore they came to the point");
    }
}
