using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>How well hedges, and repeats and restarts, are found; figures only, because the texts are held out.</summary>
public sealed class HedgeFigures(ITestOutputHelper output)
{
    [Fact]
    public void Hedges_repeats_and_restarts_are_found()
    {
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        var (hedges, restarts) = (default(Tally), default(Tally));
        foreach (var labels in Labels.Lines("Independent/hedges-restarts.txt").Select(Labels.Of))
        {
            var marks = analyse.Of(labels.Text).Marks;
            hedges += Tally.Of(
                labels.In('<'),
                [.. marks.Where(mark => mark.Kind == MarkKind.Hedge).Select(mark => mark.Span)]
            );
            restarts += Tally.Of(
                labels.In('{'),
                [.. marks.Where(mark => mark.Kind is MarkKind.Repeat or MarkKind.Restart).Select(mark => mark.Span)]
            );
        }

        output.WriteLine($"figure: hedges: {hedges}");
        output.WriteLine($"figure: repeats and restarts: {restarts}");
        hedges.F1.ShouldBeGreaterThan(0.75);
        restarts.F1.ShouldBeGreaterThan(0.75);
    }
}
