using System.Globalization;
using System.Text;
using static Candor.Benchmarks.EncodeMail;

namespace Candor.Benchmarks;

/// <summary>
/// A mailbox as large as one likes, the same on every run: a fifth application mail worded as in the tests, a third the
/// odd mail of <c>../shared/data/mail</c> as it is, the rest ordinary mail (answers with what they quote, newsletters in
/// HTML, attachments) made of <c>../shared/data/text</c>. All message ids are distinct, half the mails are smaller than some
/// 5 KB, and none has a twentieth of the bytes.
/// </summary>
internal sealed class MakeMailbox
{
    private readonly Random random = new(20260310);
    private readonly List<(bool OfApplication, string Subject, string Text)> worded = [];
    private readonly List<string> sentences = [];
    private readonly List<byte[]> odd = [];
    private int made;

    private MakeMailbox(string data)
    {
        foreach (var file in Directory.EnumerateFiles(Mails, "*.txt").Order(StringComparer.Ordinal))
        {
            worded.AddRange(File.ReadAllText(file).Split("\n---\n").Where(b => b.Contains("# ")).Select(Worded));
        }

        foreach (var (file, column) in new[] { ("politeness-wikipedia.csv", 1), ("receptiveness.csv", 0) })
        {
            var rows = ReadCsv.Rows(Path.Combine(data, "text", file)).Skip(1).Where(row => row.Length > column);
            sentences.AddRange(rows.Select(row => row[column].ReplaceLineEndings(" ")));
        }

        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(data, "mail"), "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).Contains("LICENSE", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            odd.Add(File.ReadAllBytes(file));
        }
    }

    private static string Mails => Path.Combine(Knowledge.Root, "tests", "Candor.Tests", "Listen", "Mails");

    /// <summary><c>mailbox DATA FILE MEGABYTES [MAILDIR]</c>: as an mbox (mboxrd), and the same mails as a Maildir.</summary>
    public static int Run(string data, string file, long megabytes, string? maildir)
    {
        var make = new MakeMailbox(data);
        var sizes = new List<int>();
        var bytes = 0L;
        if (maildir is not null)
        {
            foreach (var folder in (ReadOnlySpan<string>)["cur", "new", "tmp"])
            {
                Directory.CreateDirectory(Path.Combine(maildir, folder));
            }
        }

        using (var box = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            while (bytes < megabytes * 1_000_000)
            {
                var mail = make.Next();
                sizes.Add(mail.Length);
                box.Write("From MAILER-DAEMON Tue Mar 10 09:00:00 2026\n"u8);
                box.Write(Quoted(mail));
                box.Write("\n"u8);
                bytes = box.Position;
                if (maildir is not null)
                {
                    File.WriteAllBytes(Path.Combine(maildir, "cur", $"{make.made}.candor:2,S"), mail);
                }
            }
        }

        sizes.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {sizes.Count:N0} mails, {bytes / 1e6:N0} MB, median {sizes[sizes.Count / 2]:N0} bytes, largest {100.0 * sizes[^1] / bytes:0.00} %"
            )
        );
        return 0;
    }

    private byte[] Next()
    {
        made++;
        var text = random.Next(100) switch
        {
            < 20 => Answer(worded[Any(worded, one => one.OfApplication)], withQuote: false),
            < 25 => Answer(worded[Any(worded, one => !one.OfApplication)], withQuote: false),
            < 55 => null,
            < 80 => Answer((false, Sentence(40), Prose(2, 12)), withQuote: true),
            < 95 => Newsletter(),
            _ => Attached(),
        };
        return text is null ? Odd() : Encoding.UTF8.GetBytes(text);
    }

    // As it is but for its id. The few large ones come more rarely, as they do in a real mailbox.
    private byte[] Odd()
    {
        var mail = odd[random.Next(odd.Count)];
        while (mail.Length > 50_000 && random.Next(mail.Length / 2_500) != 0)
        {
            mail = odd[random.Next(odd.Count)];
        }

        return WithId(mail);
    }

    // Its own id, if it has one, is taken out of its header; a new one goes on top.
    private byte[] WithId(byte[] mail)
    {
        var result = new MemoryStream(mail.Length + 100);
        result.Write(Encoding.ASCII.GetBytes($"Message-ID: <{made}@odd.example>\n"));
        var at = 0;
        var inHead = true;
        while (at < mail.Length)
        {
            var end = mail.AsSpan(at).IndexOf((byte)'\n');
            var next = end < 0 ? mail.Length : at + end + 1;
            var line = mail.AsSpan(at, next - at);
            inHead &= line.Length > 2 || line.Trim("\r\n"u8).Length > 0 || at == 0;
            if (!inHead || !Ascii.EqualsIgnoreCase(line[..Math.Min(11, line.Length)], "message-id:"u8))
            {
                result.Write(line);
            }
            else
            {
                while (next < mail.Length && mail[next] is (byte)' ' or (byte)'\t')
                {
                    var more = mail.AsSpan(next).IndexOf((byte)'\n');
                    next = more < 0 ? mail.Length : next + more + 1;
                }
            }

            at = next;
        }

        return result.ToArray();
    }

    private string Answer((bool OfApplication, string Subject, string Text) what, bool withQuote)
    {
        var text = what.Text;
        if (withQuote)
        {
            var quoted = Prose(3, 20).Split('\n').Select(line => "> " + line);
            text +=
                $"\n\nOn Mon, 9 Mar 2026 at 08:{made % 60:00}, Kit Moss <kit@friends.example> wrote:\n{string.Join('\n', quoted)}";
        }

        return (made % 3) switch
        {
            0 => Head(what.Subject)
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + Quoted(text),
            1 => Head(what.Subject) + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + text + "\n",
            _ => Head(what.Subject)
                + "Content-Type: multipart/alternative; boundary=\"=_b\"\n\n"
                + $"--=_b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{Base64(Encoding.UTF8.GetBytes(text))}\n"
                + $"--=_b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{Quoted(Html(text))}--=_b--\n",
        };
    }

    private string Newsletter() =>
        Head(Sentence(50))
        + "List-Unsubscribe: <https://news.example/out>\nPrecedence: bulk\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + Quoted(
            Html(
                string.Join(
                    "\n\n",
                    Enumerable.Range(0, random.Next(2, 10)).Select(_ => Prose(1, 4)).Append("Unsubscribe")
                )
            )
        );

    private string Attached()
    {
        var bytes = new byte[random.Next(3_000, 60_000)];
        random.NextBytes(bytes);
        return Head(Sentence(40))
            + "Content-Type: multipart/mixed; boundary=mixed\n\n--mixed\nContent-Type: text/plain; charset=utf-8\n\n"
            + Prose(1, 6)
            + $"\n--mixed\nContent-Type: application/pdf; name=\"scan {made}.pdf\"\nContent-Disposition: attachment; filename=\"scan {made}.pdf\"\nContent-Transfer-Encoding: base64\n\n"
            + $"{Base64(bytes)}\n--mixed--\n";
    }

    // What servers put on top of a mail on its way.
    private string Head(string subject)
    {
        var at = new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(made * 37L % 5_256_000);
        var date = at.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
        var seal = new byte[192];
        random.NextBytes(seal);
        return $"""
            Return-Path: <bounce-{made}@mx{made % 9}.example>
            Received: from mx{made % 9}.example (mx{made % 9}.example [192.0.2.{made % 250}])
             by mail.home.example (Postfix) with ESMTPS id {made:x}
             for <sam@home.example>; {date}
            Received: by mx{made % 9}.example with SMTP id {made * 7:x}; {date}
            ARC-Seal: i=1; a=rsa-sha256; t={made}; cv=none; d=home.example; s=arc;
             b={Base64(seal[..128], "\n ")}
            ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=home.example; s=arc;
             h=message-id:date:subject:to:from:dkim-signature; bh={Base64(seal[..32])};
             b={Base64(seal[64..], "\n ")}
            ARC-Authentication-Results: i=1; mail.home.example; dkim=pass header.i=@mx{made % 9}.example;
             spf=pass smtp.mailfrom=bounce-{made}@mx{made % 9}.example; dmarc=pass (p=NONE) header.from=example
            Authentication-Results: mail.home.example; dkim=pass header.i=@mx{made % 9}.example header.s=key1;
             spf=pass (home.example: 192.0.2.{made % 250} is allowed) smtp.mailfrom=bounce-{made}@mx{made % 9}.example
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mx{made % 9}.example;
             s=key1; h=from:to:subject:date:message-id;
             b={Base64(seal, "\n ")}
            X-Feedback-Id: {made % 77}:{made % 9}:mx{made % 9}
            X-Mailer: Post {made % 12}.0
            From: {Name(made)} <{made % 977}@firm{made % 101}.example>
            To: Sam Grey <sam@home.example>
            Subject: {subject}
            Date: {date}
            Message-ID: <{made}.{made * 31:x}@mx{made % 9}.example>
            MIME-Version: 1.0

            """.ReplaceLineEndings("\n");
    }

    private static string Name(int number) =>
        $"{"Ann Bo Cy Di Ed Flo Gil Hal".Split(' ')[number % 8]} {"Ash Birch Cole Dean Elm".Split(' ')[number % 5]}";

    private string Prose(int least, int most)
    {
        var text = new StringBuilder();
        for (var left = random.Next(least, most); left > 0; left--)
        {
            text.Append(Wrapped(sentences[random.Next(sentences.Count)])).Append(left % 3 == 0 ? "\n\n" : "\n");
        }

        return text.ToString();
    }

    private string Sentence(int most)
    {
        var one = sentences[random.Next(sentences.Count)];
        return Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(one[..Math.Min(most, one.Length)])).Trim();
    }

    private static (bool, string, string) Worded(string block)
    {
        var lines = block.Trim().Split('\n').ToList();
        var kind = lines[0].StartsWith("@ ", StringComparison.Ordinal) ? lines[0][2..].Trim() : "rejected";
        var subject = lines.FindIndex(line => line.StartsWith("# ", StringComparison.Ordinal));
        return (kind is not ("none" or "newsletter"), lines[subject][2..], string.Join('\n', lines[(subject + 1)..]));
    }

    private int Any<T>(List<T> list, Predicate<T> which)
    {
        var at = random.Next(list.Count);
        while (!which(list[at]))
        {
            at = (at + 1) % list.Count;
        }

        return at;
    }
}
