using System.CommandLine;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Listen;

/// <summary><c>candor triage PATH…</c>: what every mail in files and folders says; stores nothing.</summary>
public sealed class TriageCommand(Library library, ICollection<Fault> faults)
{
    /// <summary>The folders of <c>knowledge/</c> that reading a mail needs.</summary>
    public static readonly string[] Folders =
    [
        "outcomes",
        "languages",
        "weighing",
        "senders",
        "hearing",
        "leanings",
        "telling",
        "topics",
        "words",
    ];

    private readonly ReadOutcome readOutcome = new(library, faults);
    private readonly FindPoints findPoints = new(library, faults);

    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Mail files (.eml, .emlx), mboxes, Maildirs, zips, folders of these; - for pasted text",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, one line a mail" };
        var full = new Option<bool>("--full")
        {
            Description = "With --json: also the body as read and the attachments' names",
        };
        var command = new Command("triage", "What every mail says about an application, how sure, and by which words")
        {
            paths,
            json,
            full,
        };
        command.SetAction(parsed =>
        {
            var faults = new List<Fault>();
            var triage = new TriageCommand(BuiltIn.Library(terminal.Home, faults, Folders), faults);
            foreach (var fault in faults)
            {
                terminal.Error.WriteLine($"candor: {fault} (the rest is read without it)");
            }

            return triage.Run(parsed.GetValue(paths)!, terminal, parsed.GetValue(json), parsed.GetValue(full));
        });
        return command;
    }

    private int Run(string[] paths, Terminal terminal, bool json, bool full)
    {
        var limits = MailLimits.Default;
        var text = new TriageText(terminal.Out);
        var problems = 0;
        foreach (var found in MailPaths.Read(paths, terminal, limits))
        {
            if (found.Problem is { } problem)
            {
                problems++;
                terminal.Error.WriteLine($"candor: {problem}");
                continue;
            }

            var read = ReadMail.Read(found.Bytes.Span, limits);
            var outcome = readOutcome.Of(read.Email, read.Traits);
            var points = outcome.IsOfApplication ? Points(read.Email.Text) : [];
            if (json)
            {
                Json.WriteLine(
                    terminal.Out,
                    writer => TriageJson.Write(writer, found, read.Email, outcome, points, full)
                );
            }
            else
            {
                text.Write(found, read.Email, outcome);
            }
        }

        if (!json)
        {
            text.Close();
        }

        return problems > 0 ? 2 : 0;
    }

    // What was said, in the sender's own words: a quoted feedback is not given again.
    private List<FoundPoint> Points(string text) =>
        [
            .. OwnWords
                .Of(text)
                .SelectMany(own =>
                    findPoints
                        .In(own.Of(text))
                        .Select(point =>
                            point with
                            {
                                Span = new(point.Span.Start + own.Start, point.Span.End + own.Start),
                            }
                        )
                ),
        ];
}
