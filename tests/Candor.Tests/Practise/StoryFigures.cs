using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>
/// How well the parts of a story are found, on answers labelled by hand; of the held-out ones nothing but figures is
/// shown.
/// </summary>
public sealed class StoryFigures(ITestOutputHelper output)
{
    private static readonly (Part Part, char Letter)[] Letters =
    [
        (Part.Situation, 'S'),
        (Part.Task, 'T'),
        (Part.Action, 'A'),
        (Part.Result, 'R'),
    ];

    [Theory]
    [InlineData("Labelled/stories.txt")]
    [InlineData("Labelled/stories-held-out.txt")]
    [InlineData("Independent/stories-tuning.txt")]
    [InlineData("Independent/stories-held-out.txt")]
    public void The_parts_of_a_story_are_found(string file)
    {
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        var answers = Labels
            .Lines(file)
            .Select(line => line.Split('|', 2))
            .Select(pair => (Labels: pair[0], Text: pair[1], Measured: analyse.Of(pair[1])))
            .ToList();
        foreach (var (labels, text, measured) in answers)
        {
            var found = string.Concat(Letters.Where(l => measured.Parts![l.Part].Present).Select(l => l.Letter));
            if (found != labels.Replace("-", "") && !file.Contains("held-out", StringComparison.Ordinal))
            {
                output.WriteLine($"{labels} but {(found == "" ? "-" : found)}: {text}");
            }
        }

        var all = new List<double>();
        foreach (var (part, letter) in Letters)
        {
            var tally = answers.Aggregate(
                default(Tally),
                (sum, a) =>
                    sum
                    + (a.Labels.Contains(letter), a.Measured.Parts![part].Present) switch
                    {
                        (true, true) => new(1, 0, 0),
                        (true, false) => new(0, 1, 0),
                        (false, true) => new(0, 0, 1),
                        _ => default(Tally),
                    }
            );
            output.WriteLine($"figure: stories {file} {part}: {tally} of {answers.Count}");
            all.Add(tally.F1);
        }

        all.ShouldAllBe(f1 => f1 > 0.75);
    }
}
