using System.Runtime.InteropServices;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What each mark counts for each of a few answers, learnt from labelled texts: a file of <c>knowledge/weighing/</c>. A
/// line of it is a mark and its weights in hundredths, in the order of <c>answers</c>.
/// </summary>
internal sealed class Weights
{
    private readonly Dictionary<ulong, int> places = [];
    private readonly List<float> all = [];

    private Weights(IReadOnlyList<string> answers) => Answers = answers;

    /// <summary>What is chosen between.</summary>
    public IReadOnlyList<string> Answers { get; }

    public static Weights Read(Library library, string name, string[] answers, ICollection<Fault> faults)
    {
        var weights = new Weights(answers);
        if (library[$"weighing/{name}.yaml"] is not { } file || Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return weights;
        }

        entry.Text("message");
        if (!entry.Texts("answers").SequenceEqual(answers, StringComparer.Ordinal))
        {
            entry.Wrong($"expected: {string.Join(", ", answers)}", "answers");
            return weights;
        }

        foreach (var range in entry.Text("weights").AsSpan().Split('\n'))
        {
            var line = entry.Text("weights").AsSpan()[range].Trim();
            if (!line.IsEmpty && !weights.TryAdd(line))
            {
                entry.Wrong($"expected a mark and {answers.Length} whole numbers in '{line}'", "weights");
                break;
            }
        }

        entry.Done();
        return weights;
    }

    /// <summary>The weights of one mark, one for each answer; empty where it was never learnt.</summary>
    public ReadOnlySpan<float> Of(ulong key) =>
        places.TryGetValue(key, out var at) ? CollectionsMarshal.AsSpan(all).Slice(at, Answers.Count) : [];

    /// <summary>Adds up what the marks count, each so many times.</summary>
    public void Sum(Marks marks, Span<double> sums, double times = 1)
    {
        foreach (var (key, amount, _) in marks.All)
        {
            var weights = Of(key);
            for (var i = 0; i < weights.Length; i++)
            {
                sums[i] += times * amount * weights[i];
            }
        }
    }

    private bool TryAdd(ReadOnlySpan<char> line)
    {
        var at = all.Count;
        var space = line.IndexOf(' ');
        return space > 0
            && Hundredths.TryRead(line[(space + 1)..], Answers.Count, all)
            && places.TryAdd(Marks.KeyOf(line[..space]), at);
    }
}
