using System.Net;

namespace Candor.Tests.Listen;

/// <summary>A mailbox given in the browser while the disk is full: as a process of its own, whose files may not grow.</summary>
public sealed class ImportDiskTests : IDisposable
{
    /// <summary>Less than the mailbox has, and than a store has with all its mails.</summary>
    private const long Little = 600 * 1024;

    private readonly TestTerminal terminal = new();
    private readonly ImportProcess program;

    public ImportDiskTests() => program = new(terminal);

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Full_while_mail_is_taken_in_the_page_says_so_and_with_room_again_every_mail_is_there_once()
    {
        using var served = await ServeAsync();
        var page = await served.GiveAsync(await File.ReadAllBytesAsync(program.Mbox()));
        await served.UntilAsync(page, now => now.State == "looked-still");
        await served.LimitFilesAsync(Little);
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.State == "taking-still");
        await SaysOnceAsync(served, page, "is full, or cannot be written; what was taken in before is kept");
        await program.IsWholeAsync();

        // Not even that it stopped can be written down.
        await served.LimitFilesAsync(0);
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.State == "taking-still");
        await SaysOnceAsync(served, page, "is full, or cannot be written");
        await program.IsWholeAsync();

        await served.LimitFilesAsync(null);
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.State == "taken-still");
        (await served.Client.GetStringAsync(page)).ShouldNotContain("is full");
        await program.AllThereAsync();
        Halves().ShouldBeEmpty();
    }

    [Fact]
    public async Task Full_before_the_first_mail_is_taken_in_it_does_not_begin_and_says_why()
    {
        using var served = await ServeAsync();
        var page = await served.GiveAsync(await File.ReadAllBytesAsync(program.Mbox()));
        await served.UntilAsync(page, now => now.State == "looked-still");
        await served.LimitFilesAsync(0);
        var said = await served.PostAsync(page, "go-on");
        WebUtility
            .UrlDecode(said)
            .ShouldStartWith($"{page}?said=It could not begin: the disk of {terminal.Home} is full");
        (await served.NowAsync(page)).State.ShouldBe("looked-still");
        Halves().ShouldBeEmpty();

        await served.LimitFilesAsync(null);
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.State == "taken-still");
        await program.AllThereAsync();
    }

    [Fact]
    public async Task Full_while_the_mailbox_itself_is_kept_nothing_of_it_stays_and_it_can_be_given_again()
    {
        using var served = await ServeAsync();
        var box = await File.ReadAllBytesAsync(program.Mbox());
        await served.LimitFilesAsync(Little);
        var said = WebUtility.UrlDecode(await served.GiveAsync(box));
        said.ShouldBe(
            $"/inbox?said=It could not be kept, and nothing was: the disk of {terminal.Home} is full, or cannot be written."
        );
        Directory.EnumerateFileSystemEntries(Path.Combine(terminal.Home, "imports")).ShouldBeEmpty();
        await program.IsWholeAsync();

        await served.LimitFilesAsync(null);
        var page = await served.GiveAsync(box);
        await served.UntilAsync(page, now => now.State == "looked-still");
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.State == "taken-still");
        await program.AllThereAsync();
    }

    private async Task<ServedProcess> ServeAsync()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/prlimit"),
            "a limit on the files of a running program is set as Linux has it"
        );
        return await program.ServeAsync(ImportProcess.Limited(""));
    }

    private static async Task SaysOnceAsync(ServedProcess served, string page, string words)
    {
        var html = await served.Client.GetStringAsync(page);
        html.ShouldContain("The import has stopped");
        html.Split(words).Length.ShouldBe(2, "it is said once");
    }

    private IEnumerable<string> Halves() =>
        Directory.EnumerateFiles(Path.Combine(terminal.Home, "imports"), "*.half", SearchOption.AllDirectories);
}
