using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>The candidate's own view beside theirs: where they knew, where they did not (B1, A17).</summary>
public sealed class SetBesideTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Fact]
    public void Each_topic_says_who_saw_it_and_what_differs_comes_first()
    {
        var own = SetBeside.Own(
            Find,
            new Interview
            {
                WentWell = "my presentation was clear\nknew the company",
                WentBadly = "I talked too long",
                Sure = new() { ["went-badly"] = "sure" },
            }
        );
        var theirs = Points("Your presentation was confusing. You rambled. You did not make eye contact.");

        var beside = SetBeside.Of(own, theirs);

        beside
            .Select(pair => (pair.Topic, pair.Agreement))
            .ShouldBe([
                ("presentation", Agreement.Differ),
                ("body-language", Agreement.TheyOnly),
                ("too-long", Agreement.Knew),
                ("company-research", Agreement.YouOnly),
            ]);
        beside.Single(pair => pair.Topic == "too-long").Own.Single().Sure.ShouldBe("sure");
    }

    [Fact]
    public void A_concern_that_was_seen_as_a_strength_is_rather_an_impression_and_one_that_was_known_a_weakness()
    {
        var own = SetBeside.Own(Find, new Interview { WentWell = "my presentation was clear", WentBadly = "rambled" });

        SetBeside.Propose("presentation", own).ShouldBe(Cause.Impression);
        SetBeside.Propose("too-long", own).ShouldBe(Cause.Weakness);
        SetBeside.Propose("rapport", own).ShouldBeNull();
    }

    private static List<Point> Points(string text) =>
        [
            .. Find.In(text)
                .Select(found => new Point
                {
                    Topic = found.Topic,
                    Polarity = found.Polarity,
                    Quote = found.Quote,
                }),
        ];
}
