using System.Globalization;
using System.Text;
using System.Text.Json;
using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>
/// Speech as those write it down who transcribe telephone calls: lower case, no punctuation, words that break off, marks of
/// laughter and noise, two speakers. The texts are our own, in the manner of several such collections.
/// </summary>
public sealed class TelephoneTranscriptTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("[laughter]", "")]
    [InlineData("[vocalized-noise]", "")]
    [InlineData("[background noise]", "")]
    [InlineData("<noise>", "")]
    [InlineData("<b_aside>", "")]
    [InlineData("{lipsmack}", "")]
    [InlineData("{LG}", "")]
    [InlineData("(laughs)", "")]
    [InlineData("(phone rings twice)", "")]
    [InlineData("*coughs*", "")]
    [InlineData("&=laughs", "")]
    [InlineData("(( ))", "")]
    [InlineData("sil", "")]
    [InlineData("[BLANK_AUDIO]", "")]
    [InlineData("♪", "")]
    [InlineData("[laughter-yes]", "yes")]
    [InlineData("<LAUGH-yes>", "yes")]
    [InlineData("[laughter-th[is]-]", "th-")]
    [InlineData("th[is]-", "th-")]
    [InlineData("-[bec]ause", "-ause")]
    [InlineData("[gonna/going]", "gonna")]
    [InlineData("{yuppyish}", "yuppyish")]
    [InlineData("((maybe so))", "maybe so")]
    [InlineData("%uh", "uh")]
    [InlineData("&-um", "um")]
    [InlineData("(s)he", "she")]
    [InlineData("it was [noise] fine [laughter]", "it was fine")]
    [InlineData("the first one (that is the small one) was mine", "the first one that is the small one was mine")]
    [InlineData("a [ that nobody closes", "a [ that nobody closes")]
    [InlineData("uh-huh", "uh-huh")]
    [InlineData("fifty% & more", "fifty% & more")]
    public async Task Marks_are_no_words_and_words_in_marks_are(string written, string said)
    {
        var line = JsonSerializer.Serialize(
            new
            {
                words = new[]
                {
                    new
                    {
                        text = "so",
                        start = 0.0,
                        end = 0.5,
                    },
                    new
                    {
                        text = written,
                        start = 0.5,
                        end = 1.0,
                    },
                },
            }
        );
        (await JsonAsync(line)).GetProperty("text").GetString().ShouldBe($"so {said}".Trim());
    }

    [Fact]
    public async Task Words_a_minute_leave_out_noise_and_count_fillers_and_broken_words()
    {
        // Eleven words from 1.00 to 7.00 seconds, whatever is marked before, between and after them.
        var answer = await JsonAsync(
            """
            {"words": [
              {"text": "[silence]", "start": 0.00, "end": 1.00},
              {"text": "uh", "start": 1.00, "end": 1.30}, {"text": "i", "start": 1.30, "end": 1.40},
              {"text": "went", "start": 1.40, "end": 1.80}, {"text": "to", "start": 1.80, "end": 1.90},
              {"text": "th[e]-", "start": 1.90, "end": 2.00}, {"text": "the", "start": 2.00, "end": 2.20},
              {"text": "[laughter]", "start": 2.20, "end": 4.20},
              {"text": "you", "start": 4.20, "end": 4.40}, {"text": "know", "start": 4.40, "end": 4.60},
              {"text": "[laughter-store]", "start": 4.60, "end": 5.10},
              {"text": "um-hum", "start": 6.10, "end": 6.50}, {"text": "yeah", "start": 6.50, "end": 7.00},
              {"text": "[noise]", "start": 7.00, "end": 9.00}]}
            """
        );
        answer.GetProperty("words").GetInt32().ShouldBe(11);
        answer.GetProperty("seconds").GetDouble().ShouldBe(6.0);
        answer.GetProperty("wordsPerMinute").GetDouble().ShouldBe(110);
        // One pause of a second; the laughter is no pause, and no talk either.
        var pauses = answer.GetProperty("pauses");
        pauses.GetProperty("count").GetInt32().ShouldBe(1);
        pauses.GetProperty("longestSeconds").GetDouble().ShouldBe(1.0);
        answer.GetProperty("talkingWordsPerMinute").GetDouble().ShouldBe(220);
        Fillers(answer).ShouldBe(["uh", "you know"]);
        answer.GetProperty("restarts").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Fillers_are_told_without_a_single_mark()
    {
        var answer = await JsonAsync(
            Spoken("well i um i i worked in a in a bank for uh you know ten years and i like the people there uh-huh")
        );
        Fillers(answer).ShouldBe(["well", "um", "uh", "you know"]);
        // "i um i", "i i", "in a in a"
        answer.GetProperty("restarts").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_speakers_one_is_measured_and_the_turns_of_the_other_are_no_pauses()
    {
        const string Call = """
            {"segments": [
              {"speaker": "A", "start": 0, "end": 2, "words": [{"word": "so", "start": 0.0, "end": 0.5}, {"word": "what", "start": 0.5, "end": 1.0}, {"word": "happened", "start": 1.0, "end": 2.0}]},
              {"speaker": "B", "start": 2.5, "end": 5, "words": [{"word": "well", "start": 2.5, "end": 3.0}, {"word": "we", "start": 3.0, "end": 3.5}, {"word": "lost", "start": 3.5, "end": 4.5}, {"word": "it", "start": 4.5, "end": 5.0}]},
              {"speaker": "A", "start": 5, "end": 8, "words": [{"word": "uh-huh", "start": 5.0, "end": 8.0}]},
              {"speaker": "B", "start": 8, "end": 8.5, "words": [{"word": "yeah", "start": 8.0, "end": 8.5}]}]}
            """;
        var most = await JsonAsync(Call);
        most.GetProperty("words").GetInt32().ShouldBe(5);
        most.GetProperty("wordsPerMinute").GetDouble().ShouldBe(50);
        most.GetProperty("talkingWordsPerMinute").GetDouble().ShouldBe(100);
        most.GetProperty("pauses").GetProperty("count").GetInt32().ShouldBe(0);
        Texts(most, "speakers").ShouldBe(["A", "B"]);
        Texts(most, "notes").ShouldContain(note => note.Contains("measured is B, who says the most"));

        var named = await JsonAsync(Call, "--speaker", "a");
        named.GetProperty("text").GetString().ShouldBe("so what happened. uh-huh");

        var nobody = await terminal.RunAsync(Call, ["analyse", "-", "--speaker", "C"]);
        nobody.ExitCode.ShouldBe(2);
        nobody.Error.ShouldBe("candor: -: nobody called 'C' speaks in it, only A, B\n");
    }

    [Theory]
    [InlineData(
        "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>were you there\n\n00:01.000 --> 00:04.000\n<v Ben>yes <noise> i was there <00:00:03.000>all day\n"
    )]
    [InlineData(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nA: were you there\n\n00:01.000 --> 00:03.000\nB: yes [laughter] i was there\n\n00:03.000 --> 00:04.000\nall day\n"
    )]
    [InlineData(
        "1\n00:00:00,000 --> 00:00:01,000\nInterviewer: were you there\n\n2\n00:00:01,000 --> 00:00:04,000\nCandidate: yes i was there (laughs) all day\n"
    )]
    public async Task Captions_say_who_speaks(string captions)
    {
        var answer = await JsonAsync(captions);
        answer.GetProperty("text").GetString().ShouldBe("yes i was there all day");
        answer.GetProperty("wordsPerMinute").GetDouble().ShouldBe(120);
    }

    [Theory]
    [InlineData(
        "{\"task\": \"transcribe\", \"duration\": 3.0, \"text\": \"I left. It rained.\", \"words\": [{\"word\": \"I\", \"start\": 0.0, \"end\": 0.5}, {\"word\": \"left\", \"start\": 0.5, \"end\": 1.0}, {\"word\": \"It\", \"start\": 1.1, \"end\": 1.5}, {\"word\": \"rained\", \"start\": 1.5, \"end\": 2.0}], \"segments\": [{\"text\": \"I left. It rained.\", \"start\": 0, \"end\": 3}]}"
    )]
    [InlineData(
        "[{\"text\": \"I left.\", \"begin\": \"0.0s\", \"end_time\": \"1.0s\"}, {\"text\": \"It rained.\", \"start\": 1.1, \"duration\": 0.9}]"
    )]
    [InlineData(
        "{\"result\": [{\"conf\": 1, \"word\": \"I\", \"start\": 0, \"end\": 0.5}, {\"word\": \"left.\", \"start\": 0.5, \"end\": 1}, {\"word\": \"It\", \"start\": 1.1, \"end\": 1.5}, {\"word\": \"rained.\", \"start\": 1.5, \"end\": 2}], \"text\": \"I left. It rained.\"}"
    )]
    [InlineData(
        "{\"words\": [{\"text\": \"I\", \"start\": 0, \"end\": 500}, {\"text\": \"left.\", \"start\": 500, \"end\": 1000}, {\"text\": \"It\", \"start\": 1100, \"end\": 1500}, {\"text\": \"rained.\", \"start\": 1500, \"end\": 2000}]}"
    )]
    public async Task Recognisers_write_the_same_in_several_shapes(string json)
    {
        var answer = await JsonAsync(json);
        answer.GetProperty("text").GetString().ShouldBe("I left. It rained.");
        answer.GetProperty("seconds").GetDouble().ShouldBe(2.0);
        answer.GetProperty("wordsPerMinute").GetDouble().ShouldBe(120);
    }

    // Each word a third of a second, one after the other.
    private static string Spoken(string text)
    {
        var json = new StringBuilder();
        foreach (var (i, word) in text.Split(' ').Index())
        {
            json.Append(i > 0 ? "," : "")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{{\"word\":\"{word}\",\"start\":{i / 3.0:0.000},\"end\":{(i + 1) / 3.0:0.000}}}"
                );
        }

        return $"{{\"words\":[{json}]}}";
    }

    private async Task<JsonElement> JsonAsync(string input, params string[] more)
    {
        var ran = await terminal.RunAsync(input, ["analyse", "-", "--json", .. more]);
        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(ran.Out).RootElement;
    }

    private static List<string> Fillers(JsonElement answer) =>
        [.. answer.GetProperty("fillers").EnumerateArray().Select(filler => filler.GetProperty("text").GetString()!)];

    private static List<string> Texts(JsonElement answer, string name) =>
        [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
