using Candor.Core.Practise;

namespace Candor.Tests.Practise;

/// <summary>A corrected transcript keeps the times of what was left as it was.</summary>
public sealed class RetimeTests
{
    private static Transcript Timed(params string[] words) =>
        ReadTranscript.Of(
            $$"""{"words":[{{string.Join(",", words.Select((word, i) => $$"""{"text":"{{word}}","start":{{i}},"end":{{i}}.5}"""))}}]}"""
        );

    [Fact]
    public void A_misheard_word_takes_the_time_of_the_one_it_replaces()
    {
        var after = ReadTranscript.Of(Retime.Of(Timed("I", "new", "the", "whole", "team"), "I moved the whole team."));
        after.Text.ShouldBe("I moved the whole team.");
        after.Words.Select(word => word.Start!.Value).ShouldBe([0, 0.5, 2, 3, 4]);
        after.Words[1].End.ShouldBe(2);
    }

    [Fact]
    public void Words_put_in_share_the_time_between_their_neighbours()
    {
        var after = ReadTranscript.Of(Retime.Of(Timed("I", "fixed", "it"), "I, um, really fixed it"));
        after.Words.Count.ShouldBe(5);
        after.Words[1].Start!.Value.ShouldBe(0.5, 1e-9);
        after.Words[2].Start!.Value.ShouldBe(0.75, 1e-9);
        after.Words[3].Start.ShouldBe(1);
    }

    [Fact]
    public void Without_times_the_correction_is_the_text() =>
        Retime.Of(ReadTranscript.Of("I fixed it"), "I mended it").ShouldBe("I mended it");

    [Fact]
    public void Times_never_run_backwards_whatever_is_corrected()
    {
        var dice = new Random(5);
        string[] words = ["a", "b", "c", "d"];
        for (var round = 0; round < 300; round++)
        {
            var before = Timed([.. Enumerable.Range(0, dice.Next(1, 12)).Select(_ => words[dice.Next(4)])]);
            var text = string.Join(' ', Enumerable.Range(0, dice.Next(1, 12)).Select(_ => words[dice.Next(4)]));
            var after = ReadTranscript.Of(Retime.Of(before, text));
            after.Words.Select(word => word.Start!.Value).ShouldBeInOrder();
            after.Words.ShouldAllBe(word => word.End >= word.Start);
            after.Words.Select(word => word.Span.Of(after.Text)).ShouldBe(text.Split(' '));
        }
    }
}
