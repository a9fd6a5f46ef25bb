using System.CommandLine;
using System.Text.Json;
using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary><c>candor analyse FILE|-</c>: measures of a practice answer; stores nothing.</summary>
public static class AnalyseCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description =
                "An answer: text, WebVTT, SRT, or JSON {question, words: [{text, start, end, speaker}]}; - for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var question = new Option<string?>("--question") { Description = "What was asked" };
        var speaker = new Option<string?>("--speaker")
        {
            Description = "Whose words are measured, where the transcript names several; else who says the most",
        };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var lines = new Option<string?>("--jsonl")
        {
            Description =
                "A file (or -) with an object {id, text or words, question} a line; a result a line comes out",
        };
        var command = new Command("analyse", "Measures of a practice answer from text or a transcript with word times")
        {
            file,
            question,
            speaker,
            json,
            lines,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var analyse = Engine(terminal);
                if (parsed.GetValue(lines) is { } path)
                {
                    return await LinesAsync(
                        terminal,
                        analyse,
                        path,
                        parsed.GetValue(question),
                        parsed.GetValue(speaker),
                        cancel
                    );
                }

                var from =
                    parsed.GetValue(file)
                    ?? throw new BadInputException("analyse: name a FILE, or - for standard input");
                var content = await InputText.ReadAsync(terminal, from, cancel);
                var transcript = ReadTranscript.Of(content, parsed.GetValue(speaker));
                Expect(transcript, parsed.GetValue(speaker), from);
                var measured = analyse.Of(transcript, parsed.GetValue(question));
                if (parsed.GetValue(json))
                {
                    Json.WriteObject(terminal.Out, writer => AnswerJson.Write(writer, measured));
                }
                else
                {
                    AnswerText.Write(terminal.Out, measured);
                }

                return 0;
            }
        );
        return command;
    }

    private static void Expect(Transcript transcript, string? speaker, string from)
    {
        if (speaker is not null && !transcript.Speakers.Contains(speaker, StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException(
                transcript.Speakers.Count == 0
                    ? $"{from}: it names no speakers; leave --speaker out"
                    : $"{from}: nobody called '{speaker}' speaks in it, only {string.Join(", ", transcript.Speakers)}"
            );
        }
    }

    private static Analyse Engine(Terminal terminal)
    {
        var faults = new List<Fault>();
        var analyse = new Analyse(BuiltIn.Library(terminal.Home, faults, Analyse.Folders), faults);
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine($"candor: {fault} (the rest is read without it)");
        }

        return analyse;
    }

    private static async Task<int> LinesAsync(
        Terminal terminal,
        Analyse analyse,
        string path,
        string? question,
        string? speaker,
        CancellationToken cancel
    )
    {
        var (number, bad) = (0, 0);
        await foreach (var line in InputText.LinesAsync(terminal, path, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!TryRead(line, speaker, out var id, out var transcript))
            {
                bad++;
                await terminal.Error.WriteLineAsync(
                    $"candor: {path}:{number}: expected an object with 'id' and 'text' or 'words'"
                );
                continue;
            }

            var measured = analyse.Of(transcript, transcript.Question ?? question);
            Json.WriteLine(
                terminal.Out,
                writer =>
                {
                    writer.WritePropertyName("id");
                    id.WriteTo(writer);
                    AnswerJson.Write(writer, measured);
                }
            );
        }

        return bad > 0 ? 2 : 0;
    }

    private static bool TryRead(string line, string? speaker, out JsonElement id, out Transcript transcript)
    {
        (id, transcript) = (default, null!);
        try
        {
            using var json = JsonDocument.Parse(line);
            if (
                !ReadWordsJson.TryOf(json.RootElement, out transcript, speaker)
                || !json.RootElement.TryGetProperty("id", out id)
            )
            {
                return false;
            }

            id = id.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
