using System.Runtime.InteropServices;
using System.Text.Json;

namespace Candor.Browser.Practise;

/// <summary>
/// How well pauses and pace are heard, in a real browser with the real model, on speech of which everything is known. The
/// figures go into docs/quality.md.
/// </summary>
public sealed class SoundFigures(ITestOutputHelper output)
{
    private const double ShortestPause = 0.3;

    private const string Hear = """
        async (bytes) => {
          const { detector, Hearing } = await import('/js/practise/sound.js')
          window.candorDetector ??= await detector()
          const { model } = window.candorDetector
          model.reset_state()
          const samples = new Int16Array(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)).buffer)
          const hearing = new Hearing()
          for (let at = 0; at + 512 <= samples.length; at += 512) {
            const frame = Float32Array.from(samples.subarray(at, at + 512), (sample) => sample / 32768)
            hearing.add({ level: 1, chance: (await model.process(frame)).isSpeech, samples: frame })
          }
          return JSON.stringify(hearing.result())
        }
        """;

    [Theory]
    [InlineData(null, 0.95)]
    [InlineData(20, 0.95)]
    [InlineData(10, 0.85)]
    public async Task Pauses_and_pace_are_heard(int? noise, double leastF1)
    {
        Assert.SkipUnless(Speech.IsThere, "needs flite and sox");
        await using var site = await BrowserSite.OpenAsync();
        await site.GotoAsync($"/practise/sessions/{Guid.NewGuid()}");
        var folder = Directory.CreateTempSubdirectory("candor-speech-").FullName;
        try
        {
            var (right, missed, wrong) = (0, 0, 0);
            var errors = new List<double>();
            var clips = Speech.Clips(16, folder);
            for (var i = 0; i < clips.Count; i++)
            {
                var clip = clips[i];
                var samples = noise is { } below
                    ? Speech.WithNoise(clip, below, pink: i % 8 < 4, folder)
                    : clip.Samples;
                var heard = await HearAsync(site, samples);
                var truth = clip.Pauses.Where(pause => pause.To - pause.From > ShortestPause).ToList();
                var pauses = heard.Talk.Zip(heard.Talk.Skip(1), (a, b) => (From: a.To, To: b.From)).ToList();
                var found = truth.Count(pause => pauses.Exists(other => Same(pause, other)));
                right += found;
                missed += truth.Count - found;
                wrong += pauses.Count(other => !truth.Exists(pause => Same(pause, other)));
                var pace = heard.Syllables / heard.Talk.Sum(span => span.To - span.From);
                errors.Add((pace / (clip.Syllables / clip.Talk.Sum(span => span.To - span.From))) - 1);
            }

            var f1 = 2.0 * right / ((2 * right) + missed + wrong);
            var pace10 = errors.Average(Math.Abs);
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {(noise is null ? "clean" : $"{noise} dB")}: pauses F1 {f1:0.000} ({right} right, {missed} missed, {wrong} wrong); pace off by {pace10:P1} on average, {errors.Average():P1} with its sign, {errors.Count(e => Math.Abs(e) <= .1)} of {errors.Count} clips within 10 %"
                )
            );
            f1.ShouldBeGreaterThanOrEqualTo(leastF1);
            pace10.ShouldBeLessThanOrEqualTo(0.10);
            site.NothingWentWrong();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Span(double From, double To);

    private sealed record Heard(List<Span> Talk, int Syllables);

    private static async Task<Heard> HearAsync(BrowserSite site, short[] samples)
    {
        var bytes = Convert.ToBase64String(MemoryMarshal.AsBytes(samples.AsSpan()));
        var json = await site.Page.EvaluateAsync<string>(Hear, bytes);
        return JsonSerializer.Deserialize<Heard>(json, JsonSerializerOptions.Web)!;
    }

    // Found where both share at least half of what they cover together.
    private static bool Same((double From, double To) one, (double From, double To) other) =>
        Math.Min(one.To, other.To) - Math.Max(one.From, other.From)
        >= 0.5 * (Math.Max(one.To, other.To) - Math.Min(one.From, other.From));
}
