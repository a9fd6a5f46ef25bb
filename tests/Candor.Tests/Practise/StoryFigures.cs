using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>How well the parts of a story are found, on answers labelled by hand. The figures go into docs/quality.md.</summary>
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
    [InlineData("stories.txt")]
    [InlineData("stories-held-out.txt")]
    public void The_parts_of_a_story_are_found(string file)
    {
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        var answers = FillerFigures
            .Labelled(file)
            .Select(line => line.Split('|', 2))
            .Select(pair => (Labels: pair[0], Text: pair[1], Measured: analyse.Of(pair[1])))
            .ToList();
        var all = new List<double>();
        foreach (var (part, letter) in Letters)
        {
            var right = answers.Count(a => a.Labels.Contains(letter) && a.Measured.Parts![part].Present);
            var wrong = answers.Count(a => !a.Labels.Contains(letter) && a.Measured.Parts![part].Present);
            var missed = answers.Count(a => a.Labels.Contains(letter) && !a.Measured.Parts![part].Present);
            var f1 = 2.0 * right / ((2 * right) + wrong + missed);
            output.WriteLine(
                $"{part}: F1 {f1:0.000} ({right} right, {wrong} wrong, {missed} missed) of {answers.Count}"
            );
            all.Add(f1);
        }

        foreach (var (labels, text, measured) in answers)
        {
            var found = string.Concat(Letters.Where(l => measured.Parts![l.Part].Present).Select(l => l.Letter));
            if (found != labels.Replace("-", ""))
            {
                output.WriteLine($"{labels} but {(found == "" ? "-" : found)}: {text}");
            }
        }

        all.ShouldAllBe(f1 => f1 > 0.75);
    }
}
