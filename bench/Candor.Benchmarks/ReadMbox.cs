using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Candor.Core.Mail;

namespace Candor.Benchmarks;

/// <summary>An mbox of made-up mail from its bytes to e-mails: splitting, headers, text.</summary>
[InProcess]
[MemoryDiagnoser]
public class ReadMbox
{
    private byte[] mbox = [];

    /// <summary>Messages; each some 4 KB, all ids distinct.</summary>
    [Params(2_000)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Messages; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"From a@b Tue Mar 10 09:00:00 2026\nFrom: Ann Lee <ann{i}@x.example>\nSubject: Notes {i}\nMessage-ID: <{i}@x>\n"
            );
            text.Append("Date: Tue, 10 Mar 2026 09:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n");
            for (var line = 0; line < 40; line++)
            {
                text.Append(
                    "The plan for the week is on the wall, and the rest of us read it there before the train leaves.\n"
                );
            }

            text.Append('\n');
        }

        mbox = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark]
    public int Read()
    {
        var reader = new MboxReader(new MemoryStream(mbox));
        var letters = 0;
        while (reader.Next(out var message, out _))
        {
            letters += ReadMail.Of(message).Text.Length;
        }

        return letters;
    }
}
