using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Tests.Learn;

public sealed class FindThemesTests
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));
    private static readonly FindThemes Find = new(Library, []);
    private static readonly Exercises Exercises = new(Library, []);

    [Fact]
    public void The_order_of_arrival_changes_nothing()
    {
        var points = Some(200);
        var straight = Find.Among(points).Select(Told).ToList();
        var random = new Random(7);
        for (var i = 0; i < 5; i++)
        {
            Find.Among(points.OrderBy(_ => random.Next())).Select(Told).ShouldBe(straight);
        }
    }

    [Fact]
    public void One_person_who_says_it_twice_is_one_person()
    {
        var theme = Find.Among([
                Said(1, "you rambled", "too-long", "dana", "northwind"),
                Said(2, "too long again", "too-long", "dana", "northwind"),
            ])
            .Single();
        theme.People.ShouldBe(1);
        theme.IsOneOpinion.ShouldBeTrue();
    }

    [Fact]
    public void Points_without_a_topic_are_one_theme_where_they_share_their_words()
    {
        var themes = Find.Among([
            Said(1, "the parking permit form was filled wrongly", "", "a", "a"),
            Said(2, "filled the parking permit form wrongly", "", "b", "b"),
            Said(3, "prefers tea", "", "c", "c"),
        ]);
        themes.Select(t => t.Points.Count).ShouldBe([2, 1], ignoreOrder: true);
    }

    [Fact]
    public void A_theme_of_several_topics_has_the_one_that_most_points_have()
    {
        var theme = Find.Among([
                Said(1, "you had not prepared", "preparation", "a", "a"),
                Said(2, "you knew nothing about us", "company-research", "b", "b"),
                Said(3, "you had not prepared at all", "preparation", "c", "c"),
            ])
            .Single();
        theme.Topic!.Id.ShouldBe("preparation");
    }

    [Fact]
    public void A_word_that_fits_a_theme_of_another_category_makes_none_by_itself()
    {
        var looked = new Said(
            Guid.NewGuid(),
            "you put the microphone of the robot together wrongly",
            Polarity.Concern,
            Category.Skills,
            "",
            0.5,
            Cause.Unsure,
            false,
            "a",
            "a",
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)
        );
        Find.Among([looked]).Single().Topic.ShouldBeNull();
        Find.Among([looked with { Quote = "your posture was poor", Category = Category.Interview }])
            .Single()
            .Topic!.Id.ShouldBe("body-language");
    }

    [Fact]
    public void What_no_list_knows_is_known_by_what_was_learnt_and_the_words_that_counted_are_told()
    {
        var said = Said(1, "The oven was left dirty.", "", "a", "a") with { Category = Category.Skills };
        var lists = ReadFolder
            .Read(Repository.Knowledge, [])
            .Where(file => !file.Path.StartsWith("grouping/", StringComparison.Ordinal));
        new FindThemes(new Library(lists), []).Among([said]).Single().Key.ShouldStartWith("words/");
        Find.Among([said]).Single().Key.ShouldBe("cleanliness/concern");
        Find.Reasons(said).ShouldContain("dirty");
    }

    [Fact]
    public void A_word_of_one_s_own_in_a_theme_s_file_counts_and_so_does_a_theme_of_one_s_own()
    {
        var said = Said(1, "quite zorbled", "", "a", "a");
        Find.Among([said]).Single().Key.ShouldStartWith("words/");
        foreach (var (path, theme) in new[] { ("themes/voice.yaml", "voice"), ("themes/own.yaml", "own") })
        {
            var own = KnowledgeFile.Of(
                path,
                "message: Mine\ntopics: [voice]\nsources: [candor]\nwords: [zorbled]\nexamples:\n  - concern: zorbled\n",
                []
            )!;
            var find = new FindThemes(new Library(ReadFolder.Read(Repository.Knowledge, []), [own]), []);
            find.Among([said]).Single().Key.ShouldBe(theme + "/concern");
        }
    }

    [Fact]
    public void There_are_three_exercises_at_most_and_one_where_only_one_person_spoke()
    {
        var one = Find.Among([Said(1, "rambled", "too-long", "a", "a"), Said(2, "nervous", "nerves", "a", "a")]);
        ChooseExercises.For(one, Exercises, []).Count.ShouldBe(1);
        var topics = new[] { "too-long", "nerves", "examples", "depth", "voice" };
        var many = Find.Among(
            topics.SelectMany((t, i) => new[] { Said(i, t, t, "a", "a"), Said(i + 50, t, t, "b", "b") })
        );
        ChooseExercises.For(many, Exercises, []).Count.ShouldBe(3);
    }

    [Fact]
    public void Something_to_learn_is_learnt_and_something_to_show_is_shown()
    {
        foreach (var (cause, aim) in new[] { (Cause.Weakness, Aim.Learn), (Cause.Impression, Aim.Show) })
        {
            var themes = Find.Among([Said(1, "x", "structure", "a", "a") with { Cause = cause }]);
            ChooseExercises.For(themes, Exercises, []).Single().Exercise.Aims.ShouldContain(aim);
        }
    }

    [Fact]
    public void What_it_takes_to_find_themes_grows_no_faster_than_their_points()
    {
        Took(1000);
        // Memory stands for time, which a busy machine stretches; the time itself is a benchmark's (themes).
        (Took(5000) / (double)Took(1000)).ShouldBeLessThan(6.5);

        static long Took(int count)
        {
            var points = Some(count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Find.Among(points);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static List<Said> Some(int count)
    {
        var random = new Random(11);
        var topics = Exercises.All.SelectMany(e => e.Topics).Distinct().Append("").Append("").ToList();
        string[] words =
        [
            "parking",
            "permit",
            "orange",
            "ladder",
            "window",
            "garden",
            "violin",
            "market",
            "winter",
            "copper",
        ];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Said(
                        i,
                        string.Join(
                            ' ',
                            Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)] + random.Next(40))
                        ),
                        topics[random.Next(topics.Count)],
                        $"p{random.Next(40)}",
                        $"e{random.Next(20)}"
                    )
                ),
        ];
    }

    private static Said Said(int number, string quote, string topic, string person, string employer) =>
        new(
            new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            quote,
            Polarity.Concern,
            Category.Interview,
            topic,
            0.5,
            Cause.Unsure,
            false,
            person,
            employer,
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number % 500)
        );

    private static string Told(Theme theme) =>
        $"{theme.Key} {theme.Name} {theme.People} {string.Join(',', theme.Points.Select(p => p.PointId))}";
}
