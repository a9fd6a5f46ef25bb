using System.Text.Json;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Export;

/// <summary>The worked example goes out to a folder and comes back into an empty store.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestTerminal terminal = new();
    private readonly TestTerminal other = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(terminal.Home, "out", "mine");

    public void Dispose()
    {
        terminal.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task What_goes_out_comes_back_without_loss()
    {
        await ExportDemoAsync();
        (await other.RunAsync("import", Folder)).ExitCode.ShouldBe(0);

        var again = Path.Combine(other.Home, "again");
        (await other.RunAsync("export", again)).ExitCode.ShouldBe(0);
        var files = Directory.GetFiles(Path.Combine(Folder, "data")).Select(Path.GetFileName).ToList();
        files.Count.ShouldBeGreaterThan(15);
        foreach (var file in files)
        {
            Sorted(Path.Combine(again, "data", file!)).ShouldBe(Sorted(Path.Combine(Folder, "data", file!)), file);
        }
    }

    [Fact]
    public async Task The_same_export_twice_changes_nothing()
    {
        await ExportDemoAsync();
        await other.RunAsync("import", Folder);
        var second = await other.RunAsync("import", Folder);
        second.Out.ShouldStartWith("0 rows were new");
        second.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await ExportDemoAsync();
        (await other.RunAsync("import", Folder, "--dry-run")).Out.ShouldContain("would be new");
        await using var db = new CandorDb(await Store.OpenAsync(other.Home, other.Clock, Cancel));
        (await db.Applications.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Other_programs_can_read_the_rest()
    {
        await ExportDemoAsync();
        await using var db = new CandorDb(await Store.OpenAsync(DemoHome, terminal.Clock, Cancel));
        var kept = await db.Emails.OrderBy(mail => mail.MessageId).ToListAsync(Cancel);
        var read = Directory
            .GetFiles(Path.Combine(Folder, "mail"))
            .Select(file => ReadMail.Of(File.ReadAllBytes(file)))
            .OrderBy(mail => mail.MessageId)
            .ToList();
        read.Select(mail => (mail.Subject, mail.From, mail.Date, mail.Text.TrimEnd()))
            .ShouldBe(kept.Select(mail => (mail.Subject, mail.From, mail.Date, mail.Text.TrimEnd())));

        Directory.GetFiles(Path.Combine(Folder, "stories")).Length.ShouldBe(await db.Applications.CountAsync(Cancel));
        File.ReadAllText(Path.Combine(Folder, "people.vcf")).ShouldContain("BEGIN:VCARD\r\nVERSION:4.0\r\n");
        File.ReadAllText(Path.Combine(Folder, "steps.ics")).ShouldStartWith("BEGIN:VCALENDAR");
        File.ReadLines(Path.Combine(Folder, "feedback.csv")).Count().ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("data/application.json", "[{\"id\": \"x\"}]", "is missing")]
    [InlineData("data/application.json", "[{\"id\":", "is not the JSON")]
    [InlineData("data/application.json", "[7]", "row 1: an object")]
    [InlineData("data/application.json", "[{\"shoe_size\": 44}]", "'shoe_size' is no column of application")]
    [InlineData(
        "candor-export.json",
        "{\"format\": 99, \"schema\": 1, \"madeAt\": \"2026-01-01T00:00:00Z\"}",
        "newer Candor"
    )]
    [InlineData("candor-export.json", "{}", "is not the one that")]
    public async Task A_broken_export_is_one_clear_line_and_changes_nothing(string file, string text, string says)
    {
        await ExportDemoAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, file), text, Cancel);
        var ran = await other.RunAsync("import", Folder);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain(says);
        ran.Error.TrimEnd().ShouldNotContain('\n');
        await using var db = new CandorDb(await Store.OpenAsync(other.Home, other.Clock, Cancel));
        (await db.People.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_word_that_the_program_does_not_know_is_found_before_a_page_meets_it()
    {
        await ExportDemoAsync();
        var file = Path.Combine(Folder, "data", "outcome.json");
        var text = await File.ReadAllTextAsync(file, Cancel);
        await File.WriteAllTextAsync(file, text.Replace("\"rejected\"", "\"defenestrated\""), Cancel);
        var ran = await other.RunAsync("import", Folder);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("defenestrated");
        await using var db = new CandorDb(await Store.OpenAsync(other.Home, other.Clock, Cancel));
        (await db.Applications.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        terminal.Write("out/mine/diary.txt", "mine");
        var ran = await terminal.RunAsync("export", Folder);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("name a new folder");
        Directory.GetFiles(Folder).Length.ShouldBe(1);
    }

    private string DemoHome => Path.Combine(terminal.Home, "demo");

    private async Task ExportDemoAsync()
    {
        (await terminal.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        using var output = new StringWriter();
        var demo = new Terminal(() => Stream.Null, output, output, terminal.Clock, DemoHome, IsPerson: false);
        (await CommandLine.RunAsync(["export", Folder], demo)).ShouldBe(0, output.ToString());
    }

    private static List<string> Sorted(string file)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(file));
        return read.RootElement.ValueKind == JsonValueKind.Array
            ? [.. read.RootElement.EnumerateArray().Select(row => row.GetRawText()).Order(StringComparer.Ordinal)]
            : [read.RootElement.GetRawText()];
    }
}
