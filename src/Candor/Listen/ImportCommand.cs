using System.CommandLine;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Listen;

/// <summary><c>candor import PATH…</c>: mail into the store, as proposals to confirm.</summary>
public static class ImportCommand
{
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description =
                "Mail files (.eml, .emlx), mboxes, Maildirs, zips, folders of these; - for pasted text; or a folder that 'candor export' made",
            Arity = ArgumentArity.OneOrMore,
        };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be kept, and write nothing" };
        var json = new Option<bool>("--json") { Description = "The count as one JSON object" };
        var watch = new Option<bool>("--watch")
        {
            Description = "Go on: take mail in as it comes into the folders, a Maildir above all, until Ctrl+C",
        };
        var command = new Command("import", "Takes mail into the store; what it says waits for you to confirm")
        {
            paths,
            dry,
            json,
            watch,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var isDry = parsed.GetValue(dry);
                if (parsed.GetValue(paths) is [var export] && Export.ExportCommand.IsExport(export))
                {
                    return await Export.ExportCommand.ReadBackAsync(terminal, export, isDry, cancel);
                }

                var faults = new List<Fault>();
                var readOutcome = new ReadOutcome(
                    BuiltIn.Library(terminal.Home, faults, "outcomes", "languages", "weighing", "senders", "words"),
                    faults
                );
                foreach (var fault in faults)
                {
                    await terminal.Error.WriteLineAsync($"candor: {fault} (the rest is read without it)");
                }

                var run = new Import(terminal, readOutcome, isDry, parsed.GetValue(json));
                var given = parsed.GetValue(paths)!;
                if (parsed.GetValue(watch))
                {
                    await run.WatchAsync(given, cancel);
                    return 0;
                }

                return (await run.OnceAsync(given, cancel)).Problems > 0 ? 2 : 0;
            }
        );
        return command;
    }

    /// <summary>One run of the command: where it says what it did, and how.</summary>
    private sealed class Import(Terminal terminal, ReadOutcome readOutcome, bool isDry, bool json)
    {
        public async Task<ImportCount> OnceAsync(IReadOnlyList<string> paths, CancellationToken cancel)
        {
            var count = await TakeAsync(paths, cancel);
            if (json)
            {
                Json.WriteObject(terminal.Out, writer => Write(writer, count, isDry));
            }
            else
            {
                await terminal.Out.WriteAsync(Told(count, isDry));
            }

            if (cancel.IsCancellationRequested)
            {
                await terminal.Error.WriteLineAsync("candor: stopped; run it again to go on");
            }

            return count;
        }

        public async Task WatchAsync(IReadOnlyList<string> paths, CancellationToken cancel)
        {
            foreach (var path in paths.Where(path => !Path.Exists(path)))
            {
                throw new BadInputException($"{path}: there is no such file or folder to watch");
            }

            using var mail = new WatchMail(paths, terminal.Clock);
            mail.Start();
            await OnceAsync(paths, cancel);
            await terminal.Error.WriteLineAsync("Watching for more; Ctrl+C ends it.");
            try
            {
                while (true)
                {
                    var changed = await mail.NextAsync(cancel);
                    var count = changed.Count == 0 ? new() : await TakeAsync(changed, cancel);
                    if (count.Seen > count.Known)
                    {
                        await terminal.Out.WriteAsync(Told(count, isDry));
                        await terminal.Out.FlushAsync(cancel);
                    }
                }
            }
            catch (OperationCanceledException) { }
        }

        // What the candidate has may have changed between two rounds: each begins by looking.
        private async Task<ImportCount> TakeAsync(IReadOnlyList<string> paths, CancellationToken cancel)
        {
            await using var connection = await Store.OpenConnectionAsync(terminal.Home, terminal.Clock, cancel);
            var take = await TakeMail.ForAsync(connection, Candidate.Local, readOutcome, terminal.Clock, cancel);
            try
            {
                return new ImportMail(connection, Candidate.Local, take, terminal.Clock).Run(
                    MailPaths.Read(paths, terminal, MailLimits.Default),
                    isDry,
                    problem => terminal.Error.WriteLine($"candor: {problem}"),
                    Progress,
                    cancel
                );
            }
            catch (SqliteException full) when (full.SqliteErrorCode is 13 or 10)
            {
                throw new BadInputException(
                    $"the disk of {terminal.Home} is full, or cannot be written: what was taken in before is kept. Make room and run the import again; it goes on from there"
                );
            }
        }

        private void Progress(ImportCount count)
        {
            if (terminal.IsPerson)
            {
                terminal.Error.Write(
                    $"\r{count.Seen:N0} mails read, {count.Proposed.Values.Sum():N0} of applications "
                );
            }
        }
    }

    private static string Told(ImportCount count, bool isDry)
    {
        var proposed = count.Proposed.Values.Sum();
        var kinds = string.Join(", ", count.Proposed.Select(kind => $"{kind.Value:N0} {Name(kind.Key)}"));
        var told = new StringWriter();
        told.WriteLine(
            $"{count.Seen:N0} mails read{(count.Known > 0 ? $", {count.Known:N0} of them known already" : "")}."
        );
        if (count.Seen == 0)
        {
            // What was wrong has been told; of no mail there is no more to say.
            return told.ToString();
        }

        told.WriteLine(
            proposed == 0
                ? "None of the new ones is about an application."
                : $"{proposed:N0} {(isDry ? "would wait" : "now wait")} for you to confirm: {kinds}."
        );
        if (count.Other > 0)
        {
            told.WriteLine($"Of {count.Other:N0} others no text {(isDry ? "would be" : "was")} kept.");
        }

        told.WriteLine(
            isDry ? "Nothing was written."
            : proposed > 0 ? "Start 'candor' and open Listen to confirm them."
            : ""
        );
        return told.ToString().TrimEnd() + "\n";
    }

    private static string Name(OutcomeKind kind) =>
        kind == OutcomeKind.None ? "reply" : Token.Name(kind).Replace('-', ' ');

    private static void Write(System.Text.Json.Utf8JsonWriter writer, ImportCount count, bool isDry)
    {
        writer.WriteBoolean("dryRun", isDry);
        writer.WriteNumber("seen", count.Seen);
        writer.WriteNumber("known", count.Known);
        writer.WriteNumber("other", count.Other);
        writer.WriteNumber("replies", count.Replies);
        writer.WriteNumber("problems", count.Problems);
        writer.WriteStartObject("proposed");
        foreach (var (kind, number) in count.Proposed)
        {
            writer.WriteNumber(Token.Name(kind), number);
        }

        writer.WriteEndObject();
    }
}
