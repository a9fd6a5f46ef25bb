using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Practise;
using Candor.Core.Review;

namespace Candor.Tests.Practise;

/// <summary>How feedback was taken on a rehearsed call (A9, B5, C9, E2, E11).</summary>
public sealed class HearFeedbackTests
{
    private static readonly Core.Review.Review Review = new(
        new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])),
        []
    );

    private static IEnumerable<string> Of(string text, double thinking = 1) =>
        HearFeedback.Of(Review, new Answer { Text = text, ThinkingSeconds = thinking }).Select(remark => remark.Id);

    [Fact]
    public void Thanks_and_a_question_are_well_taken() =>
        Of("Thank you for being so open. Could you give me an example?").ShouldBe(["thanks", "calm"]);

    [Theory]
    [InlineData("Thank you, but you misunderstood me.")]
    [InlineData("Thank you, but that is not true, I did prepare.")]
    [InlineData("Thanks. I disagree with that.")]
    public void Defending_and_arguing_are_seen(string text) =>
        Of(text)
            .ShouldContain(id => id == "defends" || id == "corrects-the-impression" || id == "reopens-the-decision");

    [Fact]
    public void Speaking_into_their_words_is_interrupting() => Of("Thank you.", -1.5).ShouldContain("interrupts");

    [Fact]
    public void Forgotten_thanks_are_seen() => Of("Could you give me an example?").ShouldContain("call-without-thanks");

    [Fact]
    public void Silence_is_seen_and_speech_without_a_transcript_is_not_taken_for_it()
    {
        Of("").ShouldBe(["silence"]);
        HearFeedback
            .Of(
                Review,
                new Answer
                {
                    Sound = new Sound { Seconds = 5, Talk = [new(1, 4)] },
                }
            )
            .ShouldHaveSingleItem()
            .Id.ShouldBe("no-words");
    }
}
