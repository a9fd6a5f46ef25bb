using System.Diagnostics;
using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Mail;

/// <summary>Mutated mail never throws and never takes long; the long run is <c>./soak.sh</c>'s.</summary>
public sealed class MailFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Seeds =
    [
        "From: Ann <a@b.example>\nTo: x@y\nSubject: =?utf-8?Q?na=C3=AFve?= =?utf-8?B?w6k=?=\nDate: Tue, 10 Mar 2026 09:00:00 +0100\nMessage-ID: <1@x>\nReferences: <a@b> <c@d>\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nUnfortunately =E9 we have \ndecided to move forward with other candidates.\n> quoted\n-- \nAnn\n--c\nContent-Type: text/html; charset=utf-8\n\n<p style=\"display:none\">x</p><b>hi &amp; &#233;</b><blockquote>q<br>r</blockquote><ul><li>a</ul>\n--c--\n--b\nContent-Type: application/pdf; name*0=\"a\"; name*1*=%20b.pdf\nContent-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner\n--b--\n",
        "From a@b Tue Mar 10 09:00:00 2026\nSubject: one\n\nbody\n>From here\n\nFrom a@b Tue Mar 10 09:00:00 2026\nSubject: two\nContent-Length: 5\n\nhello\n",
    ];

    [Fact]
    public void Two_thousand_mutated_mails_are_read_without_an_exception() => Run(2_000, seed: 20260310);

    [Fact]
    [Trait("Kind", "Soak")]
    public void Two_hundred_thousand_mutated_mails_are_read_without_an_exception()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run: CANDOR_SOAK=1");
        Run(200_000, seed: 7);
    }

    [Fact]
    public void A_nest_of_parts_a_boundary_on_every_line_and_an_endless_header_are_read_to_their_end()
    {
        var nest = string.Concat(
            Enumerable.Range(0, 5_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")
        );
        var lines =
            "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n", 200_000));
        var header =
            "Subject: "
            + new string('x', 3_000_000)
            + "\nTo: "
            + string.Concat(Enumerable.Repeat("a@b,", 300_000))
            + "\n\nhi";
        var tags = "Content-Type: text/html\n\n" + string.Concat(Enumerable.Repeat("<div style='", 100_000));
        // Whoever reads one of these with the square of its length never ends.
        foreach (var mail in new[] { nest, lines, header, tags })
        {
            ReadMail.Of(Encoding.UTF8.GetBytes(mail)).Warnings.ShouldNotBeNull();
        }
    }

    private void Run(int count, int seed)
    {
        var read = new ReadOutcome(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);
        var random = new Random(seed);
        var seeds = Seeds.Select(Encoding.UTF8.GetBytes).ToArray();
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            var mail = Mutated(seeds[random.Next(seeds.Length)], random);
            bytes += mail.Length;
            try
            {
                var one = ReadMail.Read(mail);
                read.Of(one.Email, one.Traits);
                foreach (var piece in SplitMail.Of(new MemoryStream(mail), takesText: true))
                {
                    piece.Problem?.ShouldNotContain('\n');
                }
            }
            catch (Exception bad) when (bad is not ShouldAssertException)
            {
                Assert.Fail($"mail {i} of seed {seed}: {bad}\n{Convert.ToBase64String(mail)}");
            }
        }

        output.WriteLine($"figure: mail fuzz: {count:N0} mutated mails, {bytes:N0} bytes, no exception");
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var mail = seed.ToList();
        for (var changes = random.Next(1, 12); changes > 0 && mail.Count > 4; changes--)
        {
            var at = random.Next(mail.Count);
            switch (random.Next(6))
            {
                case 0:
                    mail[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mail.RemoveRange(at, Math.Min(mail.Count - at, random.Next(1, 30)));
                    break;
                case 2:
                    mail.InsertRange(at, mail.GetRange(random.Next(mail.Count / 2), mail.Count / 4));
                    break;
                case 3:
                    mail.Insert(at, (byte)"\r\n=?<>\"();:,&-%*'"[random.Next(17)]);
                    break;
                case 4:
                    mail.InsertRange(at, Enumerable.Repeat(mail[at], random.Next(1, 200)));
                    break;
                default:
                    mail.RemoveRange(at, mail.Count - at);
                    break;
            }
        }

        return [.. mail];
    }
}
