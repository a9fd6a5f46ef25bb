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
