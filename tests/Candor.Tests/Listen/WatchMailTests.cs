using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary><c>candor import --watch</c> on a Maildir, into which mail is delivered as servers do it.</summary>
public sealed class WatchMailTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Mail_that_is_delivered_into_a_Maildir_is_taken_in()
    {
        var folder = Path.Combine(terminal.Home, "Maildir");
        Deliver("1", "<1@x>");
        using var ended = new CancellationTokenSource();
        var output = new StringWriter();
        var watching = CommandLine.RunAsync(
            ["import", "--watch", folder],
            new Terminal(() => Stream.Null, output, TextWriter.Null, terminal.Clock, terminal.Home, IsPerson: false),
            ended.Token
        );
        await UntilAsync(1);
        Deliver("2", "<2@x>");
        await UntilAsync(2);
        // Read by a mail program: its name changes, and it is still the same mail.
        File.Move(Path.Combine(folder, "new", "2"), Path.Combine(folder, "cur", "2:2,S"));
        Deliver("3", "<3@x>");
        await UntilAsync(3);
        await ended.CancelAsync();
        (await watching).ShouldBe(0);
        output.ToString().Split("1 now wait").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var ran = await terminal.RunAsync("import", "--watch", Path.Combine(terminal.Home, "none"));
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("no such file or folder to watch");
    }

    // First whole into tmp, then moved: nobody sees half a mail.
    private void Deliver(string name, string id)
    {
        Directory.CreateDirectory(Path.Combine(terminal.Home, "Maildir", "new"));
        Directory.CreateDirectory(Path.Combine(terminal.Home, "Maildir", "cur"));
        var half = terminal.Write(
            $"Maildir/tmp/{name}",
            $"From: Ann <a@b.example>\nSubject: Your application\nMessage-ID: {id}\n\nWe regret to inform you that your application for the Analyst position was not successful.\n"
        );
        File.Move(half, Path.Combine(terminal.Home, "Maildir", "new", name));
    }

    private async Task UntilAsync(int mails)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await using var db = new CandorDb(
                await Store.OpenAsync(terminal.Home, terminal.Clock, CancellationToken.None)
            );
            if (await db.Emails.CountAsync() == mails)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{mails} mails were not taken in within half a minute");
    }
}
