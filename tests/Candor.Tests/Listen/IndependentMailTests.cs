using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>
/// How well mails are recognised that somebody wrote who had not seen the wordings (<c>Mails/independent/README.md</c>).
/// All but <c>fresh-2</c> and <c>fresh-3</c> are learnt from; of those only figures are ever printed. The floors are a little below what was measured.
/// </summary>
public sealed class IndependentMailTests(ITestOutputHelper output)
{
    private const int FloorOfSeen = 30;
    private const int FloorOfRight = 30;
    private const int FloorOfNamed = 34;

    private static readonly ReadOutcome Read = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("tuning", 0.93, 0.98)]
    [InlineData("tuning-2", 0.96, 0.98)]
    [InlineData("tuning-3", 0.98, 0.98)]
    [InlineData("tuning-4", 0.94, 0.98)]
    [InlineData("opened-1", 0.98, 0.98)]
    [InlineData("opened-2", 0.95, 0.98)]
    [InlineData("fresh-2", 0.79, 0.93)]
    [InlineData("fresh-3", 0.97, 0.97)]
    public void Rejections_are_found_and_little_else_is_taken_for_one(string half, double recall, double precision)
    {
        var figures = Measure(half);
        if (half is "tuning" or "tuning-3" or "tuning-4")
        {
            Write(figures.Misses());
        }

        figures.Recall.ShouldBeGreaterThanOrEqualTo(recall);
        figures.Precision.ShouldBeGreaterThanOrEqualTo(precision);
    }

    [Fact]
    public void Ordinary_mail_brings_hardly_a_rejection_and_none_that_is_sure()
    {
        var figures = Measure("ordinary.txt");
        Write(figures.Misses());
        figures.Rejections.ShouldBe(0);
        figures.SureRejections.ShouldBe(0);
    }

    [Fact]
    public void Mail_in_another_language_is_said_to_be_so_and_is_never_sure()
    {
        var all = LabelledMails
            .Of("foreign.txt")
            .Select(one => (Mail: one, Reading: Read.Of(one.Mail.Email, one.Mail.Traits)))
            .ToList();
        var news = all.Where(one => one.Mail.Kind is not (OutcomeKind.None or OutcomeKind.Newsletter)).ToList();
        var seen = news.Where(one => one.Reading.IsOfApplication).ToList();
        var right = news.Where(one => one.Mail.Allows(one.Reading.Kind)).ToList();
        var named = all.Where(one => one.Reading.Warnings.Any(warning => warning.Contains("seems to be in"))).ToList();
        output.WriteLine(
            $"{news.Count} application mails: {seen.Count} seen, {right.Count} read rightly; of all {all.Count}, {named.Count} said to be in another language"
        );
        Write(
            all.Except(right)
                .Select(one =>
                    $"{one.Mail.Template} {one.Mail.Kind}: {one.Reading.Kind} {string.Join(' ', one.Reading.Warnings)}"
                )
        );
        seen.Count.ShouldBeGreaterThanOrEqualTo(FloorOfSeen);
        right.Count.ShouldBeGreaterThanOrEqualTo(FloorOfRight);
        named.Count.ShouldBeGreaterThanOrEqualTo(FloorOfNamed);
        all.ShouldAllBe(one => one.Reading.Sure == Sure.Unsure || !one.Reading.IsOfApplication);
        all.Except(news).ShouldAllBe(one => !one.Reading.IsOfApplication);
        seen.ShouldAllBe(one => Read.MayBeOfApplication(one.Mail.Mail.Email));
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
