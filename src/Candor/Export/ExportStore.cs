using System.Globalization;
using System.Text;
using Candor.Ask;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Mail;
using Candor.Data;
using Candor.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Export;

/// <summary>
/// Writes everything to a folder: the tables as JSON with their schema, to be read back without loss, and the same for
/// people and other programs: CSV, <c>.eml</c>, <c>.ics</c>, <c>.vcf</c>, Markdown.
/// </summary>
internal static class ExportStore
{
    private const string Guide = """
        What is in this folder, exported by Candor.

        data/              every table as JSON, one file each; 'candor import' on this folder reads it back
        data/schema.json   what the columns are (JSON Schema)
        applications.csv   a line for each application, for a spreadsheet
        feedback.csv       a line for each point of feedback
        stories/           each application from its beginning to now, as Markdown
        mail/              the mails that were kept, as .eml; attachments were never kept
        people.vcf         people, for an address book
        steps.ics          the steps of your plans, for a calendar
        knowledge/         your own lists and knowledge files
        recordings/        recordings of practised answers, where you wished for them

        All of it is private: it tells about you, and about people who spoke with you in confidence.
        """;

    /// <returns>How many rows were written.</returns>
    /// <exception cref="BadInputException">The folder is there and not empty, or cannot be written.</exception>
    public static async Task<long> RunAsync(Terminal terminal, string folder, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new BadInputException($"{folder} is there already; name a new folder");
        }

        // Beside its place and then moved there, so that nobody finds half an export.
        var half = folder.TrimEnd('/', '\\') + ".half";
        try
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }

            Store.MakePrivateFolder(half);
            var rows = await WriteAsync(terminal, half, cancel);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(half, folder);
            return rows;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{folder} cannot be written: {cannot.Message}");
        }
    }

    private static async Task<long> WriteAsync(Terminal terminal, string folder, CancellationToken cancel)
    {
        await using var db = await Store.OpenAsync(terminal, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        // One view of the store for all files, also while somebody works in it.
        await using var view = await db.Database.BeginTransactionAsync(cancel);
        var rows = await TablesAsync((SqliteConnection)db.Database.GetDbConnection(), folder, cancel);
        await ReadableAsync(db, terminal, folder, cancel);
        new Manifest(UpgradeSchema.Latest, terminal.Clock.GetUtcNow()).Write(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "README.txt"), Guide + "\n", cancel);
        foreach (var own in Manifest.Files.Where(own => Directory.Exists(Path.Combine(terminal.Home, own))))
        {
            Copy(Path.Combine(terminal.Home, own), Path.Combine(folder, own));
        }

        return rows;
    }

    private static async Task<long> TablesAsync(SqliteConnection connection, string folder, CancellationToken cancel)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Manifest.Data)).FullName;
        var tables = await Rows.TablesAsync(connection, cancel);
        var rows = 0L;
        foreach (var table in tables)
        {
            await using var file = File.Create(Path.Combine(data, $"{table.Name}.json"));
            rows += await Rows.WriteAsync(connection, table, file, cancel);
        }

        await using var schema = File.Create(Path.Combine(data, "schema.json"));
        DescribeRows.Write(schema, tables);
        return rows;
    }

    private static async Task ReadableAsync(CandorDb db, Terminal terminal, string folder, CancellationToken cancel)
    {
        var me = await db.MeAsync(terminal.Clock, cancel);
        var applications = await db.Applications.AsNoTracking().OrderBy(one => one.CreatedAt).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().OrderBy(one => one.Name).ToListAsync(cancel);
        var points = await db.Points.AsNoTracking().OrderBy(one => one.At).ToListAsync(cancel);
        var outcomes = (await db.Outcomes.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var employers = applications.ToDictionary(one => one.Id);

        WriteTables.Applications(
            Path.Combine(folder, "applications.csv"),
            applications,
            outcomes,
            points.ToLookup(one => one.ApplicationId)
        );
        WriteTables.Points(Path.Combine(folder, "feedback.csv"), points, employers, people.ToDictionary(one => one.Id));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "people.vcf"),
            WriteContacts.Of(people.Select(one => (one, employers[one.ApplicationId].Employer))),
            cancel
        );
        await StepsAsync(db, terminal, folder, cancel);
        await MailAsync(db, folder, cancel);

        var stories = Directory.CreateDirectory(Path.Combine(folder, "stories")).FullName;
        var names = new FileNames();
        var persons = people.ToLookup(one => one.ApplicationId);
        var interviews = (await db.Interviews.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var feedback = (await db.Feedback.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var drafts = (await db.Drafts.AsNoTracking().ToListAsync(cancel)).ToLookup(one => one.ApplicationId);
        var quoted = points.ToLookup(one => one.FeedbackId);
        foreach (var one in applications)
        {
            var story = new WriteStory.Story(
                one,
                persons[one.Id],
                interviews[one.Id],
                outcomes[one.Id],
                feedback[one.Id],
                quoted,
                drafts[one.Id]
            );
            await File.WriteAllTextAsync(
                Path.Combine(stories, names.Of($"{one.Employer} {one.Role}", "md")),
                WriteStory.Of(story, Moments.Zone(me.TimeZone)),
                cancel
            );
        }
    }

    private static async Task StepsAsync(CandorDb db, Terminal terminal, string folder, CancellationToken cancel)
    {
        var library = BuiltIn.Library(terminal.Home, [], "playbooks", "holidays");
        var playbooks = new Playbooks(library, []);
        var cases = await new Cases(new Holidays(library, []), new KeptRows(terminal.Clock), terminal.Clock).AllAsync(
            db,
            cancel
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "steps.ics"),
            WriteCalendar.Of(await CaseCalendar.TellAsync(db, cases, playbooks, terminal.Clock, cancel, note: false)),
            cancel
        );
    }

    private static async Task MailAsync(CandorDb db, string folder, CancellationToken cancel)
    {
        var mails = Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName;
        var names = new FileNames();
        await foreach (
            var mail in db.Emails.AsNoTracking().OrderBy(one => one.Date).AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            var day = mail.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated";
            await File.WriteAllTextAsync(
                Path.Combine(mails, names.Of($"{day} {mail.Subject}", "eml")),
                WriteMail.Kept(mail),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                cancel
            );
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
