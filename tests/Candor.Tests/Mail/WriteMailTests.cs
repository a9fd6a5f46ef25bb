using System.Text;
using Candor.Core.Mail;

namespace Candor.Tests.Mail;

public sealed class WriteMailTests
{
    private static readonly UnsentMail Ask = new(
        new("Sam Müller", "sam@example.org"),
        [new("Lee, Ann", "ann@northwind.example")],
        "Re: Your application — Data Engineer 日本語 and a subject that is a good deal longer than one line can be",
        "Dear Ann,\n\nthank you for your time. A line that is much longer than seventy-six characters has to be wrapped softly, naïve or not.\n\nSam\n",
        "ask-1@candor.invalid.example",
        new(2026, 3, 10, 9, 30, 0, TimeSpan.FromHours(1)),
        ["news@northwind.example"],
        ["first@northwind.example", "news@northwind.example"]
    );

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var read = ReadMail.Of(Encoding.ASCII.GetBytes(WriteMail.Unsent(Ask)));
        read.Warnings.ShouldBeEmpty();
        read.Subject.ShouldBe(Ask.Subject);
        read.From.ShouldBe(Ask.From);
        read.To.ShouldBe(Ask.To);
        read.Text.ShouldBe(Ask.Text);
        read.Date.ShouldBe(Ask.At);
        read.MessageId.ShouldBe(Ask.MessageId);
        read.InReplyTo.ShouldBe(Ask.InReplyTo);
        read.References.ShouldBe(Ask.References);
    }

    [Fact]
    public void Lines_are_short_ascii_and_end_in_crlf()
    {
        var lines = WriteMail.Unsent(Ask).Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 78 && !line.Contains('\n') && Ascii.IsValid(line));
        lines.ShouldContain("X-Unsent: 1");
    }

    [Fact]
    public void A_line_break_in_a_subject_adds_no_header()
    {
        var text = WriteMail.Unsent(Ask with { Subject = "Hello\r\nBcc: everybody@example.org" });
        text.ShouldNotContain("\nBcc:");
    }

    [Fact]
    public void An_answer_goes_to_reply_to_and_into_the_thread()
    {
        var news = new Email
        {
            MessageId = "news@x",
            References = ["first@x"],
            From = new("", "no-reply@ats.example"),
            ReplyTo = new("Ann", "ann@x"),
            Subject = "Your application",
        };
        var answer = WriteMail.AnswerTo(news, new("", "sam@y"), "Hello", "id@y", default);
        answer.To.ShouldBe([new MailAddress("Ann", "ann@x")]);
        answer.Subject.ShouldBe("Re: Your application");
        answer.InReplyTo.ShouldBe(["news@x"]);
        answer.References.ShouldBe(["first@x", "news@x"]);
    }
}
