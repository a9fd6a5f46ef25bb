using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Candor.Core;

namespace Candor.Practise;

/// <summary>
/// The recogniser pocketsphinx, where it is installed: small, offline, and rough. It mishears about a word in five of
/// clean speech and drops every "um", so no fillers are counted in what it writes.
/// </summary>
public sealed partial class Pocketsphinx(string? path = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly string? program =
        path
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "pocketsphinx_continuous"))
            .FirstOrDefault(File.Exists);

    public bool IsThere => program is not null;

    /// <param name="wav">A file of 16,000 samples a second, one channel.</param>
    public async Task<Transcribed> TranscribeAsync(string wav, CancellationToken cancel)
    {
        if (program is null)
        {
            return Transcribed.Failed("pocketsphinx is not installed here.");
        }

        var start = new ProcessStartInfo(program)
        {
            ArgumentList =
            {
                "-infile",
                wav,
                "-time",
                "yes",
                "-logfn",
                OperatingSystem.IsWindows() ? "nul" : "/dev/null",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(Patience);
        try
        {
            var errors = run.StandardError.ReadToEndAsync(enough.Token);
            var output = await run.StandardOutput.ReadToEndAsync(enough.Token);
            await errors;
            await run.WaitForExitAsync(enough.Token);
            return Read(output);
        }
        catch (OperationCanceledException)
        {
            run.Kill(entireProcessTree: true);
            return Transcribed.Failed("Recognising took too long and was stopped. Your recording is kept.");
        }
    }

    // Lines of "word start end sureness"; what is no word stands in brackets.
    private static Transcribed Read(string output)
    {
        var words = WordLine()
            .Matches(output)
            .Select(line => new
            {
                text = Variant().Replace(line.Groups["word"].Value, ""),
                start = Seconds(line.Groups["start"]),
                end = Seconds(line.Groups["end"]),
            })
            .Where(word => word.text.Length > 0 && word.text[0] is not ('<' or '[' or '+'))
            .ToList();
        return words.Count == 0
            ? Transcribed.Failed(
                "Not one word could be made out. Write down what you said, and its words are measured."
            )
            : new(JsonSerializer.Serialize(new { words }), WordsFrom.Rough, null);
    }

    private static double Seconds(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<word>\S+) (?<start>\d+\.\d+) (?<end>\d+\.\d+) \d",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex WordLine();

    [GeneratedRegex(@"\(\d+\)$", RegexOptions.None, 1000)]
    private static partial Regex Variant();
}
