using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>How specific a point is said to be, and by which words; how well it ranks is measured in HeardTests.</summary>
public sealed class SpecificityTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("A very good candidate overall.", "Your SQL was weak.")]
    [InlineData("Good communicator.", "You explained the invoice run to Dana without jargon.")]
    [InlineData("Your SQL was weak.", "You joined the orders table to itself twice, so every total was doubled.")]
    [InlineData("We would have liked more depth.", "You never said what came of the Leeds project when Dana asked.")]
    [InlineData("You were late.", "You came at 10.20 for an interview at 9.30 and didn't ring.")]
    public void What_happened_says_more_than_a_judgement(string less, string more) =>
        Of(more).Specificity.ShouldBeGreaterThan(Of(less).Specificity);

    [Fact]
    public void A_praise_without_any_matter_is_vague_by_its_own_words()
    {
        var point = Of("A very good candidate overall.");

        point.Specificity.ShouldBeInRange(0, 0.1);
        point.Shown.ShouldHaveSingleItem().Text.ShouldBe("good candidate overall");
        point.Shown[0].Adds.ShouldBeLessThan(0);
    }

    [Fact]
    public void For_example_and_the_question_it_was_in_make_it_specific()
    {
        var point = Of(
            "For example, in the second question you told us about the Leeds project and never said what came of it."
        );

        point.Specificity.ShouldBeGreaterThan(0.5);
        point.Shown.ShouldAllBe(shown => shown.Adds > 0);
        point.Shown.Select(shown => shown.Text).ShouldContain("For example");
    }

    [Fact]
    public void Words_shown_lie_in_order_apart_and_within_the_point()
    {
        var point = Of(
            "You were warm and clear, and we would have liked more depth when Dana asked about the budget on Friday."
        );
        var end = point.Span.Start;

        foreach (var shown in point.Shown)
        {
            shown.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            end = shown.Span.End;
        }

        end.ShouldBeLessThanOrEqualTo(point.Span.End);
    }

    private static FoundPoint Of(string text) => Find.In(text)[0];
}
