using System.Globalization;
using Candor.Core;
using Candor.Labelled;

namespace Candor.Benchmarks;

/// <summary>
/// Precision by rule and recall by label on the labelled texts, each set by itself and all together. Misses may be listed
/// of every set that has been opened and counts as tuning, and of the one that is held out never.
/// </summary>
internal static class MeasureCorpus
{
    private const string HeldOut = "held-out";

    public static string Folder => Path.Combine(Knowledge.Root, "tests", "Candor.Tests", "Review", "Labelled");

    public static int Run(bool misses)
    {
        var review = Knowledge.Review();
        var together = new MeasureRules(Folder);
        foreach (
            var name in new[]
            {
                "tuning",
                "tuning2",
                "opened-1",
                "opened-2",
                "opened-3",
                "opened-4",
                "lines",
                HeldOut,
            }.Where(name => File.Exists(Path.Combine(Folder, $"{name}.txt")))
        )
        {
            var texts = ReadLabelled.Of(Path.Combine(Folder, $"{name}.txt")).ToList();
            var measured = new MeasureRules(Folder);
            foreach (var one in texts)
            {
                measured.Add(review, one);
                together.Add(review, one);
            }

            Console.WriteLine($"== {name}: {texts.Count} texts");
            Tell(name, measured);
            if (misses && name != HeldOut)
            {
                measured.Misses.ForEach(Console.WriteLine);
            }
        }

        Console.WriteLine("== all together");
        Tell("all", together);
        return 0;
    }

    private static void Tell(string name, MeasureRules measured)
    {
        foreach (var (label, tally) in measured.ByLabel)
        {
            Console.WriteLine(Line($"{label, -24} recall {tally.Recall:0.00}  ({tally.Found} of {tally.Labelled})"));
        }

        Console.WriteLine();
        foreach (var (rule, tally) in measured.ByRule)
        {
            Console.WriteLine(
                Line(
                    $"{rule, -34} precision {tally.Shown:0.00}  ({tally.Right} of {tally.Fired}, {tally.Beside} more on another fault)"
                )
            );
        }

        var all = measured.Phrases;
        Console.WriteLine(
            Line(
                $"figure: {name}, errors and warnings of phrase rules: precision {all.Precision:0.000} ({all.Right} of {all.Fired}), recall of labelled faults {all.Recall:0.000} ({all.Found} of {all.Labelled})\n"
            )
        );
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
