using System.Diagnostics;
using System.Globalization;
using System.Text;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>Imports that are killed, doubled, or run out of room, as processes of their own.</summary>
public sealed class ImportFaultTests(ITestOutputHelper output) : IDisposable
{
    private const int Mails = 6_000;
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public Task Killed_four_times_and_started_again_it_has_every_mail_once() => KillAsync(4, seed: 3);

    [Fact]
    [Trait("Kind", "Soak")]
    public Task Killed_fifty_times_and_started_again_it_has_every_mail_once()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run: CANDOR_SOAK=1");
        return KillAsync(50, seed: 4);
    }

    [Fact]
    public async Task Two_at_once_have_every_mail_once()
    {
        var box = Mbox();
        using var one = Start(box);
        using var two = Start(box);
        foreach (var import in new[] { one, two })
        {
            var said = await import.StandardError.ReadToEndAsync();
            await import.WaitForExitAsync();
            import.ExitCode.ShouldBe(0, said);
        }

        await AllThereAsync();
    }

    [Fact]
    public async Task Where_the_disk_is_full_it_says_so_and_the_store_is_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a limit on file sizes is set as Linux has it");
        var box = Mbox();
        await OpenAsync();
        // A file may grow to 600 blocks of 1,024 bytes; the signal that would end the program is passed over.
        using var import = Start(box, "trap '' XFSZ; ulimit -f 600; exec \"$0\" \"$@\"");
        var said = await import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();
        import.ExitCode.ShouldBe(2, said);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("is full, or cannot be written");
        await using (var db = await OpenAsync())
        {
            (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()).ShouldBe(["ok"]);
        }

        using var again = Start(box);
        await again.WaitForExitAsync();
        again.ExitCode.ShouldBe(0);
        await AllThereAsync();
    }

    private async Task KillAsync(int kills, int seed)
    {
        var box = Mbox();
        await OpenAsync();
        var random = new Random(seed);
        var whole = Stopwatch.StartNew();
        using (var first = Start(box, home: Path.Combine(terminal.Home, "other")))
        {
            await first.WaitForExitAsync();
        }

        var longest = (int)whole.ElapsedMilliseconds;
        var (met, left) = (0, kills);
        for (; left > 0; left--)
        {
            using var import = Start(box);
            await Task.Delay(random.Next(longest / 4, longest));
            met += import.HasExited ? 0 : 1;
            import.Kill();
            await import.WaitForExitAsync();
        }

        using (var last = Start(box))
        {
            await last.WaitForExitAsync();
            last.ExitCode.ShouldBe(0);
        }

        output.WriteLine(
            $"figure: import killed {kills} times, {met} of them while it ran: {Mails:N0} mails, each once"
        );
        await AllThereAsync();
    }

    private async Task AllThereAsync()
    {
        await using var db = await OpenAsync();
        var ids = await db.SeenMail.Select(mail => mail.Id).ToListAsync();
        ids.AddRange(await db.Emails.Select(mail => mail.Id).ToListAsync());
        ids.Count.ShouldBe(Mails);
        ids.Distinct().Count().ShouldBe(Mails);
        (await db.Proposals.CountAsync()).ShouldBe(Mails / 5);
        (await db.Proposals.Select(proposal => proposal.EmailId).Distinct().CountAsync()).ShouldBe(Mails / 5);
    }

    private async Task<CandorDb> OpenAsync() =>
        new(await Store.OpenAsync(terminal.Home, terminal.Clock, CancellationToken.None));

    private Process Start(string box, string? shell = null, string? home = null)
    {
        // The program itself, beside the tests.
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "candor.dll"), "import", box];
        var start = new ProcessStartInfo(
            shell is null ? command[0] : "bash",
            shell is null ? command[1..] : ["-c", shell, .. command]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The runtime's own memory counts as a file where it is mapped twice.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["CANDOR_HOME"] = home ?? terminal.Home;
        return Process.Start(start)!;
    }

    // A fifth are rejections, the rest about nothing.
    private string Mbox()
    {
        var box = new StringBuilder();
        for (var i = 0; i < Mails; i++)
        {
            box.Append(
                CultureInfo.InvariantCulture,
                $"From a@b Tue Mar 10 09:00:00 2026\nFrom: Ann Lee <ann@firm{i % 50}.example>\nSubject: Note {i}\nMessage-ID: <{i}@x>\nDate: Mon, 9 Mar 2026 09:00:00 +0100\n\n"
            );
            box.Append(
                i % 5 == 0
                    ? "We regret to inform you that your application for the Analyst position was not successful.\n\n"
                    : "The train was late again, and the milk is out. See you on Saturday at the lake then.\n\n"
            );
        }

        return terminal.Write("all.mbox", box.ToString());
    }
}
