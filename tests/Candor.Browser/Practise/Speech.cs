using System.Diagnostics;
using System.Globalization;

namespace Candor.Browser.Practise;

/// <summary>A clip of synthetic speech of which everything is known.</summary>
/// <param name="Samples">16,000 a second.</param>
/// <param name="Talk">When there is speech, in seconds.</param>
/// <param name="Pauses">Silences between speech, of any length.</param>
/// <param name="Syllables">Vowels, as the synthesiser says that it spoke them.</param>
public sealed record Clip(
    short[] Samples,
    IReadOnlyList<(double From, double To)> Talk,
    IReadOnlyList<(double From, double To)> Pauses,
    int Syllables
);

/// <summary>
/// Speech made with flite, which tells when each sound was spoken, phrases put together with silences of known length, and
/// noise from sox. The same clips on every run.
/// </summary>
internal static class Speech
{
    public const int Rate = 16000;

    /// <summary>Seconds. None lies near the 0.3 from which a silence is a pause: there nobody could say what is right.</summary>
    private static readonly double[] Gaps = [0.12, 0.2, 0.4, 0.5, 0.7, 1.0, 1.5, 2.5];

    private static readonly string[] Voices = ["slt", "kal16", "awb", "rms"];

    private static readonly HashSet<string> Vowels = new(
        "aa ae ah ao aw ax axr ay eh er ey ih iy ow oy uh uw".Split(' '),
        StringComparer.Ordinal
    );

    private static readonly string[] Phrases =
    [
        "When I was working at a garden centre in Leeds",
        "the tills went down on the busiest Saturday of spring",
        "My task was to keep the queue moving",
        "I wrote prices on paper slips",
        "and I asked two colleagues to take cash",
        "As a result we sold four thousand pounds of plants",
        "and nobody left the queue",
        "Our manager was on holiday",
        "so there was nobody to ask",
        "I called the supplier at seven in the morning",
        "and explained what had happened",
        "He promised to send a new part the same day",
        "We had a difficult customer who complained every week",
        "I listened first",
        "and then I asked her what she would change",
        "She told me about the parking",
        "It turned out that the signs were wrong",
        "After that she came back every Friday",
        "I think the hardest part was the deadline",
        "because the design was still open",
        "I made a list of everything that could wait",
        "My colleague disagreed with the order",
        "We talked about it for ten minutes",
        "and in the end we tried both ways",
        "The second one was quicker by half",
        "I learned to write things down",
        "In my last year at university",
        "I organised a conference for eighty students",
        "The main speaker fell ill the evening before",
        "I rang everyone I knew",
        "One professor agreed at midnight",
    ];

    public static bool IsThere => File.Exists("/usr/bin/flite") && File.Exists("/usr/bin/sox");

    public static IReadOnlyList<Clip> Clips(int count, string folder)
    {
        var dice = new Random(7);
        var next = 0;
        return
        [
            .. Enumerable.Range(0, count).Select(clip => Make(Voices[clip % Voices.Length], folder, dice, ref next)),
        ];
    }

    /// <summary>The clip with noise so many decibels below its speech: pink and white by turns.</summary>
    public static short[] WithNoise(Clip clip, int decibels, bool pink, string folder)
    {
        var path = Path.Combine(folder, "noise.wav");
        var seconds = ((double)clip.Samples.Length / Rate).ToString(CultureInfo.InvariantCulture);
        Run(
            "sox",
            "-R",
            "-n",
            "-r",
            $"{Rate}",
            "-c",
            "1",
            "-b",
            "16",
            path,
            "synth",
            seconds,
            pink ? "pinknoise" : "whitenoise"
        );
        var noise = Samples(path);
        var speech = clip.Talk.SelectMany(span => clip.Samples[(int)(span.From * Rate)..(int)(span.To * Rate)]);
        var gain = Loudness(speech) / Loudness(noise) / Math.Pow(10, decibels / 20.0);
        return
        [
            .. clip.Samples.Select(
                (sample, i) => (short)Math.Clamp(sample + (noise[Math.Min(i, noise.Length - 1)] * gain), -32768, 32767)
            ),
        ];
    }

    private static Clip Make(string voice, string folder, Random dice, ref int next)
    {
        const int Parts = 6;
        var all = new List<short>();
        var talk = new List<(double, double)>();
        var pauses = new List<(double, double)>();
        var syllables = 0;
        Silence(0.4 + dice.NextDouble());
        for (var part = 0; part < Parts; part++)
        {
            var (samples, sounds) = Say(voice, Phrases[next++ % Phrases.Length], folder);
            var begins = (double)all.Count / Rate;
            if (talk.Count > 0)
            {
                pauses.Add((talk[^1].Item2, begins));
            }

            all.AddRange(samples);
            syllables += sounds.Count(Vowels.Contains);
            talk.Add((begins, (double)all.Count / Rate));
            if (part < Parts - 1)
            {
                Silence(Gaps[dice.Next(Gaps.Length)]);
            }
        }

        Silence(1);
        return new([.. all], talk, pauses, syllables);

        void Silence(double seconds) => all.AddRange(new short[(int)(seconds * Rate)]);
    }

    // "pau:0.222 ay:0.338 …": each sound with the second at which it ends. The silence around the phrase is cut off.
    private static (short[] Samples, List<string> Sounds) Say(string voice, string text, string folder)
    {
        var path = Path.Combine(folder, "phrase.wav");
        var said = Run("flite", "-voice", voice, "-psdur", "-t", text, "-o", path)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(sound => sound.Split(':'))
            .Select(sound => (Name: sound[0], End: double.Parse(sound[1], CultureInfo.InvariantCulture)))
            .ToList();
        var first = said.FindIndex(sound => sound.Name != "pau");
        var last = said.FindLastIndex(sound => sound.Name != "pau");
        var from = first == 0 ? 0 : said[first - 1].End;
        return (Samples(path)[(int)(from * Rate)..(int)(said[last].End * Rate)], [.. said.Select(sound => sound.Name)]);
    }

    private static short[] Samples(string wav)
    {
        const int Header = 44;
        var bytes = File.ReadAllBytes(wav);
        var samples = new short[(bytes.Length - Header) / 2];
        Buffer.BlockCopy(bytes, Header, samples, 0, samples.Length * 2);
        return samples;
    }

    /// <summary>A WAV file of the samples, for Chromium to take as a microphone.</summary>
    public static void Write(string path, short[] samples)
    {
        using var to = new BinaryWriter(File.Create(path));
        to.Write("RIFF"u8);
        to.Write(36 + (samples.Length * 2));
        to.Write("WAVEfmt "u8);
        to.Write(16);
        to.Write((short)1);
        to.Write((short)1);
        to.Write(Rate);
        to.Write(Rate * 2);
        to.Write((short)2);
        to.Write((short)16);
        to.Write("data"u8);
        to.Write(samples.Length * 2);
        foreach (var sample in samples)
        {
            to.Write(sample);
        }
    }

    private static double Loudness(IEnumerable<short> samples) =>
        Math.Sqrt(samples.Average(sample => (double)sample * sample));

    private static string Run(string program, params string[] arguments)
    {
        using var run = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        run.ExitCode.ShouldBe(0, program);
        return output;
    }
}
