using System.Diagnostics;
using Candor.Core.Learn;
using Candor.Core.Listen;

namespace Candor.Benchmarks;

/// <summary>
/// How long reading 2 KB of feedback takes inside a process that has read before: points and the readings of each. The
/// goal is 1 ms. The text is changed a little each time, so that nothing can be remembered.
/// </summary>
internal static class ReadSpeed
{
    private const int Runs = 400;

    private static readonly string[] Sentences =
    [
        "You were warm and easy to talk to, and everybody liked the story about the depot.",
        "Your answers were rather long, and after the question about the budget we lost the thread.",
        "We would have liked to hear more about how many people you led.",
        "You called us by our competitor's name twice.",
        "The person whom we hired has run this kind of line for ten years.",
        "In the end it was a close call between two of you.",
    ];

    public static int Run()
    {
        var library = Knowledge.Library();
        var (find, readings) = (new FindPoints(library, []), new Readings(library, []));
        for (var i = 0; i < 100; i++)
        {
            Read(find, readings, Text(i));
        }

        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var text = Text(1000 + i);
            var watch = Stopwatch.StartNew();
            Read(find, readings, text);
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            FormattableString.Invariant(
                $"read, 2 KB: median {times[Runs / 2]:0.00} ms, 95 of 100 below {times[Runs * 95 / 100]:0.00} ms, {Runs} texts"
            )
        );
        return 0;
    }

    private static int Read(FindPoints find, Readings readings, string text) =>
        find.In(text).Sum(point => readings.Of(point.Quote, point.Polarity).Count);

    private static string Text(int number)
    {
        var text = new System.Text.StringBuilder($"Notes {number}.\n");
        for (var i = number; text.Length < 2048; i++)
        {
            text.Append(Sentences[i % Sentences.Length]).Append(i % 4 == 3 ? "\n\n" : " ");
        }

        return text.ToString(0, 2048);
    }
}
