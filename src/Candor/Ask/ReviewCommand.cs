using System.CommandLine;
using System.Text.Json;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Ask;

/// <summary><c>candor review FILE|-</c>: findings and measures of a text; stores nothing.</summary>
internal static class ReviewCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A text in UTF-8; - for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var kind = new Option<string>("--kind")
        {
            Description = $"What the text is: {Token.All<DraftKind>()}",
            DefaultValueFactory = _ => "email",
        };
        var moment = new Option<string>("--moment")
        {
            Description = "Before or after the decision: before it, answering a concern is right",
            DefaultValueFactory = _ => "after",
        };
        var facts = new Option<string?>("--facts") { Description = "A YAML or JSON file of names, employer and role" };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var lines = new Option<string?>("--jsonl")
        {
            Description = "A file (or -) with an object {id, text, kind} a line; a result a line comes out",
        };
        var command = new Command("review", "What could cost the answer, in a text to send or to say")
        {
            file,
            kind,
            moment,
            facts,
            json,
            lines,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var context = new ReviewContext(
                    Read<DraftKind>("--kind", parsed.GetValue(kind)!),
                    Read<Moment>("--moment", parsed.GetValue(moment)!),
                    parsed.GetValue(facts) is { } path ? await ReadReviewFacts.OfAsync(terminal, path, cancel) : null
                );
                if (parsed.GetValue(lines) is { } many)
                {
                    return await LinesAsync(terminal, many, context, cancel);
                }

                var from =
                    parsed.GetValue(file)
                    ?? throw new BadInputException("review: name a FILE, or - for standard input");
                var text = await InputText.ReadStrictAsync(terminal, from, cancel);
                var asJson = parsed.GetValue(json);
                var (review, library, sound) = Engine(terminal, asJson ? [] : ["sources"]);
                var reviewed = review.Of(text, context);
                var care = CareFor(terminal, reviewed);
                if (asJson)
                {
                    Json.WriteObject(terminal.Out, writer => ReviewJson.Write(writer, reviewed, care));
                }
                else
                {
                    ReviewText.Write(terminal.Out, reviewed, care, new Sources(library, []));
                }

                return ExitCode(sound, reviewed.Findings.Any(f => f.Level == Level.Error));
            }
        );
        return command;
    }

    // The numbers are read only where they are needed.
    private static Care? CareFor(Terminal terminal, Reviewed reviewed) =>
        reviewed.Distress
            ? Care.For(
                reviewed,
                BuiltIn.Library(terminal.Home, new List<Fault>(), [.. Care.Folders]),
                Care.CountryOfMachine()
            )
            : null;

    private static int ExitCode(bool sound, bool errors) =>
        (sound, errors) switch
        {
            (false, _) => 2,
            (_, true) => 1,
            _ => 0,
        };

    private static T Read<T>(string option, string name)
        where T : struct, Enum =>
        Token.TryRead<T>(name, out var value)
            ? value
            : throw new BadInputException($"{option} is '{name}', which is not one of: {Token.All<T>()}");

    private static (Review, Library, bool Sound) Engine(Terminal terminal, params string[] more)
    {
        var faults = new List<Fault>();
        var library = BuiltIn.Library(terminal.Home, faults, [.. Review.Folders, .. more]);
        var review = new Review(library, faults);
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine($"candor: {fault} (the other rules are used without it)");
        }

        return (review, library, faults.Count == 0);
    }

    private static async Task<int> LinesAsync(
        Terminal terminal,
        string path,
        ReviewContext context,
        CancellationToken cancel
    )
    {
        var (review, _, sound) = Engine(terminal);
        var errors = false;
        var number = 0;
        await foreach (var line in InputText.LinesAsync(terminal, path, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (ReviewLine.TryRead(line, context) is not { } one)
            {
                sound = false;
                await terminal.Error.WriteLineAsync(
                    $"candor: {path}:{number}: expected an object with 'id' and 'text', and 'kind' as in --kind"
                );
                continue;
            }

            var reviewed = review.Of(one.Text, one.Context);
            errors |= reviewed.Findings.Any(f => f.Level == Level.Error);
            Json.WriteLine(
                terminal.Out,
                writer =>
                {
                    writer.WritePropertyName("id");
                    one.Id.WriteTo(writer);
                    ReviewJson.Write(writer, reviewed, CareFor(terminal, reviewed));
                }
            );
        }

        return ExitCode(sound, errors);
    }

    /// <summary>A line of <c>--jsonl</c>: what the line leaves out comes from the command's own options.</summary>
    private sealed record ReviewLine(JsonElement Id, string Text, ReviewContext Context)
    {
        public static ReviewLine? TryRead(string line, ReviewContext context)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                if (
                    root.ValueKind != JsonValueKind.Object
                    || !root.TryGetProperty("id", out var id)
                    || !root.TryGetProperty("text", out var text)
                    || text.ValueKind != JsonValueKind.String
                    || !Given(root, "kind", context.Kind, out var kind)
                    || !Given(root, "moment", context.Moment, out var moment)
                )
                {
                    return null;
                }

                return new(id.Clone(), text.GetString()!, context with { Kind = kind, Moment = moment });
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // Not JSON, or a text that is no Unicode, such as half of a surrogate pair.
                return null;
            }
        }

        private static bool Given<T>(JsonElement root, string key, T otherwise, out T value)
            where T : struct, Enum
        {
            value = otherwise;
            return !root.TryGetProperty(key, out var given)
                || given.ValueKind == JsonValueKind.Null
                || (given.ValueKind == JsonValueKind.String && Token.TryRead(given.GetString()!, out value));
        }
    }
}
