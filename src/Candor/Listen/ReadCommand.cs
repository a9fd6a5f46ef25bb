using System.CommandLine;
using System.Text;
using System.Text.Json;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Core.Listen;

namespace Candor.Listen;

/// <summary><c>candor read</c>: what somebody said, as points, with what each may mean and what to ask back.</summary>
public sealed class ReadCommand(Library library, ICollection<Fault> faults)
{
    private readonly FindPoints findPoints = new(library, faults);
    private readonly Readings readings = new(library, faults);

    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The feedback, as text; - for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var lines = new Option<string?>("--jsonl")
        {
            Description = "Read one object with id and text a line, write one result a line",
        };
        var command = new Command("read", "What was said: points, specific or vague, readings, questions to ask back");
        command.Arguments.Add(file);
        command.Options.Add(json);
        command.Options.Add(lines);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var faults = new List<Fault>();
                var read = new ReadCommand(
                    BuiltIn.Library(
                        terminal.Home,
                        faults,
                        "hearing",
                        "topics",
                        "weighing",
                        "leanings",
                        "telling",
                        "readings",
                        "words"
                    ),
                    faults
                );
                Tell(faults, terminal);
                if (parsed.GetValue(lines) is { } path)
                {
                    await read.LinesAsync(path, terminal, cancel);
                }
                else
                {
                    var name =
                        parsed.GetValue(file)
                        ?? throw new BadInputException("name a file to read, or - for standard input");
                    var text = await InputText.ReadAsync(terminal, name, cancel);
                    if (parsed.GetValue(json))
                    {
                        Json.WriteObject(terminal.Out, writer => read.Write(writer, text));
                    }
                    else
                    {
                        await terminal.Out.WriteAsync(read.Told(text));
                    }
                }

                return 0;
            }
        );
        return command;
    }

    private static void Tell(List<Fault> faults, Terminal terminal)
    {
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine($"candor: {fault}");
        }
    }

    private async Task LinesAsync(string name, Terminal terminal, CancellationToken cancel)
    {
        var number = 0;
        await foreach (var line in InputText.LinesAsync(terminal, name, cancel))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                using var one = JsonDocument.Parse(line);
                var (id, text) = (one.RootElement.GetProperty("id"), one.RootElement.GetProperty("text").GetString());
                Json.WriteLine(
                    terminal.Out,
                    writer =>
                    {
                        writer.WritePropertyName("id");
                        id.WriteTo(writer);
                        Write(writer, text ?? "");
                    }
                );
            }
            catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new BadInputException(
                    $"{name}:{number}: this line is no object with 'id' and 'text'; write one such object a line"
                );
            }
        }
    }

    private void Write(Utf8JsonWriter writer, string text)
    {
        var (points, specificity) = findPoints.Read(text);
        writer.WriteNumber("specificity", specificity);
        writer.WriteStartArray("points");
        foreach (var point in points)
        {
            Write(writer, point);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("readings");
        foreach (var found in Elsewhere(text, points))
        {
            Write(writer, found);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, FoundPoint point)
    {
        writer.WriteStartObject();
        writer.WriteString("quote", point.Quote);
        writer.WriteNumber("start", point.Span.Start);
        writer.WriteNumber("end", point.Span.End);
        writer.WriteString("polarity", Token.Name(point.Polarity));
        writer.WriteString("category", Token.Name(point.Category));
        writer.WriteString("topic", point.Topic);
        writer.WriteNumber("specificity", point.Specificity);
        writer.WriteString("cause", Token.Name(point.Cause));
        if (findPoints.Speakers.Of(point.Speaker) is { } speaker)
        {
            writer.WriteString("speaker", speaker.Name);
        }

        writer.WriteStartArray("because");
        foreach (var reason in point.Reasons)
        {
            writer.WriteStringValue(reason.Text);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("shown");
        foreach (var shown in point.Shown)
        {
            writer.WriteStartObject();
            writer.WriteString("text", shown.Text);
            writer.WriteNumber("start", shown.Span.Start);
            writer.WriteNumber("end", shown.Span.End);
            writer.WriteBoolean("specific", shown.Adds > 0);
            writer.WriteNumber("adds", shown.Adds);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("readings");
        foreach (var found in point.Personal ? [] : readings.Of(point.Quote, point.Polarity))
        {
            Write(writer, found);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FoundReading found)
    {
        writer.WriteStartObject();
        writer.WriteString("phrase", found.Reading.Phrase);
        writer.WriteString("id", found.Reading.Id);
        writer.WriteString("quote", found.Quote);
        writer.WriteBoolean("saysLittle", found.Reading.SaysLittle);
        writer.Texts("meanings", found.Reading.Meanings);
        writer.Texts("ask", found.Reading.Ask);
        writer.Texts("training", found.Reading.Training);
        writer.Texts("exercises", found.Reading.Exercises);
        writer.WriteEndObject();
    }

    // Stock phrases that stand outside the points: "we went with somebody whose profile is closer".
    private IEnumerable<FoundReading> Elsewhere(string text, IReadOnlyList<FoundPoint> points) =>
        readings.Of(text).Where(found => !points.Any(point => point.Span.Meets(found.Span)));

    private string Told(string text)
    {
        var points = findPoints.In(text);
        var told = new StringBuilder();
        if (points.Count == 0)
        {
            told.AppendLine("Nothing here says how you did: thanks, stock sentences or next steps only.");
        }

        foreach (var point in points)
        {
            var topic = findPoints.Topics[point.Topic]?.Name ?? "No topic recognised";
            told.AppendLine($"“{point.Quote.ReplaceLineEndings(" ")}”");
            told.AppendLine(
                point.Personal
                    ? "  A remark on your person. It is kept as it was said; it is nothing to work on."
                    : $"  {Token.Name(point.Polarity)} · {topic} · {Grade(point.Specificity)} ({point.Specificity:0.00}) · {Token.Name(point.Cause)}"
            );
            foreach (var found in point.Personal ? [] : readings.Of(point.Quote, point.Polarity))
            {
                Tell(told, found);
            }
        }

        foreach (var found in Elsewhere(text, points))
        {
            told.AppendLine($"“{found.Quote.ReplaceLineEndings(" ")}” (a stock phrase)");
            Tell(told, found);
        }

        return told.ToString();
    }

    private static void Tell(StringBuilder told, FoundReading found)
    {
        told.AppendLine(found.Reading.SaysLittle ? "  It says little. It may mean:" : "  It may mean:");
        foreach (var meaning in found.Reading.Meanings)
        {
            told.AppendLine($"    - {meaning}");
        }

        if (found.Reading.Training is [var training, ..])
        {
            told.AppendLine($"  A way to learn it: {training}");
        }

        if (found.Reading.Ask is [var ask, ..])
        {
            told.AppendLine($"  You could ask: {ask}");
        }
    }

    private static string Grade(double specificity) =>
        specificity switch
        {
            >= 0.6 => "specific",
            >= 0.35 => "fairly specific",
            _ => "vague",
        };
}
