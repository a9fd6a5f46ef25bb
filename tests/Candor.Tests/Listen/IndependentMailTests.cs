using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>
/// How well mails are recognised that somebody wrote who had not seen the wordings (<c>Mails/independent/README.md</c>).
/// Of the held-out half only figures are ever printed. The floors are a little below what was measured.
/// </summary>
public sealed class IndependentMailTests(ITestOutputHelper output)
{
    private static readonly ReadOutcome Read = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("tuning", 0.88, 0.92)]
    [InlineData("held-out", 0.70, 0.80)]
    public void Rejections_are_found_and_little_else_is_taken_for_one(string half, double recall, double precision)
    {
        var figures = Measure(half);
        if (half == "tuning")
        {
            Write(figures.Misses());
        }

        figures.Recall.ShouldBeGreaterThanOrEqualTo(recall);
        figures.Precision.ShouldBeGreaterThanOrEqualTo(precision);
    }

    [Fact]
    public void Ordinary_mail_brings_no_rejection()
    {
        var figures = Measure("ordinary.txt");
        Write(figures.Misses());
        figures.Rejections.ShouldBe(0);
    }

    private RecognitionFigures Measure(string name)
    {
        var figures = new RecognitionFigures(LabelledMails.Of(name), Read);
        output.WriteLine(name);
        Write(figures.Lines());
        return figures;
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }
}
