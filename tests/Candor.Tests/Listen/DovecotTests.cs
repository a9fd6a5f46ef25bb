using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>
/// What <c>docs/mailboxes.md</c> says about any IMAP account, done as it stands there: a real Dovecot over TLS, a real
/// mbsync with the file of that page, and the mail in the store.
/// </summary>
public sealed partial class DovecotTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestTerminal terminal = new();
    private readonly string folder = Directory.CreateTempSubdirectory("candor-imap-").FullName;

    public void Dispose()
    {
        terminal.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_imap_account_is_copied_by_the_file_in_the_guide_read_only_and_taken_in_once()
    {
        foreach (var program in new[] { "dovecot", "mbsync", "openssl" })
        {
            Assert.SkipUnless(IsThere(program), $"{program} is not installed (Debian: dovecot-imapd, isync, openssl)");
        }

        var port = await StartAsync(out var server);
        using (server)
        {
            try
            {
                Write("mbsyncrc", await RecipeAsync(port));
                Directory.CreateDirectory(In("Mail"));
                await RunAsync("mbsync", "-c", In("mbsyncrc"), "mail");
                (await terminal.RunAsync("import", In("Mail"))).Out.ShouldContain("2 now wait for you to confirm");

                // One more comes; what is there is not read again.
                Deliver("cur/3.host:2,S", 3);
                await RunAsync("mbsync", "-c", In("mbsyncrc"), "mail");
                (await terminal.RunAsync("import", In("Mail"))).Out.ShouldContain(
                    "3 mails read, 2 of them known already"
                );
                await using var db = new Candor.Data.CandorDb(
                    await Candor.Data.Store.OpenAsync(terminal.Home, terminal.Clock, CancellationToken.None)
                );
                (await db.Emails.CountAsync()).ShouldBe(3);

                // Nothing was changed over there: not even marked as read.
                Directory
                    .EnumerateFiles(In("far"), "*.host:2,*", SearchOption.AllDirectories)
                    .Select(Path.GetFileName)
                    .Order(StringComparer.Ordinal)
                    .ShouldBe(["1.host:2,S", "2.host:2,", "3.host:2,S"]);
            }
            finally
            {
                server.Kill(entireProcessTree: true);
                await server.WaitForExitAsync();
            }
        }
    }

    // The page's own file, with this server's name in it. It says itself what isync before 1.5 calls TLSType.
    private async Task<string> RecipeAsync(int port)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "mailboxes.md"));
        var recipe = Recipe().Match(page).Groups[1].Value;
        var isOld = (await RunAsync("mbsync", "--version")).Contains(" 1.4", StringComparison.Ordinal);
        foreach (
            var (theirs, ours) in new[]
            {
                ("Host imap.example.com", $"Host localhost\nPort {port}\nCertificateFile {In("cert.pem")}"),
                ("PassCmd \"pass show mail/sam\"", "PassCmd \"echo secret\""),
                ("TLSType IMAPS", isOld ? "SSLType IMAPS" : "TLSType IMAPS"),
                ("~/Mail/", In("Mail/")),
            }
        )
        {
            recipe.ShouldContain(theirs);
            recipe = recipe.Replace(theirs, ours, StringComparison.Ordinal);
        }

        return recipe;
    }

    private Task<int> StartAsync(out Process server)
    {
        foreach (var box in new[] { "", ".Jobs/" })
        {
            foreach (var part in new[] { "cur", "new", "tmp" })
            {
                Directory.CreateDirectory(In($"far/{box}{part}"));
            }
        }

        Deliver("cur/1.host:2,S", 1);
        Deliver(".Jobs/cur/2.host:2,", 2);
        // Dovecot gives no mail to root and lets no root log in: then the mail is nobody's, as far as it is concerned.
        var isRoot = Environment.UserName == "root";
        var port = FreePort();
        Write(
            "dovecot.conf",
            $$"""
            protocols = imap
            base_dir = {{In("run")}}
            state_dir = {{In("state")}}
            log_path = /dev/stderr
            mail_location = maildir:{{In("far")}}
            listen = 127.0.0.1
            ssl = required
            ssl_cert = <{{In("cert.pem")}}
            ssl_key = <{{In("key.pem")}}
            first_valid_uid = 1
            {{(
                isRoot
                    ? ""
                    : $"default_internal_user = {Environment.UserName}\ndefault_login_user = {Environment.UserName}"
            )}}
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid={{(isRoot ? "nobody" : Environment.UserName)}} gid={{(isRoot ? "nogroup" : Run("id", "-g").Trim())}} home={{folder}}
            }
            service imap-login {
              {{(isRoot ? "" : "chroot =")}}
              inet_listener imap {
                port = 0
              }
              inet_listener imaps {
                port = {{port}}
              }
            }
            """
        );
        return BeginAsync(port, isRoot, out server);
    }

    private Task<int> BeginAsync(int port, bool isRoot, out Process server)
    {
        Run(
            "openssl",
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem"
        );
        if (isRoot)
        {
            File.SetUnixFileMode(
                folder,
                File.GetUnixFileMode(folder)
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherExecute
                    | UnixFileMode.OtherRead
            );
            Run("chown", "-R nobody far");
        }

        var start = Start("dovecot", ["-F", "-c", In("dovecot.conf")]);
        server = Process.Start(start)!;
        return ReadyAsync(server, port);
    }

    private async Task<int> ReadyAsync(Process server, int port)
    {
        // It says so when it listens.
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            output.WriteLine(line);
            if (line.Contains("starting up", StringComparison.Ordinal))
            {
                _ = server.StandardError.ReadToEndAsync();
                return port;
            }
        }

        throw new InvalidOperationException("Dovecot did not start");
    }

    private void Deliver(string name, int number) =>
        Write(
            $"far/{name}",
            $"From: Ann Lee <ann@northwind.example>\nTo: sam@example.com\nSubject: Your application for Analyst at Northwind\nMessage-ID: <{number}@northwind.example>\nDate: Mon, 9 Mar 2026 09:00:00 +0100\n\nWe regret to inform you that your application was not successful.\n"
        );

    private string In(string name) => Path.Combine(folder, name);

    private void Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }
    }

    private static int FreePort()
    {
        // Dovecot takes no 0; nobody else is given this one within the moment.
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin")
            .Split(':')
            .Any(path => File.Exists(Path.Combine(path, program)));

    private string Run(string program, string args) =>
        Task.Run(() => RunAsync(program, args.Split(' '))).GetAwaiter().GetResult();

    private async Task<string> RunAsync(string program, params string[] args)
    {
        using var run = Process.Start(Start(program, args))!;
        var said = run.StandardError.ReadToEndAsync();
        var answer = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, await said);
        return answer;
    }

    private ProcessStartInfo Start(string program, string[] args) =>
        new(File.Exists($"/usr/sbin/{program}") ? $"/usr/sbin/{program}" : program, args)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    [GeneratedRegex("```\n(IMAPAccount .*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Recipe();
}
