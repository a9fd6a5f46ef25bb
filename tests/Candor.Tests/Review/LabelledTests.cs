using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Labelled;
using Reviewer = Candor.Core.Review.Review;

namespace Candor.Tests.Review;

/// <summary>
/// The reviewer on texts that somebody else worded and labelled without knowing its rules. The floors lie a little below
/// the figures of docs/quality.md, so that a rule that begins to cry wolf, or to sleep, fails here. Only errors and
/// warnings count: what a suggestion finds is not in the recall.
/// </summary>
public sealed class LabelledTests
{
    private static readonly string Folder = Path.Combine(
        Path.GetDirectoryName(Repository.Knowledge)!,
        "tests",
        "Candor.Tests",
        "Review",
        "Labelled"
    );

    private static readonly Reviewer Review = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("tuning", 0.96, 0.81)]
    [InlineData("tuning2", 0.96, 0.80)]
    [InlineData("opened-1", 0.96, 0.78)]
    [InlineData("opened-2", 0.96, 0.85)]
    [InlineData("opened-3", 0.96, 0.83)]
    [InlineData("opened-4", 0.96, 0.78)]
    [InlineData("held-out", 0.92, 0.68)]
    public void Faults_are_found_and_good_texts_are_left_alone(string half, double precision, double recall)
    {
        var measured = new MeasureRules(Folder);
        foreach (var one in ReadLabelled.Of(Path.Combine(Folder, $"{half}.txt")))
        {
            measured.Add(Review, one);
        }

        measured.Phrases.Fired.ShouldBeGreaterThan(50);
        (measured.Phrases.Right / (double)measured.Phrases.Fired).ShouldBeGreaterThanOrEqualTo(precision);
        measured.Phrases.Recall.ShouldBeGreaterThanOrEqualTo(recall);
        measured.ByLabel["no-thanks"].Recall.ShouldBeGreaterThanOrEqualTo(0.87);
    }

    [Fact]
    public void Blame_and_mockery_in_ever_new_words_are_found_as_often_as_they_were()
    {
        var measured = new MeasureRules(Folder);
        foreach (var one in ReadLabelled.Of(Path.Combine(Folder, "lines.txt")))
        {
            measured.Add(Review, one);
        }

        string[] wordedAnew = ["blames", "contempt", "sarcasm", "rebuts", "threatens", "reopens", "claims-best"];
        var labels = wordedAnew.Select(label => measured.ByLabel[label]).ToList();
        labels.Sum(label => label.Labelled).ShouldBeGreaterThan(350);
        (labels.Sum(label => label.Found) / (double)labels.Sum(label => label.Labelled)).ShouldBeGreaterThan(0.38);
    }

    [Fact]
    public void Every_rule_that_a_label_names_exists() =>
        new MeasureRules(Folder).Rules.Except(Review.Rules).ShouldBeEmpty();
}
