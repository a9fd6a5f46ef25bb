using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>What a pasted job description brings into an interview.</summary>
public sealed class MatchAdvertisementTests
{
    private const string Advertisement = """
        We are a small hotel by the sea. What you bring:
        - calm with difficult customers
        • two years of book-keeping;
        – a driving licence
        * this line goes on and on about everything that anybody could ever want to read in an advertisement and is no requirement at all
        Apply by Friday.
        """;

    private static readonly Questions Questions = new(
        new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])),
        []
    );

    [Fact]
    public void Questions_are_made_of_its_own_list()
    {
        MatchAdvertisement
            .Ask(Advertisement, 2)
            .ShouldBe([
                "They ask for “calm with difficult customers”. Tell me about a time when you showed that.",
                "They ask for “two years of book-keeping”. Tell me about a time when you showed that.",
            ]);
        MatchAdvertisement.Ask("No list here.", 2).ShouldBeEmpty();
        MatchAdvertisement.Ask("", 2).ShouldBeEmpty();
    }

    [Fact]
    public void Questions_near_to_it_are_preferred()
    {
        var wanted = MatchAdvertisement.Weigh("You calm angry customers who complain.", Questions.All);
        wanted.Values.ShouldAllBe(weight => weight > 0 && weight <= 1);
        var session = Questions.Session(6, [], new Dictionary<string, int>(), seed: 3, wanted);
        session
            .Count(question => $"{question.Ask} {question.Message} {question.Competence}".Contains("customer"))
            .ShouldBeGreaterThan(1);
        MatchAdvertisement.Weigh("", Questions.All).ShouldBeEmpty();
    }
}
