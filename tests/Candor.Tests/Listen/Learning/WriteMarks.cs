using System.Globalization;
using System.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>What was learnt of marks as a file of <c>knowledge/weighing/</c>: sorted, a mark a line, in hundredths.</summary>
internal static class WriteMarks
{
    /// <param name="least">
    /// Hundredths. A mark that weighs no more for any answer is left out: that changed no figure by more than 0.005, and a
    /// quarter of each file.
    /// </param>
    /// <param name="by">What learnt it.</param>
    public static string Of(
        string message,
        string[] answers,
        IEnumerable<(string Mark, IEnumerable<double> Weights)> lines,
        int least,
        string by = "LearnPoints"
    )
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"message: {message}, in hundredths; learnt by {by}, not edited by hand\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"answers: [{string.Join(", ", answers)}]\nweights: |\n");
        foreach (var (mark, weights) in lines.OrderBy(line => line.Mark, StringComparer.Ordinal))
        {
            var whole = weights.Select(weight => (int)Math.Round(weight * 100)).ToArray();
            if (Array.Exists(whole, one => Math.Abs(one) > least))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {mark} {string.Join(' ', whole)}\n");
            }
        }

        return text.ToString();
    }
}
