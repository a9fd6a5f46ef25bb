using System.Globalization;
using Candor.Core;
using Candor.Labelled;

namespace Candor.Benchmarks;

/// <summary>
/// Precision by rule and recall by label on the labelled texts. Misses are listed of the tuning texts alone: whoever
/// reads the held-out ones while writing rules has no honest figure left.
/// </summary>
internal static class MeasureCorpus
{
    public static string Folder => Path.Combine(Knowledge.Root, "tests", "Candor.Tests", "Review", "Labelled");

    public static int Run(bool misses)
    {
        var review = Knowledge.Review();
        foreach (
            var name in new[] { "tuning", "tuning2", "held-out", "fresh" }.Where(name =>
                File.Exists(Path.Combine(Folder, $"{name}.txt"))
            )
        )
        {
            var texts = ReadLabelled.Of(Path.Combine(Folder, $"{name}.txt")).ToList();
            var measured = new MeasureRules(Folder);
            foreach (var one in texts)
            {
                measured.Add(review, one);
            }

            Console.WriteLine($"== {name}: {texts.Count} texts");
            foreach (var (label, tally) in measured.ByLabel)
            {
                Console.WriteLine(
                    Line($"{label, -24} recall {tally.Recall:0.00}  ({tally.Found} of {tally.Labelled})")
                );
            }

            Console.WriteLine();
            foreach (var (rule, tally) in measured.ByRule)
            {
                Console.WriteLine(
                    Line(
                        $"{rule, -34} precision {tally.Precision:0.00}  ({tally.Right} of {tally.Fired}, {tally.Beside} on another fault)"
                    )
                );
            }

            var all = measured.Phrases;
            Console.WriteLine(
                Line(
                    $"figure: {name}, errors and warnings of phrase rules: precision {all.Precision:0.000} ({all.Right} of {all.Fired}), recall of labelled faults {all.Recall:0.000} ({all.Found} of {all.Labelled})\n"
                )
            );
            if (misses && name.StartsWith("tuning", StringComparison.Ordinal))
            {
                measured.Misses.ForEach(Console.WriteLine);
            }
        }

        return 0;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
