using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Ask;

/// <summary>A review for people: what stands where, why it matters, what could stand there instead.</summary>
internal static class ReviewText
{
    public static void Write(TextWriter to, Reviewed reviewed, Care? care, Sources sources)
    {
        care?.Write(to);
        foreach (var finding in reviewed.Findings)
        {
            to.WriteLine($"{finding.Line}:{finding.Column}  {Token.Name(finding.Level)}  {finding.Message}");
            if (finding.Text.Length > 0)
            {
                to.WriteLine($"    “{Short(finding.Text)}”");
            }

            to.WriteLine($"    {finding.Why}");
            foreach (var fix in finding.Fixes)
            {
                to.WriteLine(
                    fix.Replacement.Length == 0
                        ? "    Try without it."
                        : $"    {(fix.Span.Length == 0 ? "Add" : "Instead")}: {fix.Replacement.Trim()}"
                );
            }

            to.WriteLine($"    From {string.Join(" · ", sources.Names(finding.Sources))} ({finding.Rule})");
            to.WriteLine();
        }

        var measures = reviewed.Measures;
        to.WriteLine(
            $"{Count(reviewed)}. {measures.Words} words, {Questions(measures.Questions)}, about {measures.Seconds} s to say; "
                + $"tone {Token.Name(measures.Tone.Label)}."
        );
    }

    private static string Count(Reviewed reviewed)
    {
        var counts = reviewed
            .Findings.Where(f => f.Level != Level.Good)
            .GroupBy(f => f.Level)
            .OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} {Token.Name(g.Key)}{(g.Count() == 1 ? "" : "s")}")
            .ToList();
        return counts.Count == 0 ? "Nothing to change" : string.Join(", ", counts);
    }

    private static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

    private static string Short(string text)
    {
        const int Longest = 90;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }
}
