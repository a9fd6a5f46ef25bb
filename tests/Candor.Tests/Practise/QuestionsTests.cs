using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

public sealed class QuestionsTests
{
    private static readonly Library Library = new(Candor.Checking.ReadFolder.Read(Repository.Knowledge, []));

    private static readonly Questions Questions = new(Library, []);

    [Fact]
    public void Every_kind_of_question_is_there()
    {
        Questions
            .All.Select(question => question.Kind)
            .Distinct()
            .Count()
            .ShouldBe(Enum.GetValues<QuestionKind>().Length);
    }

    [Fact]
    public void No_two_questions_ask_the_same()
    {
        Questions.All.Select(question => question.Ask).ShouldBeUnique();
    }

    [Fact]
    public void Every_topic_of_a_question_is_a_topic()
    {
        Assert.SkipUnless(Library.In("topics").Any(), "there are no topics yet");
        Questions
            .All.SelectMany(question => question.Topics.Select(topic => (question.Id, topic)))
            .Where(pair => Library[$"topics/{pair.topic}.yaml"] is null)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Questions_that_help_with_more_of_the_topics_come_first()
    {
        var found = Questions.For("team-fit", "teamwork");
        found.ShouldNotBeEmpty();
        found[0].Topics.ShouldContain("team-fit");
        found[0].Topics.ShouldContain("teamwork");
    }

    [Fact]
    public void An_interview_opens_and_closes_and_keeps_to_the_topics_between()
    {
        var none = new Dictionary<string, int>();
        var session = Questions.Session(6, ["teamwork"], none, seed: 7);
        session.Count.ShouldBe(6);
        session[0].Kind.ShouldBe(QuestionKind.Opening);
        session[^1].Kind.ShouldBe(QuestionKind.Closing);
        session.Skip(1).Take(4).ShouldAllBe(question => question.Topics.Contains("teamwork"));
        Questions.Session(6, ["teamwork"], none, seed: 7).ShouldBe(session);
        Questions.Session(6, ["teamwork"], none, seed: 8).ShouldNotBe(session);
    }

    [Fact]
    public void What_was_answered_before_comes_later()
    {
        var first = Questions.Session(1, ["teamwork"], new Dictionary<string, int>(), seed: 1).Single();
        Questions
            .Session(1, ["teamwork"], new Dictionary<string, int> { [first.Id] = 1 }, seed: 1)
            .Single()
            .ShouldNotBe(first);
    }
}
