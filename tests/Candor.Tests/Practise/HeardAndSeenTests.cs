using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>What is made of the stretches that the browser heard and saw.</summary>
public sealed class HeardAndSeenTests
{
    private static readonly Library Library = new(Candor.Checking.ReadFolder.Read(Repository.Knowledge, []));

    private static readonly Analyse Analyse = new(Library, []);

    private static readonly Sound Spoken = new()
    {
        Seconds = 30,
        Talk = [new(1, 11), new(12, 20), new(23, 27)],
        Syllables = 88,
    };

    private static Answer An(string text = "", Sound? sound = null, Body? body = null) =>
        new()
        {
            Question = "What did you do?",
            Text = text,
            Way = Way.Spoken,
            Sound = sound ?? Spoken,
            Body = body,
            ThinkingSeconds = 2,
        };

    [Fact]
    public void Length_talk_pauses_and_pace_come_from_the_sound()
    {
        var heard = MeasureSound.Of(Spoken)!;
        heard.Length.ShouldBe(26);
        heard.Talk.ShouldBe(22);
        heard.Pauses.ShouldBe([new(11, 12), new(20, 23)]);
        heard.LongestPause.ShouldBe(new Stretch(20, 23));
        heard.PausesPerMinute.ShouldBe(2 * 60 / 26.0, 1e-9);
        heard.SyllablesPerSecond.ShouldBe(4);
        heard.TalkShare.ShouldBe(22 / 26.0, 1e-9);
    }

    [Fact]
    public void A_silent_recording_has_no_measures_and_says_so()
    {
        var measured = MeasureAnswer.Of(Analyse, An(sound: new Sound { Seconds = 20 }), new());
        measured.Heard.ShouldBeNull();
        measured.Notes.ShouldContain(note => note.StartsWith("Nobody was heard"));
        MeasureAnswer
            .Of(Analyse, An(sound: new Sound { Seconds = 20, Dead = true }), new())
            .Notes[0]
            .ShouldStartWith("The microphone gave no sound");
    }

    [Fact]
    public void Two_hours_are_measured_like_two_minutes()
    {
        var talk = Enumerable.Range(0, 1800).Select(i => new Stretch(i * 4, (i * 4) + 3)).ToList();
        var heard = MeasureSound.Of(
            new Sound
            {
                Seconds = 7200,
                Talk = talk,
                Syllables = 1800 * 12,
            }
        )!;
        heard.Pauses.Count.ShouldBe(1799);
        heard.SyllablesPerSecond.ShouldBe(4);
    }

    [Fact]
    public void Time_without_a_well_seen_face_counts_for_nothing()
    {
        var body = new Body
        {
            Seconds = 40,
            Frames = 480,
            Lost = [new(0, 10)],
            Dark = [new(12, 22)],
            Away = [new(23, 24), new(30, 34)],
        };
        var seen = MeasureBody.Of(body)!;
        seen.Measured.ShouldBe(20);
        seen.Away.ShouldBe(0.25);
        seen.LongestAway.ShouldBe(new Stretch(30, 34));
        seen.Smile.ShouldBeNull();
        MeasureBody.Of(body with { Seconds = 22 }).ShouldBeNull();
        MeasureAnswer
            .Of(Analyse, An(body: body), new())
            .Notes.ShouldContain(note => note.Contains("10 seconds no face was to be seen"));
    }

    [Fact]
    public void Words_without_times_are_spread_over_the_talk()
    {
        var measured = MeasureAnswer.Of(Analyse, An("one two three four five six seven eight nine ten eleven"), new());
        PlaceInTime.IsKnown(measured).ShouldBeFalse();
        PlaceInTime.Of(measured, 0).ShouldBe(1);
        // Half of the words are half of the 22 seconds of talk, the pause left out.
        PlaceInTime
            .Of(measured, measured.Transcript.Text.IndexOf("six", StringComparison.Ordinal))!
            .Value.ShouldBe(11, 0.05);
        PlaceInTime.Of(measured, measured.Transcript.Text.Length - 1)!.Value.ShouldBe(25, 0.05);
    }

    [Fact]
    public void What_is_switched_off_is_gone_and_nothing_is_said_of_it()
    {
        const string Text =
            "When I was at a garden centre in Leeds, um, the tills went down. My task was, um, to keep the queue moving. I wrote prices on 40 slips.";
        var all = Enum.GetValues<Aspect>().Select(Token.Name).ToList();
        var measured = MeasureAnswer.Of(
            Analyse,
            An(Text, body: new Body { Seconds = 20, Away = [new(0, 12)] }),
            new() { Off = all }
        );
        measured.Marks.ShouldBeEmpty();
        measured.PartSpans.ShouldBeEmpty();
        measured.Seen.ShouldBeNull();
        measured.Heard!.Pauses.ShouldBeEmpty();
        measured.WordsPerMinute.ShouldBeNull();
        foreach (var measure in Enum.GetValues<Measure>().Except([Measure.Words, Measure.WordsASentence]))
        {
            Remarks.Of(measure, measured, null).ShouldBeNull(measure.ToString());
        }
    }

    [Fact]
    public void A_rough_transcript_has_no_fillers_until_it_is_corrected()
    {
        var answer = An("So, um, I basically, um, called them, you know, and it worked.");
        MeasureAnswer.Of(Analyse, answer, new()).Count(MarkKind.Filler).ShouldBeGreaterThan(1);
        answer.WordsFrom = WordsFrom.Rough;
        var rough = MeasureAnswer.Of(Analyse, answer, new());
        rough.Count(MarkKind.Filler).ShouldBe(0);
        Remarks.Of(Measure.FillersPerHundred, rough, null).ShouldBeNull();
        rough.Notes.ShouldContain(note => note.StartsWith("The transcript is rough"));
    }

    [Fact]
    public void The_pace_is_held_against_the_candidates_own_range()
    {
        var words = string.Join(
            ",",
            Enumerable.Range(0, 100).Select(i => $$"""{"text":"so{{i}}","start":{{i * 0.3}},"end":{{(i + 1) * 0.3}}}""")
        );
        var answer = An($$"""{"words":[{{words}}]}""");
        var usual = MeasureAnswer.Of(Analyse, answer, new());
        usual.WordsPerMinute!.Value.ShouldBe(200, 0.01);
        var own = MeasureAnswer.Of(Analyse, answer, new() { PaceFrom = 150, PaceTo = 220 });
        (usual.PaceRange, own.PaceRange).ShouldBe(((110, 165), (150, 220)));
    }

    [Fact]
    public void A_long_pause_is_a_thing_to_try_and_its_moment_is_shown()
    {
        var measured = MeasureAnswer.Of(
            Analyse,
            An(
                sound: new Sound
                {
                    Seconds = 60,
                    Talk = [new(0, 20), new(27, 55)],
                    Syllables = 190,
                }
            ),
            new()
        );
        var said = new Remarks(Library, []).On(measured, null);
        said.Try!.Remark.Id.ShouldEndWith("try-say-that-you-think");
        said.Try.At.ShouldBe(new Stretch(20, 27));
        said.Good.ShouldContain(good => good.Remark.Id.EndsWith("good-sounded-pace"));
    }
}
