using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Tests.Learn.Learning;

/// <summary>
/// Learns the weights of themes anew and writes them into <c>knowledge/</c>; or tells how well what is learnt holds for an
/// author that it has read nothing of. Run by hand after lists, marks or labelled statements have changed:
/// <c>-class '*LearnThemesFacts' -explicit only</c>.
/// </summary>
public sealed class LearnThemesFacts(ITestOutputHelper output)
{
    private const string Learnt = "grouping/themes.yaml";

    /// <summary>The lists alone: without what was learnt before.</summary>
    private static readonly IReadOnlyList<KnowledgeFile> Files =
    [
        .. ReadFolder.Read(Repository.Knowledge, []).Where(file => file.Path != Learnt),
    ];

    [Fact(Explicit = true)]
    public void Learn()
    {
        var library = new Library(Files);
        var target = Path.Combine(Repository.Knowledge, Learnt);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(
            target,
            new LearnThemes(library).TextFrom([
                .. ThemedStatements.All(library),
                .. ThemedStatements.OfKnowledge(library),
            ])
        );
    }

    [Fact(Explicit = true)]
    public void Each_author_by_the_others()
    {
        var library = new Library(Files);
        var all = ThemedStatements.All(library);
        foreach (var author in ThemedStatements.Authors)
        {
            Tell(author + " by the lists", all.Where(one => one.Author == author), library);
            var learnt = new LearnThemes(library).From([
                .. all.Where(one => one.Author != author),
                .. ThemedStatements.OfKnowledge(library),
            ]);
            Tell(
                author + " by the lists and the others",
                all.Where(one => one.Author == author),
                new Library(Files, [learnt])
            );
        }
    }

    // What makes no theme is of no group; a theme is one group for what is said for somebody and one for what is said against.
    private void Tell(string name, IEnumerable<ThemedStatement> statements, Library library)
    {
        var labelled = statements.Where(one => one.Theme.Length > 0).ToList();
        var faults = new List<Fault>();
        var find = new FindThemes(library, faults);
        faults.ShouldBeEmpty();
        var found = find.Among(labelled.Select(one => one.Said))
            .SelectMany(theme => theme.Points, (theme, said) => (said.PointId, theme.Key))
            .ToDictionary(pair => pair.PointId, pair => pair.Key);
        var pairs = labelled.ConvertAll(one =>
            (One: one, Key: found.GetValueOrDefault(one.Said.PointId, one.Said.Quote))
        );
        var index = RandIndex.Of(
            pairs.Select(pair =>
                (
                    pair.One.Theme == ThemeWeights.None
                        ? pair.One.Said.Quote
                        : $"{pair.One.Theme}/{pair.One.Said.Polarity}",
                    pair.Key
                )
            )
        );
        var right = pairs.Average(pair => ThemeOf(pair.Key) == pair.One.Theme ? 1.0 : 0);
        output.WriteLine(
            $"{name}: adjusted Rand index {index:0.000}, theme {right:0.000} ({labelled.Count} statements)"
        );

        static string ThemeOf(string key) =>
            key.Contains('/', StringComparison.Ordinal) && !key.StartsWith("words/", StringComparison.Ordinal)
                ? key[..key.IndexOf('/', StringComparison.Ordinal)]
                : ThemeWeights.None;
    }
}
