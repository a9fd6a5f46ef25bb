using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
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

    [Fact]
    public async Task A_mailbox_given_in_the_browser_outlives_a_killed_program_and_goes_on_to_every_mail_once()
    {
        var box = await File.ReadAllBytesAsync(Mbox());
        var served = await ServeAsync();
        var page = await GiveAsync(served.Client, box);
        await UntilAsync(served.Client, page, now => now.State == "looked-still");
        await PostAsync(served.Client, page, "go-on");
        await UntilAsync(served.Client, page, now => now.Share > 0.2 || now.State == "taken-still");
        served.Program.Kill();
        await served.Program.WaitForExitAsync();
        served.Dispose();

        using var again = await ServeAsync();
        var state = (await NowAsync(again.Client, page)).State;
        output.WriteLine($"killed while it was {state}");
        if (state != "taken-still")
        {
            state.ShouldBe("taking-still");
            await PostAsync(again.Client, page, "go-on");
            await UntilAsync(again.Client, page, now => now.State == "taken-still");
        }

        again.Program.Kill();
        await again.Program.WaitForExitAsync();
        await AllThereAsync();
    }

    private async Task<Served> ServeAsync()
    {
        var start = Starting(["serve", "--port", "0", "--no-browser"]);
        var program = Process.Start(start)!;
        var line = await program.StandardOutput.ReadLineAsync();
        var link = new Uri(line!["Candor is at ".Length..]);
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() })
        {
            BaseAddress = new(link, "/"),
        };
        (await client.GetAsync(link)).EnsureSuccessStatusCode();
        return new(program, client);
    }

    private static async Task<string> GiveAsync(HttpClient client, byte[] box)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(client)), "form-token" },
            { new ByteArrayContent(box), "mail", "all.mbox" },
        };
        var answer = await client.PostAsync("/inbox/mail", content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static async Task PostAsync(HttpClient client, string page, string deed)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-token", await TokenAsync(client))]);
        (await client.PostAsync($"{page}/{deed}", content)).EnsureSuccessStatusCode();
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var html = await client.GetStringAsync("/happened");
        return WebUtility.HtmlDecode(html.Split("name=\"form-token\" value=\"")[1].Split('"')[0]);
    }

    private static async Task UntilAsync(HttpClient client, string page, Predicate<Now> isSo)
    {
        while (!isSo(await NowAsync(client, page))) { }
    }

    private static async Task<Now> NowAsync(HttpClient client, string page) =>
        (await client.GetFromJsonAsync<Now>($"{page}/now"))!;

    private sealed record Now(string State, double Share);

    private sealed record Served(Process Program, HttpClient Client) : IDisposable
    {
        public void Dispose()
        {
            Client.Dispose();
            Program.Dispose();
        }
    }

    // A store is filled in a few runs, so that there are several, each with what kills it meets; the moments are spread
    // over the time that an import takes here.
    private async Task KillAsync(int kills, int seed)
    {
        var box = Mbox();
        var random = new Random(seed);
        var longest = int.MaxValue;
        var (met, runs, homes) = (0, 0, 0);
        while (met < kills)
        {
            var home = Path.Combine(terminal.Home, $"home{homes++}");
            while (true)
            {
                var watch = Stopwatch.StartNew();
                using var import = Start(box, home: home);
                runs++;
                if (met < kills && longest < int.MaxValue)
                {
                    var moment = Task.Delay(random.Next(longest / 5, longest));
                    await Task.WhenAny(moment, import.WaitForExitAsync());
                    if (!import.HasExited)
                    {
                        met++;
                        import.Kill();
                        await import.WaitForExitAsync();
                        continue;
                    }
                }

                await import.WaitForExitAsync();
                import.ExitCode.ShouldBe(0);
                longest = Math.Min(longest, (int)watch.ElapsedMilliseconds);
                break;
            }

            await AllThereAsync(home);
        }

        output.WriteLine(
            $"figure: import killed {met} times while it ran, in {runs} runs on {homes} stores: {Mails:N0} mails in each, each once"
        );
    }

    private async Task AllThereAsync(string? home = null)
    {
        await using var db = await OpenAsync(home);
        var ids = await db.SeenMail.Select(mail => mail.Id).ToListAsync();
        ids.AddRange(await db.Emails.Select(mail => mail.Id).ToListAsync());
        ids.Count.ShouldBe(Mails);
        ids.Distinct().Count().ShouldBe(Mails);
        (await db.Proposals.CountAsync()).ShouldBe(Mails / 5);
        (await db.Proposals.Select(proposal => proposal.EmailId).Distinct().CountAsync()).ShouldBe(Mails / 5);
    }

    private async Task<CandorDb> OpenAsync(string? home = null) =>
        new(await Store.OpenAsync(home ?? terminal.Home, terminal.Clock, CancellationToken.None));

    private Process Start(string box, string? shell = null, string? home = null) =>
        Process.Start(Starting(["import", box], shell, home))!;

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
