using System.Globalization;
using System.Text;
using Candor.Core.Listen.Clues;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>What was learnt as the files of <c>knowledge/weighing/</c>: sorted, a clue a line, what counts next to nothing left out.</summary>
internal static class WriteWeights
{
    private const string Learnt = "learnt by LearnOutcomes; not edited by hand";

    /// <summary>Below this a clue would need ten others beside it to change anything.</summary>
    private const float Least = 0.1f;

    public static string Vocabulary(LearntClues clues)
    {
        var text = new StringBuilder($"message: the words and marks that clues are made of, {Learnt}\n");
        Block(text, "words", clues.Stems);
        Block(text, "marks", clues.Marks);
        return text.ToString();
    }

    public static string Of<T>(string message, LearntClues clues, T[] answers, FitWeights fit)
        where T : struct, Enum
    {
        var text = new StringBuilder($"message: {message}, {Learnt}\n");
        text.Append(CultureInfo.InvariantCulture, $"answers: [{string.Join(", ", answers.Select(Token.Name))}]\n");
        text.Append("weights: |\n  ").Append(Line("always", fit.Bias, answers, 0)).Append('\n');
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < clues.Count; i++)
        {
            if (Line(Clue.Name(clues[i], clues.Words), fit.Of(i), answers, Least) is { } line)
            {
                lines.Add(line);
            }
        }

        foreach (var line in lines)
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string? Line<T>(string name, ReadOnlySpan<float> weights, T[] answers, float least)
        where T : struct, Enum
    {
        var line = new StringBuilder(name).Append(" =");
        var some = false;
        for (var i = 0; i < answers.Length; i++)
        {
            if (MathF.Abs(weights[i]) >= MathF.Max(least, 0.005f))
            {
                line.Append(CultureInfo.InvariantCulture, $" {Token.Name(answers[i])} {weights[i]:0.##}");
                some = true;
            }
        }

        return some ? line.ToString() : null;
    }

    private static void Block(StringBuilder text, string key, IEnumerable<string> words)
    {
        text.Append(key).Append(": |\n");
        foreach (var line in words.Chunk(16))
        {
            text.Append("  ").AppendJoin(' ', line).Append('\n');
        }
    }
}
