using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Tests.Learn;

public sealed class ImprovementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sittings_lie_further_and_further_apart_and_the_last_one_is_the_end()
    {
        var exercise = new Exercises(new Library(ReadFolder.Read(Repository.Knowledge, [])), []).All.First(e =>
            e.Times >= 4
        );
        var run = new ExerciseRun { Exercise = exercise.Id, TakenAt = Now };
        var gaps = new List<int>();
        Spacing.Next(run).ShouldBe(Now);
        for (var at = Now; run.DoneAt is null; at = Spacing.Next(run) ?? at)
        {
            Spacing.Sit(run, exercise, at);
            if (Spacing.Next(run) is { } next)
            {
                gaps.Add((int)(next - at).TotalDays);
            }
        }

        run.Sittings.ShouldBe(exercise.Times);
        gaps.Take(3).ShouldBe([1, 2, 4]);
        Spacing.Next(run).ShouldBeNull();
    }

    [Fact]
    public void Whether_a_theme_faded_is_told_in_people()
    {
        var themes = new FindThemes(new Library(ReadFolder.Read(Repository.Knowledge, [])), []).Among([
            Said(1, "too-long", "ann", -20),
            Said(2, "too-long", "ann", -19),
            Said(3, "too-long", "bob", -18),
            Said(4, "nerves", "cem", -17),
            Said(5, "nerves", "dot", +5),
        ]);
        var run = new ExerciseRun
        {
            Topic = "too-long",
            TakenAt = Now.AddDays(-5),
            DoneAt = Now,
        };
        Fade.Of(run, themes).ShouldBe(new Fade(2, 3, 0, 1));
        Fade.Of(
                new ExerciseRun
                {
                    Topic = "too-long",
                    TakenAt = Now.AddDays(6),
                    DoneAt = Now.AddDays(6),
                },
                themes
            )
            .ShouldBeNull();
    }

    private static Said Said(int number, string topic, string person, int day) =>
        new(
            new Guid(number, 0, 0, new byte[8]),
            topic,
            Polarity.Concern,
            Category.Interview,
            topic,
            0.5,
            Cause.Unsure,
            false,
            person,
            "northwind",
            Now.AddDays(day),
            Settled: true
        );
}
