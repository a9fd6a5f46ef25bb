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

    private static readonly Library Library = new(Candor.Checking.ReadFolder.Read(Repository.Knowledge, []));

    private static readonly Questions Questions = new(Library, []);

    private static readonly Competences Competences = new(Library, []);

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
        var wanted = Weigh("You calm angry customers who complain.");
        wanted.Values.ShouldAllBe(suits => suits.Weight > 0 && suits.Weight <= 1 && suits.Words.Length > 0);
        var session = Questions.Session(
            6,
            [],
            new Dictionary<string, int>(),
            seed: 3,
            wanted.ToDictionary(pair => pair.Key, pair => pair.Value.Weight)
        );
        session.Count(question => question.Competence == "customers").ShouldBe(2);
        Weigh("").ShouldBeEmpty();
    }

    [Fact]
    public void Every_competence_of_the_bank_has_its_words_and_every_one_of_the_lexicon_its_questions()
    {
        var asked = Questions.All.Select(one => one.Competence).Where(one => one.Length > 0).Distinct();
        Competences.All.Select(one => one.Id).ShouldBe(asked.Order(StringComparer.Ordinal));
        var topics = Library.In("topics").Select(file => file.Id).ToList();
        Competences.All.SelectMany(one => one.Topics).Except(topics).ShouldBeEmpty();
    }

    [Fact]
    public void What_comes_back_most_often_is_sought_first()
    {
        var sought = Competences.In(
            "You meet deadlines. Our customers matter: you greet customers, and you know what a customer needs."
        );
        sought
            .Select(one => (one.Competence.Id, one.Words, one.Times))
            .ShouldBe([("customers", "customers", 3), ("deadlines", "deadlines", 1)]);
    }

    [Fact]
    public void A_reason_names_who_said_it_and_the_advertisements_own_words()
    {
        var question = Questions["behavioural/persuaded"]!;
        var suits = Weigh("You bring tenacity, and you negotiate with suppliers.")[question.Id];
        var told = new Dictionary<string, Told> { ["communication"] = new(2, "Your examples were general.") };
        var none = new Dictionary<string, Told>();
        var exercises = new Dictionary<string, string> { ["stakeholders"] = "Both sides told" };
        WhyAsked
            .Of(question, told, exercises, suits, 0)
            .ShouldBe(
                "Because two people told you so, one as “Your examples were general”, and the advertisement speaks of “negotiate”."
            );
        WhyAsked
            .Of(question, none, exercises, null, 0)
            .ShouldBe("Because it belongs to “Both sides told”, an exercise that you took on.");
        WhyAsked
            .Of(question, none, new Dictionary<string, string>(), null, 3)
            .ShouldBe("To fill up the interview: you have answered it 3 times, others as often or more.");
    }

    private static IReadOnlyDictionary<string, Suits> Weigh(string advertisement) =>
        MatchAdvertisement.Weigh(advertisement, Questions.All, Competences);
}
