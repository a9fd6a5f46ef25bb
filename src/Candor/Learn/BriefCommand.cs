using System.CommandLine;
using System.Text.Json;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Data;
using Candor.Shell;
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
        var library = BuiltIn.Library(terminal.Home, faults, "topics", "themes", "grouping", "exercises", "words");
        var (find, exercises) = (new FindThemes(library, faults), new Exercises(library, faults));
        await using var db = await Store.OpenAsync(terminal, cancel);
        var next = await NextInterview.OfAsync(db, terminal.Clock.GetUtcNow(), cancel);
        var before = next is null
            ? []
            : await EarlierThere.OfAsync(db, next.Application.Employer, next.Application.Id, cancel);
        var brief = MakeBrief.Of(
            await ReadThemes.OfAsync(db, find, terminal.Clock, cancel),
            await db.ExerciseRuns.AsNoTracking().ToListAsync(cancel),
            await db.Answers.AsNoTracking().ToListAsync(cancel),
            exercises,
            next?.Reasons
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
                    writer.WriteString("closing", brief.Closing);
                    WriteNext(writer, next);
                    WriteBefore(writer, before);
                }
            );
            return 0;
        }

        if (next is not null)
        {
            await terminal.Out.WriteLineAsync(Plainly.Name(next.Application));
            await terminal.Out.WriteLineAsync($"  {Moments.SayFully(next.Interview.At, next.Zone(TimeZoneInfo.Utc))}");
            var with = string.Join(
                ", ",
                next.People.Select(person => person.Name).Append(next.Where).Where(part => part.Length > 0)
            );
            await terminal.Out.WriteAsync(
                with.Length > 0 ? $"  {with.ReplaceLineEndings(" ")}{Environment.NewLine}" : ""
            );
        }

        foreach (var no in before)
        {
            await terminal.Out.WriteLineAsync(
                $"You have been here before: {Plainly.Name(no.Application)}, until {Moments.SayFully(no.At, TimeZoneInfo.Utc)}"
            );
            foreach (var point in no.Points)
            {
                await terminal.Out.WriteLineAsync($"    “{point.Quote.ReplaceLineEndings(" ")}”");
            }
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

        if (brief.Closing.Length > 0)
        {
            await terminal.Out.WriteLineAsync($"To close, if you like{Environment.NewLine}  {brief.Closing}");
        }

        return 0;
    }

    private static void WriteNext(Utf8JsonWriter writer, NextInterview? next)
    {
        if (next is null)
        {
            writer.WriteNull("next");
            return;
        }

        writer.WriteStartObject("next");
        writer.Moment("at", next.Interview.At);
        writer.WriteString("employer", next.Application.Employer);
        writer.WriteString("role", next.Application.Role);
        writer.WriteString("where", next.Where);
        writer.Texts("people", next.People.Select(person => person.Name));
        writer.WriteEndObject();
    }

    private static void WriteBefore(Utf8JsonWriter writer, IReadOnlyList<EarlierNo> before)
    {
        writer.WriteStartArray("before");
        foreach (var no in before)
        {
            writer.WriteStartObject();
            writer.WriteString("application", no.Application.Id);
            writer.WriteString("role", no.Application.Role);
            writer.Moment("at", no.At);
            writer.Texts("told", no.Points.Select(point => point.Quote));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
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
