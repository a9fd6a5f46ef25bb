using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Learns the weights of points anew and writes them into <c>knowledge/</c>; or tells by cross-validation how well what
/// is learnt holds on texts it was not learnt from. Run by hand after wordings, marks or labelled texts have changed:
/// <c>-class '*LearnPointsFacts' -explicit only</c>.
/// </summary>
public sealed class LearnPointsFacts(ITestOutputHelper output)
{
    private const int Folds = 5;

    private static readonly IReadOnlyList<KnowledgeFile> Knowledge = ReadFolder.Read(Repository.Knowledge, []);

    [Fact(Explicit = true)]
    public void Learn()
    {
        foreach (var (path, text) in LearnFrom(LearntFrom.Files.SelectMany(LearntFrom.Texts)))
        {
            var target = Path.Combine(Repository.Knowledge, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }

    [Fact(Explicit = true)]
    public void Cross_validation_over_texts()
    {
        var figures = new Dictionary<string, PointFigures>(StringComparer.Ordinal);
        for (var fold = 0; fold < Folds; fold++)
        {
            var find = LearntBy(
                LearntFrom.Files.SelectMany(file => LearntFrom.Texts(file).Where((_, i) => i % Folds != fold))
            );
            foreach (var file in LearntFrom.Files)
            {
                Measure(figures, file, LearntFrom.Texts(file).Where((_, i) => i % Folds == fold), find);
            }
        }

        Tell(figures);
    }

    /// <summary>
    /// The nearest to what strangers write: each author by weights that have read nothing of theirs; with <c>AUTHORS</c>,
    /// parted by commas, only those.
    /// </summary>
    [Fact(Explicit = true)]
    public void Each_author_by_the_others()
    {
        var only = Environment.GetEnvironmentVariable("AUTHORS")?.Split(',');
        var figures = new Dictionary<string, PointFigures>(StringComparer.Ordinal);
        foreach (
            var author in LearntFrom
                .Files.GroupBy(LearntFrom.AuthorOf, StringComparer.Ordinal)
                .Where(author => only is null || only.Contains(author.Key))
        )
        {
            var find = LearntBy(LearntFrom.Files.Except(author).SelectMany(LearntFrom.Texts), author.Key);
            foreach (var file in author)
            {
                Measure(figures, file, LearntFrom.Texts(file), find);
            }
        }

        Tell(figures);
    }

    /// <summary>What the weights that lie here make of texts: at first sight, before they are learnt from. <c>TEXTS</c> has their paths, parted by commas.</summary>
    [Fact(Explicit = true)]
    public void As_it_is()
    {
        var find = new FindPoints(new Library(Knowledge), []);
        foreach (var path in Environment.GetEnvironmentVariable("TEXTS")!.Split(','))
        {
            output.WriteLine($"{path}: {new PointFigures(LabelledTexts.Of(path), find)}");
        }
    }

    private static FindPoints LearntBy(IEnumerable<LabelledText> texts, string but = "")
    {
        var faults = new List<Fault>();
        var learnt = LearnFrom(texts, but).Select(one => KnowledgeFile.Of(one.Path, one.Text, faults)!);
        var find = new FindPoints(new Library(Knowledge, [.. learnt]), faults);
        faults.ShouldBeEmpty();
        return find;
    }

    private static void Measure(
        Dictionary<string, PointFigures> figures,
        string file,
        IEnumerable<LabelledText> unseen,
        FindPoints find
    )
    {
        if (!figures.TryGetValue(file, out var known))
        {
            figures[file] = known = new([], find);
        }

        known.Add(unseen, find);
    }

    private void Tell(Dictionary<string, PointFigures> figures)
    {
        foreach (var (file, known) in figures)
        {
            output.WriteLine($"{file}: {known}");
        }
    }

    private static IEnumerable<(string Path, string Text)> LearnFrom(
        IEnumerable<LabelledText> texts,
        string but = ""
    ) =>
        new LearnPoints(
            new FindPoints(new Library(Knowledge), []),
            new WordVectors(LearntFrom.PathOf("Listen/Learning/vectors.txt"))
        ).From(
            [.. texts, .. LearntFrom.OfKnowledge(Knowledge), .. LearntFrom.WithoutPoints()],
            [.. LearntFrom.Statements(but)]
        );
}
