using System.CommandLine;
using System.Text.Json;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Data;

namespace Candor.Learn;

/// <summary><c>candor themes</c>: what keeps coming up, with its sources counted.</summary>
public static class ThemesCommand
{
    public static Command Make(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("themes", "What keeps coming up: themes with their quotes, people and employers");
        command.Options.Add(json);
        command.SetAction((parsed, cancel) => RunAsync(terminal, parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool json, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var library = BuiltIn.Library(terminal.Home, faults, "topics", "themes", "grouping", "exercises", "words");
        var find = new FindThemes(library, faults);
        var exercises = new Exercises(library, faults);
        await using var db = await Store.OpenAsync(terminal, cancel);
        var themes = await ReadThemes.OfAsync(db, find, terminal.Clock, cancel);
        var choices = ChooseExercises.For(themes, exercises, [.. db.ExerciseRuns.Select(run => run.Exercise)]);
        if (json)
        {
            Json.WriteObject(
                terminal.Out,
                writer =>
                {
                    writer.WriteStartArray("themes");
                    foreach (var theme in themes)
                    {
                        Write(writer, theme, find);
                    }

                    writer.WriteEndArray();
                    writer.WriteStartArray("exercises");
                    foreach (var choice in choices)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("id", choice.Exercise.Id);
                        writer.WriteString("name", choice.Exercise.Name);
                        writer.WriteString("theme", choice.Theme.Key);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
            return 0;
        }

        if (themes.Count == 0)
        {
            await terminal.Out.WriteLineAsync(
                "Nobody has told you anything yet; 'candor import' or the Listen page is where it begins."
            );
        }

        foreach (var theme in themes)
        {
            await terminal.Out.WriteLineAsync(
                $"{theme.Name} ({Token.Name(theme.Polarity)}, {ThemeNames.Sources(theme)})"
            );
            foreach (var said in theme.Points)
            {
                await terminal.Out.WriteLineAsync($"  “{said.Quote.ReplaceLineEndings(" ")}”");
            }
        }

        foreach (var choice in choices)
        {
            await terminal.Out.WriteLineAsync($"To do about “{choice.Theme.Name}”: {choice.Exercise.Name}");
        }

        return 0;
    }

    private static void Write(Utf8JsonWriter writer, Theme theme, FindThemes find)
    {
        writer.WriteStartObject();
        writer.WriteString("key", theme.Key);
        writer.WriteString("name", theme.Name);
        writer.WriteString("topic", theme.Topic?.Id ?? "");
        writer.WriteString("polarity", Token.Name(theme.Polarity));
        writer.WriteNumber("people", theme.People);
        writer.WriteNumber("employers", theme.Employers);
        writer.Moment("since", theme.Since);
        writer.WriteString("cause", Token.Name(theme.Cause));
        writer.WriteStartArray("points");
        foreach (var said in theme.Points)
        {
            writer.WriteStartObject();
            writer.WriteString("id", said.PointId);
            writer.WriteString("quote", said.Quote);
            writer.Moment("at", said.At);
            writer.WriteBoolean("disagreed", said.Disagreed);
            writer.WriteStartArray("because");
            foreach (var word in find.Reasons(said))
            {
                writer.WriteStringValue(word);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
