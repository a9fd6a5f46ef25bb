using System.Globalization;
using Candor.Core.Knowledge;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// How much every clue speaks for each of some answers (rejected, invited …), learnt from labelled mails: a file of
/// <c>knowledge/weighing/</c>, one clue a line. A mail's score for an answer is what its marks count, and what its most
/// telling sentence counts: a rejection is one by one sentence, whatever else is said.
/// </summary>
public sealed class Weights<T>
    where T : struct, Enum
{
    /// <summary>How much the most telling sentence outweighs the others; at 1 all would add up.</summary>
    public const double Sharpness = 4;

    private readonly ClueTable clues = new();

    // A row for each clue, by its number; in the order of the answers.
    private float[] rows = [];
    private readonly float[] bias;

    // By a word's number the number, one higher, of the clue that it stands anywhere.
    private int[] ofWords = [];

    private Weights(IReadOnlyList<T> answers)
    {
        Answers = answers;
        bias = new float[answers.Count];
    }

    /// <summary>In the order of every score.</summary>
    public IReadOnlyList<T> Answers { get; }

    /// <summary>Whether anything was learnt.</summary>
    public bool IsEmpty => clues.Count == 0;

#pragma warning disable CA1000 // The answers' type is what the file is read as; it is named at each call.
    /// <param name="counting">Told every clue that counts here.</param>
    public static Weights<T> Read(
        Library library,
        string path,
        Lexicon words,
        ClueSet counting,
        ICollection<Fault> faults
    )
#pragma warning restore CA1000
    {
        if (library[path] is not { } file || Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return new([]);
        }

        entry.Text("message");
        var all = new Weights<T>(entry.Some<T>("answers"));
        foreach (var line in entry.Text("weights").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!all.Take(line, words, counting))
            {
                entry.Wrong($"'{line}': expected 'clue = answer number …', with words of vocabulary.yaml", "weights");
            }
        }

        entry.Done();
        return all;
    }

    /// <summary>
    /// The probability of each answer, in <see cref="Answers"/>' order; and for each the sentence that speaks most for it,
    /// -1 where the mail has none.
    /// </summary>
    /// <param name="more">What speaks for each answer beside the clues.</param>
    internal void Weigh(MailClues mail, Span<double> probabilities, Span<int> telling, Func<int, double>? more)
    {
        Span<float> whole = stackalloc float[bias.Length];
        bias.CopyTo(whole);
        foreach (var clue in mail.Whole)
        {
            Add(clue, whole);
        }

        Span<double> sums = stackalloc double[bias.Length];
        Span<float> one = stackalloc float[bias.Length];
        Span<float> best = stackalloc float[bias.Length];
        telling.Fill(-1);
        for (var sentence = 0; sentence < mail.Count; sentence++)
        {
            one.Clear();
            foreach (var clue in mail.Of(sentence))
            {
                Add(clue, one);
            }

            for (var i = 0; i < one.Length; i++)
            {
                sums[i] += Math.Exp(Sharpness * Math.Min(one[i], 100));
                if (telling[i] < 0 || one[i] > best[i])
                {
                    (telling[i], best[i]) = (sentence, one[i]);
                }
            }
        }

        var most = double.NegativeInfinity;
        for (var i = 0; i < whole.Length; i++)
        {
            probabilities[i] =
                whole[i] + (more?.Invoke(i) ?? 0) + (mail.Count == 0 ? 0 : Math.Log(sums[i]) / Sharpness);
            most = Math.Max(most, probabilities[i]);
        }

        var all = 0.0;
        for (var i = 0; i < whole.Length; i++)
        {
            all += probabilities[i] = Math.Exp(probabilities[i] - most);
        }

        for (var i = 0; i < whole.Length; i++)
        {
            probabilities[i] /= all;
        }
    }

    /// <summary>What the words of a mail count wherever they stand, each once and by itself, in <see cref="Answers"/>' order.</summary>
    internal void WeighWords(MailClues mail, Span<float> scores)
    {
        bias.CopyTo(scores);
        foreach (var word in mail.Words)
        {
            if (word < ofWords.Length && ofWords[word] is > 0 and var number)
            {
                AddRow(number - 1, scores);
            }
        }
    }

    private bool Take(string line, Lexicon words, ClueSet counting)
    {
        var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var row = line[..at] == "always" ? bias : new float[Answers.Count];
        var parts = line[(at + 3)..].Split(' ');
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (
                !Token.TryRead<T>(parts[i], out var answer)
                || IndexOf(answer) is not (>= 0 and var place)
                || !float.TryParse(parts[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out row[place])
            )
            {
                return false;
            }
        }

        if (row == bias)
        {
            return true;
        }

        if (Clue.Read(line[..at], words) is not { } clue)
        {
            return false;
        }

        counting.Add(clue);
        var number = clues.Add(clue);
        if ((number + 1) * row.Length > rows.Length)
        {
            Array.Resize(ref rows, Math.Max(rows.Length, 64 * row.Length) * 2);
        }

        row.CopyTo(rows, number * row.Length);
        if (Clue.IsOfWordAnywhere(clue, out var word))
        {
            if (word >= ofWords.Length)
            {
                Array.Resize(ref ofWords, words.Count);
            }

            ofWords[word] = number + 1;
        }

        return true;
    }

    // Adds what a clue counts to the scores.
    private void Add(ulong clue, Span<float> scores)
    {
        var number = clues.NumberOf(clue);
        if (number >= 0)
        {
            AddRow(number, scores);
        }
    }

    private void AddRow(int number, Span<float> scores)
    {
        var row = rows.AsSpan(number * scores.Length, scores.Length);
        for (var i = 0; i < row.Length; i++)
        {
            scores[i] += row[i];
        }
    }

    private int IndexOf(T answer)
    {
        for (var i = 0; i < Answers.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(Answers[i], answer))
            {
                return i;
            }
        }

        return -1;
    }
}
