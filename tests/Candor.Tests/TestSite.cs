using System.Net;
using Candor.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests;

/// <summary>
/// The web app as a browser meets it: the real server on a free port of this machine, a home of its own, and a client
/// that came in through the printed link.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly TestTerminal terminal;
    private readonly WebApplication site;
    private bool goesOn;

    private TestSite(TestTerminal terminal, WebApplication site)
    {
        this.terminal = terminal;
        this.site = site;
        Stranger = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
        };
    }

    /// <summary>Keeps cookies and follows redirects, like a browser that opened the link.</summary>
    public HttpClient Client { get; }

    /// <summary>Keeps nothing and follows nothing.</summary>
    public HttpClient Stranger { get; }

    public Uri Address => Site.Address(site);

    public Uri Link => Site.Link(site);

    public string Home => terminal.Home;

    public StoppedClock Clock => (StoppedClock)terminal.Clock;

    public IServiceProvider Services => site.Services;

    /// <param name="fill">Fills the home before the site starts.</param>
    public static async Task<TestSite> StartAsync(TimeProvider? clock = null, Func<TestTerminal, Task>? fill = null)
    {
        var terminal = new TestTerminal();
        terminal.Clock = clock ?? terminal.Clock;
        if (fill is not null)
        {
            await fill(terminal);
        }

        return await StartAsync(terminal);
    }

    /// <summary>Stops the program and starts it again over the same home.</summary>
    public async Task<TestSite> AgainAsync()
    {
        goesOn = true;
        await DisposeAsync();
        return await StartAsync(terminal);
    }

    private static async Task<TestSite> StartAsync(TestTerminal terminal)
    {
        var site = await Site.BuildAsync(
            new Terminal(
                () => Stream.Null,
                TextWriter.Null,
                TextWriter.Null,
                terminal.Clock,
                terminal.Home,
                IsPerson: false
            ),
            port: 0,
            CancellationToken.None
        );
        await site.StartAsync();
        var test = new TestSite(terminal, site);
        (await test.Client.GetAsync(test.Link)).StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
        return test;
    }

    public CandorDb Open() => site.Services.GetRequiredService<IDbContextFactory<CandorDb>>().CreateDbContext();

    /// <summary>A command over the same home, while it is served.</summary>
    public async Task<Ran> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            args,
            new Terminal(() => Stream.Null, output, error, Clock, Home, IsPerson: false)
        );
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>A page's text; the test fails where the page does.</summary>
    public async Task<string> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts a form as its page would: with the page's own form token.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var token = Between(await GetAsync(page), "name=\"form-token\" value=\"", "\"");
        var all = fields.Append(("form-token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var content = new FormUrlEncodedContent(all);
        return await Client.PostAsync(action, content);
    }

    /// <summary>Posts JSON as a page's script would: with the token of the page's head.</summary>
    public async Task<HttpResponseMessage> PostJsonAsync(string page, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Candor-Token", Between(await GetAsync(page), "name=\"candor-token\" content=\"", "\""));
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
        if (!goesOn)
        {
            terminal.Dispose();
        }
    }

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal);
        from.ShouldBeGreaterThan(-1, $"the page has no {before}");
        from += before.Length;
        return WebUtility.HtmlDecode(text[from..text.IndexOf(after, from, StringComparison.Ordinal)]);
    }
}
