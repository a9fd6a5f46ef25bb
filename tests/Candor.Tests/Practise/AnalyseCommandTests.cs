using System.Text.Json;

namespace Candor.Tests.Practise;

public sealed class AnalyseCommandTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    private const string Story =
        "When I was working at a garden centre in Leeds, the tills went down on the busiest Saturday of spring. "
        + "My task was to keep the queue moving. I wrote prices on paper slips, and I asked two colleagues to take cash. "
        + "As a result we sold 4,000 pounds of plants and nobody left the queue.";

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_story_shows_its_parts_in_order()
    {
        var answer = await JsonAsync(Story, "--question", "Tell me about a problem that you solved.");
        var parts = answer.GetProperty("parts");
        parts.EnumerateObject().ShouldAllBe(part => part.Value.GetDouble() > 0.1);
        Texts(answer, "order").ShouldBe(["situation", "task", "action", "result"]);
        answer.GetProperty("detail").GetInt32().ShouldBeGreaterThan(4);
        answer.GetProperty("answered").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task A_text_has_no_pace_and_says_so()
    {
        var answer = await JsonAsync("I worked there for two years.");
        answer.GetProperty("words").GetInt32().ShouldBe(6);
        answer.GetProperty("seconds").ValueKind.ShouldBe(JsonValueKind.Null);
        Texts(answer, "notMeasured").ShouldContain("wordsPerMinute");
        Texts(answer, "notMeasured").ShouldContain("answered");
    }

    [Fact]
    public async Task Words_a_minute_count_every_word_over_last_end_minus_first_start()
    {
        var answer = await JsonAsync(
            """
            {"question": "Why us?", "words": [
              {"text": "um", "start": 2.0, "end": 2.3}, {"text": "I", "start": 2.4, "end": 2.5},
              {"text": "like", "start": 2.5, "end": 2.8}, {"text": "the", "start": 2.9, "end": 3.0},
              {"text": "work", "start": 4.4, "end": 5.0}]}
            """
        );
        answer.GetProperty("words").GetInt32().ShouldBe(5);
        answer.GetProperty("seconds").GetDouble().ShouldBe(3.0);
        answer.GetProperty("wordsPerMinute").GetDouble().ShouldBe(100);
        answer.GetProperty("question").GetString().ShouldBe("Why us?");
        var filler = answer.GetProperty("fillers").EnumerateArray().ShouldHaveSingleItem();
        filler.GetProperty("text").GetString().ShouldBe("um");
        filler.GetProperty("start").GetDouble().ShouldBe(2.0);
        answer.GetProperty("pauses").GetProperty("count").GetInt32().ShouldBe(1);
        answer.GetProperty("pauses").GetProperty("longestSeconds").GetDouble().ShouldBe(1.4);
    }

    [Fact]
    public async Task Captions_are_read_with_and_without_word_times()
    {
        var answer = await JsonAsync(
            """
            WEBVTT

            NOTE said on a Friday

            1
            00:00:01.000 --> 00:00:03.000 align:start
            <v Ada>So I <00:00:02.000>called them

            00:03.500 --> 00:05.000
            twice that &amp; week.
            """
        );
        answer.GetProperty("words").GetInt32().ShouldBe(7);
        answer.GetProperty("seconds").GetDouble().ShouldBe(4.0);
        answer.GetProperty("text").GetString().ShouldBe("So I called them twice that & week.");
    }

    [Fact]
    public async Task Missing_and_overlapping_times_leave_what_can_be_measured()
    {
        var answer = await JsonAsync(
            """
            {"words": [{"text": "We", "start": 1, "end": 1.5}, {"text": "moved", "start": 1.2, "end": 2},
              {"text": "the"}, {"text": "whole", "start": 9, "end": 3}, {"text": "office", "start": 3, "end": 4}]}
            """
        );
        answer.GetProperty("wordsPerMinute").GetDouble().ShouldBe(100);
        answer.GetProperty("pauses").ValueKind.ShouldBe(JsonValueKind.Null);
        Texts(answer, "notMeasured").ShouldContain("pauses");
        Texts(answer, "notes").ShouldContain(note => note.Contains("2 of 5 words"));
        Texts(answer, "notes").ShouldContain(note => note.Contains("overlap"));
    }

    [Theory]
    [InlineData("", "no words")]
    [InlineData("{\"words\": []}", "no words")]
    [InlineData(
        "Ich habe drei Jahre lang in einem kleinen Laden gearbeitet und dort die Kasse und das Lager gemacht.",
        "not look like English"
    )]
    public async Task What_cannot_be_measured_is_named(string input, string note)
    {
        var answer = await JsonAsync(input);
        Texts(answer, "notes").ShouldContain(line => line.Contains(note));
        Texts(answer, "notMeasured").ShouldContain("fillers");
        answer.GetProperty("parts").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_long_text_without_full_stops_has_no_sentences_to_count()
    {
        var answer = await JsonAsync(string.Join(" and then ", Enumerable.Repeat("we moved the boxes to the van", 12)));
        Texts(answer, "notMeasured").ShouldContain("sentences");
        Texts(answer, "notMeasured").ShouldNotContain("fillers");
    }

    [Fact]
    public async Task Repeats_and_restarts_are_told_from_doubling_on_purpose()
    {
        var answer = await JsonAsync(
            "I was, I had been there for a very very long year. We, uh, we went to the the office. I think I said that that was fine."
        );
        answer.GetProperty("restarts").GetInt32().ShouldBe(3);
        answer.GetProperty("repeats").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_line_in_is_a_line_out_in_order()
    {
        var ran = await terminal.RunAsync(
            "{\"id\": 7, \"text\": \"I, um, left.\"}\nnonsense\n{\"id\": \"b\", \"words\": [{\"text\": \"Hi\", \"start\": 0, \"end\": 1}]}\n",
            ["analyse", "--jsonl", "-"]
        );
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("-:2:");
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("{\"version\":1,\"id\":7,");
        lines[1].ShouldContain("\"id\":\"b\"");
    }

    [Fact]
    public Task The_documentations_examples_hold() => CliDocs.CheckAsync("analyse");

    [Fact]
    public async Task A_person_gets_words()
    {
        var ran = await terminal.RunAsync(Story, ["analyse", "-"]);
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldStartWith("Length     ");
        ran.Out.ShouldContain("Story      situation ");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_line()
    {
        var ran = await terminal.RunAsync("analyse", "nowhere.vtt");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe("candor: nowhere.vtt: there is no such file\n");
    }

    [Fact]
    public async Task A_picture_or_a_recording_is_one_line_and_no_answer()
    {
        var path = Path.Combine(terminal.Home, "answer.webm");
        await File.WriteAllBytesAsync(path, [0x1A, 0x45, 0xDF, 0xA3, 0, 0, 0, 32, .. "words as it happens"u8]);
        var ran = await terminal.RunAsync("analyse", path);
        ran.ExitCode.ShouldBe(2);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldBe($"candor: {path}: not a text (a zero byte at 4); give a plain text in UTF-8\n");
    }

    [Fact]
    public async Task A_text_in_UTF_16_is_read_by_its_mark()
    {
        var path = Path.Combine(terminal.Home, "answer.txt");
        await File.WriteAllTextAsync(path, "I worked there for two years.", System.Text.Encoding.Unicode);
        var ran = await terminal.RunAsync("analyse", path, "--json");
        JsonDocument.Parse(ran.Out).RootElement.GetProperty("words").GetInt32().ShouldBe(6);
    }

    private async Task<JsonElement> JsonAsync(string input, params string[] more)
    {
        var ran = await terminal.RunAsync(input, ["analyse", "-", "--json", .. more]);
        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(ran.Out).RootElement;
    }

    private static List<string> Texts(JsonElement answer, string name) =>
        [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
