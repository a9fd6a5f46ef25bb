using System.Diagnostics;
using System.Globalization;
using Candor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// The call companion while the program dies: a real <c>candor serve</c> is killed without warning in the middle of a
/// word, and nothing that was typed is lost: what was kept is in the store, the rest in the browser.
/// </summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_before_the_program_was_killed_is_there_and_the_rest_follows_when_it_is_back()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var home = Directory.CreateTempSubdirectory("candor-killed-").FullName;
        try
        {
            var (server, link) = await StartAsync(home, port: 0);
            var page = await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 844, Height = 390 },
                }
            );
            await page.GotoAsync(link.ToString());
            await page.GotoAsync(new Uri(link, "/call").ToString());
            await TellFirstPaintAsync(page, link);
            await page.GetByLabel("Employer").FillAsync("Harbour Trust");
            await page.GetByRole(AriaRole.Button, new() { Name = "Listen", Exact = true }).ClickAsync();
            await page.GetByLabel("Notes").PressSequentiallyAsync("- you rambled a bit");
            var watch = Stopwatch.StartNew();
            await page.GetByText("Kept.", new() { Exact = true }).WaitForAsync();
            output.WriteLine($"the last letter was in the store {watch.ElapsedMilliseconds} ms after it was typed");
            await page.GetByLabel("Notes").PressSequentiallyAsync(" and");
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(Cancel);
            server.Dispose();

            // What was said to be kept is on disk, though the program died without a word.
            (await KeptAsync(home)).ShouldStartWith("- you rambled a bit");

            await page.GetByLabel("Notes").PressSequentiallyAsync(" more\n+ calm throughout");
            await page.GetByText("it goes to Candor as soon as it answers").WaitForAsync();
            var (again, _) = await StartAsync(home, link.Port);
            try
            {
                await page.GetByText("Kept.", new() { Exact = true }).WaitForAsync(new() { Timeout = 20_000 });
                (await KeptAsync(home)).ShouldBe("- you rambled a bit and more\n+ calm throughout");
            }
            finally
            {
                again.Kill(entireProcessTree: true);
                await again.WaitForExitAsync(Cancel);
                again.Dispose();
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    // Told, not held to: a busy machine paints late. The goal is 300 ms with a warm cache.
    private async Task TellFirstPaintAsync(IPage page, Uri link)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await page.GotoAsync(new Uri(link, "/call").ToString());
            times.Add(
                await page.EvaluateAsync<double>(
                    "new Promise(done => { const look = () => { const one = performance.getEntriesByName('first-contentful-paint')[0]; one ? done(one.startTime) : setTimeout(look, 20) }; look() })"
                )
            );
        }

        output.WriteLine(
            $"first contentful paint of /call, warm: {string.Join(", ", times.Select(t => t.ToString("0", CultureInfo.InvariantCulture)))} ms"
        );
    }

    private static async Task<(Process Server, Uri Link)> StartAsync(string home, int port)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Site).Assembly.Location,
                "serve",
                "--no-browser",
                "--port",
                port.ToString(CultureInfo.InvariantCulture),
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CANDOR_HOME"] = home;
        var server = Process.Start(start)!;
        while (await server.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("Candor is at ", StringComparison.Ordinal))
            {
                return (server, new Uri(line["Candor is at ".Length..]));
            }
        }

        throw new InvalidOperationException($"it did not start: {await server.StandardError.ReadToEndAsync(Cancel)}");
    }

    private static async Task<string> KeptAsync(string home)
    {
        await using var db = new CandorDb(await Store.OpenAsync(home, TimeProvider.System, Cancel));
        return await db.Feedback.Select(one => one.Text).SingleAsync(Cancel);
    }
}
