using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>The shapes in which transcripts come, and what can be wrong with them.</summary>
public sealed class ReadTranscriptTests
{
    [Fact]
    public void Captions_that_roll_count_once_what_they_show_twice()
    {
        Text(
                """
                WEBVTT
                Kind: captions

                00:00:00.000 --> 00:00:02.000 align:start position:0%
                 
                so<00:00:00.400><c> um</c><00:00:00.800><c> I</c>

                00:00:02.000 --> 00:00:02.010 align:start position:0%
                so um I
                 

                00:00:02.010 --> 00:00:04.000 align:start position:0%
                so um I
                went<00:00:02.500><c> there</c>
                """
            )
            .ShouldBe("so um I went there");
    }

    [Fact]
    public void Captions_that_grow_count_once_what_they_show_twice()
    {
        Text(
                "WEBVTT\n\n00:00.000 --> 00:01.000\nso I\n\n00:01.000 --> 00:02.000\nso I went\n\n00:02.000 --> 00:03.000\nso I went home"
            )
            .ShouldBe("so I went home");
    }

    [Fact]
    public void What_is_said_again_later_is_said_again()
    {
        Text("WEBVTT\n\n00:00.000 --> 00:01.000\nYes.\n\n00:03.000 --> 00:04.000\nYes.").ShouldBe("Yes. Yes.");
    }

    [Fact]
    public void Word_times_inside_a_cue_are_read()
    {
        var words = ReadTranscript
            .Of("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v.loud Ada>I<00:00:01.500><c> left</c><00:00:02.000> it")
            .Words;
        words.Select(word => word.Start).ShouldBe([1.0, 1.5, 2.0]);
        words[^1].End.ShouldBe(3.0);
    }

    [Fact]
    public void Subtitles_are_captions_with_commas()
    {
        var read = ReadTranscript.Of(
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nADA: I fixed it.\r\n\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\n>> In two days.\r\n"
        );
        read.Text.ShouldBe("I fixed it. In two days.");
        read.Words[^1].End.ShouldBe(4.0);
    }

    [Fact]
    public void A_recognisers_segments_are_read_with_their_words_and_without()
    {
        const string Whisper = """
            {"text": " I left. Then I slept.", "language": "en", "segments": [
              {"id": 0, "start": 0.0, "end": 1.0, "text": " I left.", "words": [
                {"word": " I", "start": 0.1, "end": 0.3, "probability": 0.9}, {"word": " left.", "start": 0.3, "end": 0.9}]},
              {"id": 1, "start": 1.0, "end": 2.5, "text": " Then I slept."}]}
            """;
        var read = ReadTranscript.Of(Whisper);
        read.Text.ShouldBe("I left. Then I slept.");
        read.Words.Count.ShouldBe(5);
        (read.Words[0].Start, read.Words[^1].End).ShouldBe((0.1, 2.5));
    }

    [Fact]
    public void Milliseconds_of_stretches_become_seconds()
    {
        var read = ReadTranscript.Of(
            "{\"transcription\": [{\"offsets\": {\"from\": 500, \"to\": 2500}, \"text\": \" I left\"}]}"
        );
        (read.Words[0].Start, read.Words[^1].End).ShouldBe((0.5, 2.5));
    }

    [Fact]
    public void Words_under_one_time_share_it_one_after_the_other()
    {
        var read = ReadTranscript.Of("WEBVTT\n\n00:01.000 --> 00:04.000\nI left early\n");
        read.Words.Select(word => (word.Start!.Value, word.End!.Value)).ShouldBe([(1, 2), (2, 3), (3, 4)]);
    }

    [Fact]
    public void Words_out_of_order_are_taken_in_the_order_of_their_times()
    {
        var read = ReadTranscript.Of(
            "{\"words\": [{\"text\": \"left\", \"start\": 2, \"end\": 3}, {\"text\": \"I\", \"start\": 1, \"end\": 2}, {\"text\": \"\", \"start\": 3, \"end\": 3}]}"
        );
        read.Text.ShouldBe("I left");
        read.Notes.ShouldContain(note => note.Contains("order of their times"));
        read.Notes.ShouldContain(note => note.Contains("empty"));
    }

    private static string Text(string content) => ReadTranscript.Of(content).Text;
}
