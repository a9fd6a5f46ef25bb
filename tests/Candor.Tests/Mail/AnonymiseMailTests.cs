using System.Text;
using System.Text.RegularExpressions;
using Candor.Core.Mail;

namespace Candor.Tests.Mail;

/// <summary>An anonymised mail is built like the one that it was made from, and holds none of its words.</summary>
public sealed partial class AnonymiseMailTests
{
    private const string Secret = """
        Received: from mx.northwind.example by home; Mon, 9 Mar 2026 08:00:01 +0000
        From: =?utf-8?Q?J=C3=BCrgen_Lee?= <jurgen.lee@northwind-traders.com>
        To: Samantha Grey <samantha@grey.org>, jurgen.lee@northwind-traders.com
        Subject: Re: Your application for Data Engineer at Northwind
        Date: Mon, 9 Mar 2026 09:00:00 +0100
        Message-ID: <rejection-4471@northwind-traders.com>
        References: <first-1@grey.org> <rejection-4471@northwind-traders.com>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b1"

        --b1
        Content-Type: multipart/alternative; boundary=b2

        --b2
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Dear Samantha,

        We are sorry, J=C3=BCrgen Lee cannot offer you the place. Ring 020 7946 0000.

        On Fri, 6 Mar 2026 at 10:00, Samantha Grey <samantha@grey.org> wrote:
        > When will you decide?
        --=20
        J=C3=BCrgen
        --b2
        Content-Type: text/html; charset=utf-8

        <p class="x" style="color:red">Dear Samantha &amp; all, <a href="https://northwind-traders.com/u/4471">see</a></p>
        --b2--
        --b1
        Content-Type: application/pdf; name="Samantha Grey CV.pdf"
        Content-Disposition: attachment; filename="Samantha Grey CV.pdf"
        Content-Transfer-Encoding: base64

        U2FtYW50aGE=
        --b1--
        """;

    private static readonly AnonymiseMail Anonymise = new(new byte[32]);

    [Fact]
    public void Nobody_is_named_and_the_same_is_replaced_by_the_same()
    {
        var bytes = Anonymise.Of(Encoding.UTF8.GetBytes(Secret));
        var text = Encoding.UTF8.GetString(bytes);
        foreach (
            var word in "Samantha Grey Jurgen J=C3=BCrgen Lee Northwind traders Engineer 4471 7946 sorry rejection U2Ft".Split(
                ' '
            )
        )
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }

        var (before, after) = (ReadMail.Of(Encoding.UTF8.GetBytes(Secret)), ReadMail.Of(bytes));
        after.From.Address.ShouldBe(after.To[1].Address);
        after.References[1].ShouldBe(after.MessageId);
        after.From.Address.ShouldEndWith(".example");
        after.Attachments.ShouldHaveSingleItem().ShouldEndWith(".pdf");
        after.Date.ShouldBe(before.Date);
        OwnWords.Passages(after.Text).Select(p => p.Kind).ShouldBe(OwnWords.Passages(before.Text).Select(p => p.Kind));
        var lengths = before.Text.Split("\n\n").Zip(after.Text.Split("\n\n"), (b, a) => Math.Abs(b.Length - a.Length));
        lengths.ShouldAllBe(difference => difference <= 8);
    }

    [Fact]
    public void Odd_mails_are_read_to_the_same_structure()
    {
        var wrong = new StringBuilder();
        foreach (var (name, mail) in OddMails.All())
        {
            var copy = Anonymise.Of(mail);
            var (before, after) = (ReadMail.Read(mail), ReadMail.Read(copy));
            if (Structure(after) != Structure(before))
            {
                wrong.AppendLine($"{name}\n  {Structure(before)}\n  {Structure(after)}");
            }

            // The same key gives the same copy, so that two mails of a thread fit together.
            Anonymise.Of(mail).ShouldBe(copy);
        }

        wrong.ToString().ShouldBeEmpty();
    }

    private static string Structure(MailRead read)
    {
        var mail = read.Email;
        return string.Join(
            " | ",
            read.Traits,
            mail.Date,
            mail.To.Count,
            mail.Attachments.Count,
            mail.References.Count,
            mail.InReplyTo.Count,
            mail.From.Name.Length > 0,
            mail.Text.Count(sign => sign == '\n'),
            string.Join(' ', OwnWords.Passages(mail.Text).Select(passage => passage.Kind)),
            // The transfer coding is written anew, and without faults.
            string.Join(
                ' ',
                mail.Warnings.Where(warning => !warning.StartsWith("The transfer encoding has faults"))
                    .Select(warning => Quoted().Replace(warning, ""))
            )
        );
    }

    [GeneratedRegex("'[^']*'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
