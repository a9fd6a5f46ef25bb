using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Tests.Listen.Learning;

namespace Candor.Tests.Learn;

/// <summary>
/// How well points are put together, on groups that were labelled apart from the rules. A point is given as the
/// product has it: its quotation and polarity, and the topic that reading it found. The figures go into docs/quality.md.
/// </summary>
public sealed class ThemeFigures(ITestOutputHelper output)
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));
    private static readonly ReadSaid Said = new(Library);
    private static readonly FindThemes Themes = new(Library, []);

    [Theory]
    [InlineData("themes-tuning.txt", 0.90)]
    [InlineData("themes-held-out.txt", 0.58)]
    public void Points_are_put_together_as_people_put_them(string file, double floor)
    {
        var labelled = Labelled(file).ToList();
        var themes = Themes.Among(labelled.Select(one => one.Said));
        var found = themes
            .SelectMany(theme => theme.Points, (theme, said) => (said.PointId, theme.Key))
            .ToDictionary(pair => pair.PointId, pair => pair.Key);
        // A remark on somebody's person is in no theme, and so alone.
        var index = RandIndex.Of(
            labelled.Select(one => (one.Group, found.GetValueOrDefault(one.Said.PointId, one.Said.Quote)))
        );
        output.WriteLine($"{file}: adjusted Rand index {index:0.000} ({labelled.Count} points, {themes.Count} themes)");

        // The misses of the held-out file stay unseen, or it would be held out no longer.
        if (file.Contains("tuning", StringComparison.Ordinal))
        {
            foreach (var (group, said) in labelled)
            {
                output.WriteLine($"{group} -> {found.GetValueOrDefault(said.PointId)} [{said.Topic}]: {said.Quote}");
            }
        }

        index.ShouldBeGreaterThan(floor);
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing_with_people_s_own_words_either()
    {
        var points = Labelled("themes-tuning.txt").Select(one => one.Said).ToList();
        ThemeChoice[] choices =
        [
            new()
            {
                Id = new(1, 0, 0, new byte[8]),
                PointId = points[3].PointId,
                Into = "own/mine",
            },
            new()
            {
                Id = new(2, 0, 0, new byte[8]),
                Theme = "nerves/concern",
                Into = "energy/concern",
            },
            new()
            {
                Id = new(3, 0, 0, new byte[8]),
                Theme = "own/mine",
                Name = "Getting through the list",
            },
        ];
        var straight = Told(Themes.Among(points, choices));
        straight.ShouldContain("Getting through the list");
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            Told(Themes.Among(points.OrderBy(_ => random.Next()), choices.OrderBy(_ => random.Next())))
                .ShouldBe(straight);
        }
    }

    private static string Told(IEnumerable<Theme> themes) =>
        string.Join('\n', themes.Select(t => $"{t.Key} {t.Name} {string.Join(' ', t.Points.Select(p => p.Quote))}"));

    [Fact]
    public void The_index_is_one_for_the_same_groups_and_about_nothing_for_one_heap()
    {
        RandIndex.Of([("a", "1"), ("a", "1"), ("b", "2"), ("b", "2")]).ShouldBe(1, 0.0001);
        RandIndex.Of([("a", "1"), ("a", "1"), ("b", "1"), ("b", "1")]).ShouldBe(0, 0.0001);
    }

    private static IEnumerable<(string Group, Said Said)> Labelled(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "Candor.Tests", "Learn", "Labelled", file);
        var number = 0;
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split('|', 4, StringSplitOptions.TrimEntries);
            yield return (parts[0], Said.Of(++number, parts[3], LabelledTexts.PolarityOf(parts[1])));
        }
    }
}
