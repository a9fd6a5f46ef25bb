using Candor.Core.Listen;

namespace Candor.Tests.Listen;

public sealed class MatchReplyTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly SentMail Ask = new(
        Guid.Empty,
        "ask@candor",
        "ann@northwind.example",
        "Re: Data Engineer",
        Sent
    );

    [Fact]
    public void A_reply_is_matched_by_the_asks_message_id()
    {
        var match = MatchReply.Find(Reply("someone@else.example", "Whatever", "ask@candor"), [Ask]);
        match!.Sure.ShouldBe(Sure.Sure);
    }

    [Fact]
    public void Without_ids_person_and_subject_make_it_likely_and_the_person_alone_unsure()
    {
        MatchReply.Find(Reply("Ann@Northwind.example", "AW: Re: Data engineer"), [Ask])!.Sure.ShouldBe(Sure.Likely);
        MatchReply.Find(Reply("ann@northwind.example", "Something else"), [Ask])!.Sure.ShouldBe(Sure.Unsure);
        MatchReply.Find(Reply("bob@other.example", "Re: Data Engineer"), [Ask]).ShouldBeNull();
    }

    [Fact]
    public void An_ask_that_was_pasted_into_a_mail_program_is_known_by_the_mail_that_it_answered()
    {
        var pasted = Ask with { MessageId = "never-sent@candor.invalid", Answers = ["news@northwind.example"] };
        MatchReply
            .Find(Reply("ann@northwind.example", "Feedback", "news@northwind.example"), [pasted])!
            .Sure.ShouldBe(Sure.Likely);
        MatchReply
            .Find(Reply("bob@northwind.example", "Feedback", "news@northwind.example"), [pasted])!
            .Sure.ShouldBe(Sure.Likely);
        MatchReply.Find(Reply("bob@other.example", "Feedback", "news@northwind.example"), [pasted]).ShouldBeNull();
    }

    [Fact]
    public void Half_a_year_later_the_same_subject_is_about_something_else()
    {
        var late = Reply("ann@northwind.example", "Re: Data Engineer");
        late.Date = Sent.AddDays(180);
        MatchReply.Find(late, [Ask]).ShouldBeNull();
    }

    [Fact]
    public void What_came_before_the_ask_does_not_answer_it()
    {
        var before = Reply("ann@northwind.example", "Data Engineer");
        before.Date = Sent.AddDays(-1);
        MatchReply.Find(before, [Ask]).ShouldBeNull();
    }

    [Fact]
    public void An_out_of_office_is_matched_and_is_no_answer()
    {
        MatchReply
            .Find(Reply("ann@northwind.example", "Automatic reply: Data Engineer", "ask@candor"), [Ask])!
            .IsAutomatic.ShouldBeTrue();
    }

    private static Email Reply(string from, string subject, params string[] references) =>
        new()
        {
            From = new("", from),
            Subject = subject,
            Date = Sent.AddDays(2),
            References = [.. references],
        };
}
