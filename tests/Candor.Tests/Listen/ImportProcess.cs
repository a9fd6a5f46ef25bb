using System.Diagnostics;
using System.Globalization;
using System.Text;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>The program as a process of its own, that can be killed or left without room, and a mailbox to give it.</summary>
internal sealed class ImportProcess(TestTerminal terminal)
{
    public const int Mails = 6_000;

    /// <summary>A file may not grow beyond a limit; the signal that would end the program then is passed over.</summary>
    public static string Limited(string limit) => $"trap '' XFSZ; {limit}exec \"$0\" \"$@\"";

    public Process Start(string box, string? shell = null, string? home = null) =>
        Process.Start(Starting(["import", box], shell, home))!;

    public async Task<ServedProcess> ServeAsync(string? shell = null)
    {
        var program = Process.Start(Starting(["serve", "--port", "0", "--no-browser"], shell))!;
        var line = await program.StandardOutput.ReadLineAsync();
        var link = new Uri(line!["Candor is at ".Length..]);
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() })
        {
            BaseAddress = new(link, "/"),
        };
        (await client.GetAsync(link)).EnsureSuccessStatusCode();
        return new(program, client);
    }

    /// <summary>Every mail is in the store, once, and a proposal of each that is about an application.</summary>
    public async Task AllThereAsync(string? home = null)
    {
        await using var db = await OpenAsync(home);
        var ids = await db.SeenMail.Select(mail => mail.Id).ToListAsync();
        ids.AddRange(await db.Emails.Select(mail => mail.Id).ToListAsync());
        ids.Count.ShouldBe(Mails);
        ids.Distinct().Count().ShouldBe(Mails);
        (await db.Proposals.CountAsync()).ShouldBe(Mails / 5);
        (await db.Proposals.Select(proposal => proposal.EmailId).Distinct().CountAsync()).ShouldBe(Mails / 5);
    }

    public async Task<CandorDb> OpenAsync(string? home = null) =>
        new(await Store.OpenAsync(home ?? terminal.Home, terminal.Clock, CancellationToken.None));

    /// <summary>What is in the store is whole, whatever there is of it.</summary>
    public async Task IsWholeAsync()
    {
        await using var db = await OpenAsync();
        (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()).ShouldBe(["ok"]);
        var kept = await db.Emails.Select(mail => mail.Id).ToListAsync();
        (await db.Proposals.Select(proposal => proposal.EmailId).ToListAsync()).ShouldBe(kept, ignoreOrder: true);
    }

    // A fifth are rejections, the rest about nothing.
    public string Mbox()
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

    private ProcessStartInfo Starting(string[] args, string? shell = null, string? home = null)
    {
        // The program itself, beside the tests.
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "candor.dll"), .. args];
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
        return start;
    }
}
