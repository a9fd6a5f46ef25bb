using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>Which sentences of a mail say something, and which only sound so.</summary>
public sealed class SortSentencesTests
{
    private static readonly SortSentences Sort = Make();

    [Theory]
    [InlineData(
        "After careful consideration we have decided to move forward with other candidates.",
        SentenceKind.StockPhrase
    )]
    [InlineData("We will keep your CV on file.", SentenceKind.StockPhrase)]
    [InlineData("Thank you for taking the time to come to our office.", SentenceKind.Courtesy)]
    [InlineData("We wish you all the best in your search.", SentenceKind.Courtesy)]
    [InlineData("Your examples were rather general.", SentenceKind.Feedback)]
    [InlineData("Your presentation was clear and well structured.", SentenceKind.Feedback)]
    [InlineData("We will be in touch on Friday.", SentenceKind.NextStep)]
    public void A_sentence_is_told_by_what_it_is_good_for(string sentence, SentenceKind kind) =>
        Sort.In(sentence).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void A_word_of_feedback_counts_before_the_courtesy_around_it()
    {
        const string Text = "Thank you for coming in, but the panel felt that your answers were too long.";
        Sort.In(Text).ShouldHaveSingleItem().Kind.ShouldBe(SentenceKind.Feedback);
    }

    [Fact]
    public void Sentences_of_one_kind_in_one_paragraph_are_marked_once_and_in_two_twice()
    {
        const string Text = """
            We regret to inform you that you were not successful on this occasion. We will keep your CV on file.

            After careful consideration, we have decided to move forward with other candidates.
            """;
        var found = Sort.In(Text);
        found.Select(one => one.Kind).ShouldBe([SentenceKind.StockPhrase, SentenceKind.StockPhrase]);
        found[0].Span.Of(Text).ShouldEndWith("on file.");
    }

    [Fact]
    public void The_greeting_what_is_quoted_and_the_signature_are_left_alone()
    {
        const string Text = """
            Hi Sam,

            Thanks for the note.

            > Your examples were rather general.

            Kind regards,
            Ann
            We will be in touch on Friday.
            """;
        Sort.In(Text).ShouldHaveSingleItem().Span.Of(Text).ShouldBe("Thanks for the note.");
    }

    private static SortSentences Make()
    {
        var faults = new List<Fault>();
        var library = new Library(ReadFolder.Read(Repository.Knowledge, faults));
        return new SortSentences(library, faults, new FindPoints(library, faults));
    }
}
