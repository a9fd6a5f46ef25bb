using Candor.Core.Knowledge;
using Candor.Core.Practise;
using Candor.Core.Text;
using Candor.Tests.Review;

namespace Candor.Tests.Practise;

/// <summary>Whatever a transcript holds: no exception, nothing marked outside its text, and no impossible figure.</summary>
public sealed class TranscriptFuzzTests
{
    private static readonly string[] Transcripts =
    [
        "WEBVTT\n\n1\n00:01.000 --> 00:03.000 align:start position:0%\n<v Ada>So I <00:02.000><c>called</c> them\n \n00:03.000 --> 00:05.000\nSo I called them\ntwice, um, that &amp; week.\n",
        "1\n00:00:01,000 --> 00:00:02,500\nI was, I had been there.\n\n2\n00:00:03,000 --> 00:00:04,000\nAs a result we sold 40.\n",
        "{\"question\": \"Why us?\", \"words\": [{\"text\": \"um\", \"start\": 0.5, \"end\": 0.7}, {\"word\": \" I\", \"start\": 0.8, \"end\": 0.9}, {\"text\": \"left\", \"start\": \"2.1\", \"end\": 2.4}]}",
        "{\"text\": \"I left\", \"segments\": [{\"start\": 0, \"end\": 1, \"words\": [{\"word\": \" I\", \"start\": 0, \"end\": 0.2}]}, {\"start\": 1, \"end\": 2, \"text\": \" left\"}]}",
        "{\"transcription\": [{\"offsets\": {\"from\": 0, \"to\": 900}, \"text\": \" well i left\"}]}",
        "{\"segments\": [{\"speaker\": \"A\", \"words\": [{\"word\": \"th[is]-\", \"start\": 0, \"end\": 0.2}, {\"word\": \"[laughter-yes]\", \"start\": 0.2, \"end\": 0.5}]}, {\"speaker\": \"B\", \"start\": 0.5, \"end\": 2, \"text\": \"(( so )) *coughs* {LG} &=laughs %uh <noise> we left\"}]}",
        "WEBVTT\n\n00:01.000 --> 00:03.000\nA: uh-huh [background noise]\n\n00:03.000 --> 00:06.000\n<v Ben>i i went th- the [laughter] store (laughs)\n",
        "When I was at the shop, the till broke. My task was, you know, to sell. I, uh, I wrote like forty slips, no, fifty, and nobody left.",
        "so um my first boss right he was like you know kind of strict and i just left i mean it was okay and stuff",
    ];

    [Fact]
    public void Mutated_transcripts_are_measured_without_a_fault() => Run(seed: 1, rounds: 3_000);

    [Fact]
    [Trait("Kind", "Soak")]
    public void A_million_mutated_transcripts_are_measured_without_a_fault()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run; ./soak.sh has it");
        Run(seed: 2, rounds: 1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine(
            "figure: transcript fuzz: 1,000,000 mutated transcripts, no fault"
        );
    }

    private static void Run(int seed, int rounds)
    {
        var random = new Random(seed);
        var analyse = new Analyse(new Library(Candor.Checking.ReadFolder.Read(Repository.Knowledge, [])), []);
        for (var i = 0; i < rounds; i++)
        {
            var mutated = FuzzTests.Mutate(Transcripts[random.Next(Transcripts.Length)], random);
            var measured = analyse.Of(ReadTranscript.Of(mutated), "What went wrong?");
            if (Fault(measured) is { } fault)
            {
                Assert.Fail($"round {i}: {fault}: {mutated}");
            }
        }
    }

    private static string? Fault(Measured measured)
    {
        var length = measured.Transcript.Text.Length;
        var spans = measured
            .Marks.Select(mark => mark.Span)
            .Concat(measured.PartSpans.Select(part => part.Span))
            .Concat(measured.Transcript.Words.Select(word => word.Span));
        return spans.Any(span => span.Start < 0 || span.Start >= span.End || span.End > length)
                ? "a span outside the text"
            : measured.WordsPerMinute is { } pace && !(pace > 0 && double.IsFinite(pace)) ? $"{pace} words a minute"
            : measured.TalkingWordsPerMinute is { } talking && !(talking > 0 && double.IsFinite(talking))
                ? $"{talking} words a minute of talk"
            : measured.Pauses is { } pauses && !(pauses.TalkShare is >= -0.0001 and <= 1.0001)
                ? $"a share of {pauses.TalkShare} talk"
            : measured.Parts is { } parts && parts.Values.Sum(part => part.Share) > 1.0001 ? "more parts than words"
            : measured.Seconds is null && !measured.NotMeasured.Contains("seconds", StringComparer.Ordinal)
                ? "seconds neither measured nor missing"
            : null;
    }
}
