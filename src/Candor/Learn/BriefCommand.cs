using System.CommandLine;
using System.Text.Json;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary><c>candor brief</c>: one page for the next interview, each line with what it rests on.</summary>
public static class BriefCommand
{
    public static Command Make(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("brief", "One page for the next interview: what to mind, keep, tell and ask");
        command.Options.Add(json);
        command.SetAction((parsed, cancel) => RunAsync(terminal, parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool json, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var library = BuiltIn.Library(terminal.Home, faults, "topics", "exercises", "words");
        var (find, exercises) = (new FindThemes(library, faults), new Exercises(library, faults));
        await using var db = await Store.OpenAsync(terminal, cancel);
        var brief = MakeBrief.Of(
            await ReadThemes.OfAsync(db, find, cancel),
            await db.ExerciseRuns.AsNoTracking().ToListAsync(cancel),
            await db.Answers.AsNoTracking().ToListAsync(cancel),
            exercises
        );
        (string Name, string Title, IReadOnlyList<BriefLine> Lines)[] parts =
        [
            ("mind", "What to mind", brief.Mind),
            ("keep", "What to keep", brief.Keep),
            ("examples", "Your own examples", brief.Examples),
            ("practised", "What you practised", brief.Practised),
        ];
        if (json)
        {
            Json.WriteObject(
                terminal.Out,
                writer =>
                {
                    foreach (var (name, _, lines) in parts)
                    {
                        Write(writer, name, lines);
                    }

                    writer.Texts("ask", brief.Ask);
                }
            );
            return 0;
        }

        foreach (var (_, title, lines) in parts.Where(part => part.Lines.Count > 0))
        {
            await terminal.Out.WriteLineAsync(title);
            foreach (var line in lines)
            {
                await terminal.Out.WriteLineAsync($"  {line.Title}{(line.Text.Length > 0 ? ": " + line.Text : "")}");
                foreach (var said in line.From.TakeLast(2))
                {
                    await terminal.Out.WriteLineAsync($"    “{said.Quote.ReplaceLineEndings(" ")}”");
                }
            }
        }

        await terminal.Out.WriteLineAsync("What to ask them");
        foreach (var question in brief.Ask)
        {
            await terminal.Out.WriteLineAsync($"  {question}");
        }

        return 0;
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<BriefLine> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("title", line.Title);
            writer.WriteString("text", line.Text);
            writer.WriteStartArray("from");
            foreach (var said in line.From)
            {
                writer.WriteStartObject();
                writer.WriteString("point", said.PointId);
                writer.WriteString("quote", said.Quote);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
