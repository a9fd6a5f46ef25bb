using System.Globalization;
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
    public void Two_thousand_mutated_mails_are_read_without_an_exception() => Run(2_000, bytes: 0, seed: 20260310);

    [Fact]
    public void Two_megabytes_of_longer_mutated_mails_are_read_without_an_exception() =>
        Run(0, bytes: 2_000_000, seed: 8, share: 10);

    [Fact]
    [Trait("Kind", "Soak")]
    public void Ten_gigabytes_of_mutated_mails_are_read_without_an_exception()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run: CANDOR_SOAK=1");
        // Another seed and size for a shorter run elsewhere: CANDOR_FUZZ="SEED MEGABYTES".
        var given = (Environment.GetEnvironmentVariable("CANDOR_FUZZ") ?? "7 10000").Split(' ');
        Run(
            200_000,
            long.Parse(given[1], CultureInfo.InvariantCulture) * 1_000_000,
            int.Parse(given[0], CultureInfo.InvariantCulture)
        );
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

    /// <param name="small">So many mails of some hundred bytes, where most of what can be wrong lies close together.</param>
    /// <param name="bytes">And besides large ones, until there are so many bytes of all.</param>
    /// <param name="share">Of the size that the large ones have in the long run: one of so many parts.</param>
    private void Run(int small, long bytes, int seed, int share = 1)
    {
        var read = new ReadOutcome(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);
        var random = new Random(seed);
        var seeds = Seeds.Select(Encoding.UTF8.GetBytes).ToArray();
        var large = Large(share).Select(Encoding.UTF8.GetBytes).ToArray();
        var (mails, done, slowest) = (0, 0L, 0.0);
        while (mails < small || done < bytes)
        {
            var mail = Mutated(
                mails < small ? seeds[random.Next(seeds.Length)] : large[random.Next(large.Length)],
                random
            );
            mails++;
            done += mail.Length;
            var before = Environment.CpuUsage.TotalTime;
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
                Assert.Fail($"mail {mails} of seed {seed}: {bad}\n{Convert.ToBase64String(mail)}");
            }

            if (mail.Length > 100_000)
            {
                slowest = Math.Max(
                    slowest,
                    (Environment.CpuUsage.TotalTime - before).TotalMilliseconds * 1e6 / mail.Length
                );
            }
        }

        output.WriteLine(
            $"figure: mail fuzz: {mails:N0} mutated mails, {done:N0} bytes, no exception; of those above 100 KB the slowest took {slowest:N0} ms of processor time a MB"
        );
    }

    // Long prose, many parts, many tags, a large attachment, many messages, each some 200 to 400 KB.
    private static IEnumerable<string> Large(int share)
    {
        const string Head = "From: Ann <a@b.example>\nSubject: Your application\nMessage-ID: <l@x>\n";
        const string Prose =
            "Unfortunately, we have decided to move forward with other candidates, and the train to the lake was late again.\n"
            + "> On Monday you wrote that the case was thin; =E9t=E9 (or so).\nThank you for your time and all the best.\n\n";
        yield return Head + "\n" + Many(1_000 / share, _ => Prose);
        yield return Head
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + Many(
                900 / share,
                i =>
                    $"--b\nContent-Type: text/plain; name*0=a{i}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{Prose}"
            )
            + "--b--\n";
        yield return Head
            + "Content-Type: text/html; charset=utf-8\n\n<style>.x{display:none}</style><table>"
            + Many(
                3_000 / share,
                i =>
                    $"<tr><td class=\"{(i % 7 == 0 ? "x" : "y")}\" style='color:#fff'>We regret &amp; thank &#233;<br><a href=h>{i}</a><blockquote>q"
            );
        yield return Head
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
            + Prose
            + "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
            + Many(
                4_000 / share,
                i => $"{i * 7919 % 10_000:0000}QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2\n"
            )
            + "--b--\n";
        yield return Many(
            500 / share,
            i => $"From a@b Tue Mar 10 09:00:00 2026\nMessage-ID: <{i}@x>\n{Head}\n{Prose}\n"
        );
    }

    private static string Many(int count, Func<int, string> piece) =>
        string.Concat(Enumerable.Range(0, count).Select(piece));

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
