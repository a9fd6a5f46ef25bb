using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Tests.Listen.Learning;

namespace Candor.Tests.Listen;

/// <summary>
/// How well points are found, measured on invented feedback that was labelled by hand; the
/// figures of <c>docs/quality.md</c>. The floors are a little below what was measured, so that a change for the worse fails.
/// </summary>
public sealed class HeardTests(ITestOutputHelper output)
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    /// <summary>
    /// Eleven sets that the weights are learnt from, where the figures only show that the learning went well, and two whose
    /// misses nobody looks at (<c>held-out</c>).
    /// </summary>
    [Theory]
    [InlineData("own", 0.94, 0.935, 0.905, 0.55)]
    [InlineData("texts", 0.92, 0.91, 0.865, 0.53)]
    [InlineData("tuning", 0.92, 0.95, 0.895, 0.67)]
    [InlineData("corpus", 0.94, 0.94, 0.89, 0.62)]
    [InlineData("more", 0.93, 0.93, 0.915, 0.51)]
    [InlineData("opened-1", 0.915, 0.925, 0.87, 0.74)]
    [InlineData("opened-2", 0.935, 0.92, 0.865, 0.66)]
    [InlineData("more-2", 0.925, 0.9, 0.86, 0.61)]
    [InlineData("real-1", 0.97, 0.95, 0.93, 0.65)]
    [InlineData("real-2", 0.96, 0.94, 0.92, 0.59)]
    [InlineData("real-3", 0.97, 0.94, 0.92, 0.61)]
    [InlineData("real-4", 0.95, 0.94, 0.92, 0.5)]
    [InlineData("real-5", 0.95, 0.94, 0.92, 0.5)]
    [InlineData("real-6", 0.95, 0.94, 0.92, 0.5)]
    [InlineData("real-7", 0.95, 0.94, 0.92, 0.5)]
    [InlineData("real-8", 0.95, 0.94, 0.92, 0.5)]
    [InlineData("held-out", 0.86, 0.86, 0.8, 0.7)]
    [InlineData("held-out-2", 0.825, 0.93, 0.82, 0.5)]
    public void Points_of_invented_feedback_are_found(
        string name,
        double f1,
        double polarity,
        double category,
        double rank
    )
    {
        var measured = new PointFigures(Corpus(name), Find);
        output.WriteLine($"{name}: {measured}");
        // The misses of the held-out texts stay unseen, or they would soon be tuned on.
        if (
            Environment.GetEnvironmentVariable("CANDOR_HEARD") is { Length: > 0 } path
            && !name.StartsWith("held-out", StringComparison.Ordinal)
        )
        {
            File.AppendAllLines(path, [$"{name}: {measured}", .. measured.Misses]);
        }

        measured.F1.ShouldBeGreaterThanOrEqualTo(f1);
        measured.Polarity.ShouldBeGreaterThanOrEqualTo(polarity);
        measured.Category.ShouldBeGreaterThanOrEqualTo(category);
        measured.Rank.ShouldBeGreaterThanOrEqualTo(rank);
    }

    /// <summary>Who is told not to have a fault is praised; who did not do something about a fault is not.</summary>
    [Theory]
    [InlineData("You didn't ramble once.", Polarity.Strength)]
    [InlineData("You were never flustered.", Polarity.Strength)]
    [InlineData("Not at all nervous.", Polarity.Strength)]
    [InlineData("You didn't explain the gap.", Polarity.Concern)]
    [InlineData("You were not too sure of the figures.", Polarity.Concern)]
    public void A_denied_fault_is_a_strength(string text, Polarity polarity) =>
        Find.In(text).ShouldHaveSingleItem().Polarity.ShouldBe(polarity);

    /// <summary>A greeting before it takes nothing from a short sentence.</summary>
    [Theory]
    [InlineData("Hi Sam, it was close.", Polarity.Neutral)]
    [InlineData("Hi, it was close.", Polarity.Neutral)]
    [InlineData("Hi Sam\nit was close.", Polarity.Neutral)]
    [InlineData("Hi Sam, you rambled.", Polarity.Concern)]
    [InlineData("Hello Priya, lovely examples.", Polarity.Strength)]
    public void A_short_sentence_behind_a_greeting_is_a_point(string text, Polarity polarity) =>
        Find.In(text).ShouldHaveSingleItem().Polarity.ShouldBe(polarity);

    [Theory]
    [InlineData("Hi Sam, thanks for coming in.")]
    [InlineData("Hi Sam, we will be in touch.")]
    public void A_courtesy_behind_a_greeting_is_none(string text) => Find.In(text).ShouldBeEmpty();

    private static IReadOnlyList<LabelledText> Corpus(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen");
        return LabelledTexts.Of(Path.Combine(folder, name == "corpus" ? "heard/corpus.txt" : $"Labelled/{name}.txt"));
    }
}
