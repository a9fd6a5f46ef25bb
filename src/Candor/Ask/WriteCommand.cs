using System.CommandLine;
using System.Text;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary><c>candor write</c>: a draft from a file of facts, without the store.</summary>
internal static class WriteCommand
{
    /// <summary>Longest facts file, in bytes; a page of facts has two thousand.</summary>
    private const int LongestFacts = 512 * 1024;

    public static Command Make(Terminal terminal)
    {
        var kind = new Argument<string>("kind")
        {
            Description = $"What to write: {Token.All<DraftKind>()}, or more exactly {Token.All<TextKind>()}.",
        };
        var facts = new Option<string>("--facts")
        {
            Description = "A YAML or JSON file of facts, or - for standard input.",
            Required = true,
        };
        var seed = new Option<ulong>("--seed") { Description = "Another seed gives another wording." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var command = new Command("write", "A draft from your own facts; nothing is invented.")
        {
            kind,
            facts,
            seed,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    terminal,
                    parsed.GetValue(kind)!,
                    parsed.GetValue(facts)!,
                    parsed.GetValue(seed),
                    parsed.GetValue(json),
                    cancel
                )
        );
        return command;
    }

    /// <summary>The text that a word asks for: a kind of draft stands for its commonest text.</summary>
    public static TextKind? Kind(string word) =>
        word switch
        {
            "email" => TextKind.FeedbackEmail,
            "call" => TextKind.CallCard,
            _ => Token.TryRead<TextKind>(word, out var kind) ? kind : null,
        };

    private static async Task<int> RunAsync(
        Terminal terminal,
        string word,
        string path,
        ulong seed,
        bool json,
        CancellationToken cancel
    )
    {
        var faults = new List<Fault>();
        var write = new Write(BuiltIn.Library(terminal.Home, faults, "writing"), faults);
        foreach (var fault in faults)
        {
            await terminal.Error.WriteLineAsync(
                $"candor: {Path.Combine(terminal.Home, "knowledge", fault.ToString())}"
            );
        }

        if (Kind(word) is not { } kind || !write.Kinds.Contains(kind))
        {
            var words = write.Kinds.Select(Token.Name).Append("email").Append("call").ToList();
            throw new BadInputException(
                Nearest.Of(word, words) is { } near
                    ? $"there is no text '{word}'; did you mean '{near}'?"
                    : $"there is no text '{word}'; there are {string.Join(", ", words)}"
            );
        }

        var facts = await ReadAsync(terminal, path, cancel);
        if (facts is null)
        {
            return 2;
        }

        if (facts[Fact.Known] is { Length: > 0 } known && !write.Matters.Contains(known))
        {
            throw new BadInputException(
                Nearest.Of(known, write.Matters) is { } like
                    ? $"'known' is '{known}', about which there is no question; did you mean '{like}'?"
                    : $"'known' is '{known}', about which there is no question; there are {string.Join(", ", write.Matters.Order(StringComparer.Ordinal))}"
            );
        }

        Say(terminal, word, write.Compose(kind, facts, seed), facts, json);
        return faults.Count > 0 ? 2 : 0;
    }

    /// <summary>A facts file; null, its faults told, where it cannot be used.</summary>
    public static async Task<Facts?> ReadAsync(Terminal terminal, string path, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var facts = ReadFacts.Of(
            path == "-" ? "standard input" : path,
            await TextAsync(terminal, path, cancel),
            faults
        );
        foreach (var fault in faults)
        {
            await terminal.Error.WriteLineAsync($"candor: {fault}");
        }

        return faults.Count == 0 ? facts : null;
    }

    private static async Task<string> TextAsync(Terminal terminal, string path, CancellationToken cancel)
    {
        try
        {
            await using var stream = path == "-" ? terminal.OpenIn() : File.OpenRead(path);
            var bytes = new byte[LongestFacts + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return length <= LongestFacts
                ? Encoding.UTF8.GetString(bytes, 0, length)
                : throw new BadInputException(
                    $"{path} is longer than {LongestFacts / 1024} KB; a facts file is a page"
                );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {fault.Message}");
        }
    }

    private static void Say(Terminal terminal, string word, Composed composed, Facts facts, bool json)
    {
        if (json)
        {
            Json.WriteObject(
                terminal.Out,
                writer =>
                {
                    writer.WriteString("kind", Token.Name(composed.Kind));
                    writer.WriteString("form", Token.Name(composed.Form));
                    writer.WriteString("moment", Token.Name(composed.Moment));
                    writer.WriteString("subject", composed.Subject);
                    writer.WriteString("text", composed.Text);
                    writer.WriteStartObject("facts");
                    foreach (var fact in composed.Used)
                    {
                        writer.WriteString(Token.Name(fact), facts[fact]);
                    }

                    writer.WriteEndObject();
                    writer.Texts("missing", composed.Missing.Select(Token.Name));
                    writer.Texts("wanted", composed.Wanted.Select(Token.Name));
                }
            );
            return;
        }

        if (composed.Subject.Length > 0)
        {
            terminal.Out.Write($"Subject: {composed.Subject}\n\n");
        }

        terminal.Out.Write(composed.Text + "\n");
        if (composed.Missing.Count > 0)
        {
            terminal.Error.Write(
                $"Not given, and so not said: {string.Join(", ", composed.Missing.Select(Token.Name))}\n"
            );
        }
    }
}
