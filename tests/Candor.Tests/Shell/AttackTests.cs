using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Tests.Shell;

/// <summary>What a page of another site, and another account of the machine, may try. Each attack is carried out.</summary>
public sealed class AttackTests
{
    private static readonly StoppedClock Clock = new(new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1.evil.example:{0}")]
    [InlineData("localhost.evil.example")]
    [InlineData("0.0.0.0:{0}")]
    [InlineData("2130706433:{0}")]
    [InlineData("candor")]
    public async Task No_name_that_was_rebound_to_this_machine_is_answered_even_with_the_cookie(string host)
    {
        await using var site = await TestSite.StartAsync();
        foreach (var path in new[] { "/", "/applications", "/go/list", "/open/guessed", "/css/base.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = string.Format(null, host, site.Address.Port);
            var answer = await site.Client.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Forbidden, HttpStatusCode.BadRequest], path);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:{0}.evil.example")]
    public async Task No_other_site_changes_anything_even_with_the_cookie_and_a_token(string origin)
    {
        await using var site = await TestSite.StartAsync();
        var html = await site.GetAsync("/applications/new");
        var from = html.IndexOf("name=\"form-token\" value=\"", StringComparison.Ordinal) + 25;
        var token = WebUtility.HtmlDecode(html[from..html.IndexOf('"', from + 1)].Trim('"'));
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/applications/new")
            {
                Content = new StringContent(
                    $"_handler=facts&employer=Evil&form-token={Uri.EscapeDataString(token)}",
                    Encoding.UTF8,
                    type
                ),
            };
            request.Headers.Add("Origin", string.Format(null, origin, site.Address.Port));
            (await site.Client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        await using var db = site.Open();
        db.Applications.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_socket_is_opened_for_anybody()
    {
        await using var site = await TestSite.StartAsync();
        var own = site.Address.GetLeftPart(UriPartial.Authority);
        foreach (var path in new[] { "/", "/_blazor", "/go/list" })
        {
            (await UpgradeAsync(site.Address, path, own)).ShouldStartWith("HTTP/1.1 401");
            (await UpgradeAsync(site.Address, path, "http://evil.example")).ShouldStartWith("HTTP/1.1 403");
        }

        using var cookies = new HttpRequestMessage(HttpMethod.Get, site.Link);
        var cookie = (await site.Stranger.SendAsync(cookies, Cancel))
            .Headers.GetValues("Set-Cookie")
            .First()
            .Split(';')[0];
        (await UpgradeAsync(site.Address, "/", own, cookie)).ShouldStartWith(
            "HTTP/1.1 200",
            Case.Sensitive,
            "a page and no socket"
        );
        (await UpgradeAsync(site.Address, "/", "http://evil.example", cookie)).ShouldStartWith("HTTP/1.1 403");
    }

    [Fact]
    public async Task Another_account_of_the_machine_reads_no_file_and_gets_no_page()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"),
            "only root can act as another account, with setpriv"
        );
        var outer = Directory.CreateTempSubdirectory("candor-attack-").FullName;
        try
        {
            // Everybody may look into the folder around it, as into a home that is open.
            File.SetUnixFileMode(outer, (UnixFileMode)0b111_101_101);
            var home = Path.Combine(outer, "data");
            await Store.OpenAsync(home, Clock, Cancel);
            _ = global::Candor.Shell.LinkSecret.In(home);
            await using (var db = new CandorDb(await Store.OpenAsync(home, Clock, Cancel)))
            {
                db.Applications.Add(new JobApplication { Id = Ids.New(Clock), Employer = "Northwind" });
                await db.SaveChangesAsync(Cancel);
                // The log beside the store while it is open, too.
                await CannotReadAsync(home);
                // And where somebody has opened the folder by mistake, each file still stands for itself.
                File.SetUnixFileMode(home, (UnixFileMode)0b111_101_101);
                await CannotReadAsync(home);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(outer, recursive: true);
        }

        await using var site = await TestSite.StartAsync();
        var asked =
            $"exec 3<>/dev/tcp/127.0.0.1/{site.Address.Port}; printf 'GET /applications HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3; cat <&3";
        var (_, said) = await AsNobodyAsync("bash", "-c", asked);
        said.ShouldContain("401");
        said.ShouldContain("Candor opens with its own link");
    }

    private static async Task CannotReadAsync(string home)
    {
        var files = Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).ToList();
        files.Select(Path.GetFileName).ShouldContain("candor.db");
        files.Select(Path.GetFileName).ShouldContain("candor.db-wal");
        files.Select(Path.GetFileName).ShouldContain("secret");
        foreach (var file in files)
        {
            var (code, said) = await AsNobodyAsync("cat", file);
            (code, said).ShouldBe((1, ""), file);
        }
    }

    private static async Task<(int Code, string Said)> AsNobodyAsync(params string[] command)
    {
        var start = new ProcessStartInfo(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "--", .. command]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var nobody = Process.Start(start)!;
        var errors = nobody.StandardError.ReadToEndAsync(Cancel);
        var said = await nobody.StandardOutput.ReadToEndAsync(Cancel);
        await nobody.WaitForExitAsync(Cancel);
        (await errors).ShouldNotContain("setpriv", Case.Sensitive, "it must run as nobody at all");
        return (nobody.ExitCode, said);
    }

    /// <summary>The first line of what answers somebody who asks for a WebSocket.</summary>
    private static async Task<string> UpgradeAsync(Uri site, string path, string origin, string cookie = "none=none")
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, site.Port, Cancel);
        await using var stream = line.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n\r\n"
            ),
            Cancel
        );
        using var answer = new StreamReader(stream);
        return await answer.ReadLineAsync(Cancel) ?? "";
    }
}
