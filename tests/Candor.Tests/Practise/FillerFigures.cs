using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>
/// How well fillers are told from the same words with a meaning, on sentences labelled by hand
/// (<c>Labelled/</c>). The figures go into docs/quality.md.
/// </summary>
public sealed class FillerFigures(ITestOutputHelper output)
{
    [Theory]
    [InlineData("fillers.txt")]
    [InlineData("fillers-held-out.txt")]
    public void Fillers_are_told_from_words_that_mean_something(string file)
    {
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        var (right, missed, wrong) = (0, 0, 0);
        foreach (var line in Labelled(file))
        {
            var text = line.Replace("[", "").Replace("]", "");
            var labelled = Brackets(line);
            var found = analyse
                .Of(text)
                .Marks.Where(mark =>
                    mark.Kind == MarkKind.Filler && !mark.File.EndsWith("sounds", StringComparison.Ordinal)
                )
                .Select(mark => mark.Span)
                .ToList();
            var hits = labelled.Count(span => found.Exists(other => other.Meets(span)));
            right += hits;
            missed += labelled.Count - hits;
            var extra = found.Where(span => !labelled.Exists(other => other.Meets(span))).ToList();
            wrong += extra.Count;
            if (hits < labelled.Count)
            {
                output.WriteLine($"missed: {line}");
            }

            foreach (var span in extra)
            {
                output.WriteLine($"wrong '{span.Of(text)}': {line}");
            }
        }

        var (precision, recall) = (right / (double)(right + wrong), right / (double)(right + missed));
        var f1 = 2 * precision * recall / (precision + recall);
        output.WriteLine(
            $"precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000} ({right} right, {missed} missed, {wrong} wrong)"
        );
        f1.ShouldBeGreaterThan(0.85);
    }

    internal static IEnumerable<string> Labelled(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Candor.Tests/Practise/Labelled", file))
            .Where(line => line.Length > 0 && line[0] != '#');

    private static List<Candor.Core.Text.Span> Brackets(string line)
    {
        var spans = new List<Candor.Core.Text.Span>();
        var (at, start) = (0, 0);
        foreach (var letter in line)
        {
            switch (letter)
            {
                case '[':
                    start = at;
                    break;
                case ']':
                    spans.Add(new(start, at));
                    break;
                default:
                    at++;
                    break;
            }
        }

        return spans;
    }
}
