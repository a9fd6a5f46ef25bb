using Candor.Core.Knowledge;
using Candor.Core.Practise;
using Candor.Core.Text;

namespace Candor.Tests.Practise;

/// <summary>
/// How well fillers are told from the same words with a meaning, on sentences labelled by hand. The independent ones
/// were written without sight of the rules, and of their held-out half nothing but figures is ever shown. "Um" and its
/// like are left out of the figure, because they would only flatter it.
/// </summary>
public sealed class FillerFigures(ITestOutputHelper output)
{
    private static readonly string[] Ambiguous =
    [
        "like",
        "you know",
        "i mean",
        "kind of",
        "kinda",
        "sort of",
        "well",
        "so",
        "right",
        "just",
        "actually",
        "basically",
        "literally",
        "anyway",
        "okay",
        "or ",
        "and ",
    ];

    [Theory]
    [InlineData("Labelled/fillers.txt", 0.95)]
    [InlineData("Labelled/fillers-held-out.txt", 0.85)]
    [InlineData("Independent/fillers-tuning.txt", 0.85)]
    [InlineData("Independent/fillers-held-out.txt", 0.85)]
    public void Fillers_are_told_from_words_that_mean_something(string file, double least)
    {
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        var words = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var line in Labels.Lines(file))
        {
            var (text, labels) = (Labels.Of(line).Text, Labels.Of(line).In('['));
            var found = Found(analyse.Of(text));
            if (IsWithoutMarks(text) && file.StartsWith("Independent", StringComparison.Ordinal))
            {
                Count(words, "(lower case, no marks)", Tally.Of([.. labels.Where(l => !IsSound(l.Of(text)))], found));
            }

            foreach (var span in labels.Where(span => !IsSound(span.Of(text))))
            {
                var hit = found.Exists(other => other.Meets(span));
                Count(words, WordOf(span.Of(text)), hit ? new(1, 0, 0) : new(0, 1, 0));
                Tell(file, hit ? "" : $"missed '{span.Of(text)}': {line}");
            }

            foreach (var span in found.Where(span => !labels.Exists(other => other.Meets(span))))
            {
                Count(words, WordOf(span.Of(text)), new(0, 0, 1));
                Tell(file, $"wrong '{span.Of(text)}': {line}");
            }
        }

        foreach (var (word, tally) in words)
        {
            output.WriteLine($"figure: fillers {file} {word}: {tally}");
        }

        var all = words.Where(pair => pair.Key[0] != '(').Aggregate(default(Tally), (sum, pair) => sum + pair.Value);
        output.WriteLine($"figure: fillers {file}: {all}");
        all.F1.ShouldBeGreaterThan(least);
    }

    private static List<Span> Found(Measured measured) =>
        [
            .. measured
                .Marks.Where(mark =>
                    mark.Kind == MarkKind.Filler && !mark.File.EndsWith("sounds", StringComparison.Ordinal)
                )
                .Select(mark => mark.Span),
        ];

    private static bool IsSound(string text) =>
        text.ToLowerInvariant() is "um" or "uh" or "er" or "erm" or "hmm" or "mm" or "uhm" or "hm";

    private static bool IsWithoutMarks(string text) =>
        text.All(letter => letter is ' ' or '\'' || char.IsLower(letter));

    private static string WordOf(string text) =>
        Array.Find(Ambiguous, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase))?.Trim() ?? "other";

    private static void Count(SortedDictionary<string, Tally> words, string word, Tally more) =>
        words[word] = words.GetValueOrDefault(word) + more;

    private void Tell(string file, string what)
    {
        if (what.Length > 0 && !file.Contains("held-out", StringComparison.Ordinal))
        {
            output.WriteLine(what);
        }
    }
}
