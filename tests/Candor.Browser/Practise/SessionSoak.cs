using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Candor.Browser.Practise;

/// <summary>
/// A long answer before the camera, recorded: whether memory stays flat, and how long the page takes to answer a press
/// while a face is watched. Half an hour by <c>./soak.sh</c>; the figures go into docs/quality.md.
/// </summary>
public sealed class SessionSoak(ITestOutputHelper output)
{
    /// <summary>Between two samples.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>MB that half an hour may add to the renderer once it is warm; it held 830 when it kept pictures.</summary>
    private const double MostGrowth = 60;

    private const string CountTensors = """
        window.tensors = []
        const Plain = window.Worker
        window.Worker = class extends Plain {
          constructor(...all) {
            super(...all)
            this.addEventListener('message', ({ data }) => { if (data.tensors !== undefined) window.tensors.push(data.tensors) })
          }
        }
        """;

    // What takes less than 16 ms is not told by the browser at all, and counts as 16.
    private const string TimePresses = """
        () => {
          window.presses = []
          new PerformanceObserver((list) => {
            for (const one of list.getEntries()) if (one.name === 'pointerup' || one.name === 'click') window.presses.push(one.duration)
          }).observe({ type: 'event', durationThreshold: 16 })
        }
        """;

    [Fact]
    [Trait("Kind", "Soak")]
    public async Task Half_an_hour_before_the_camera_keeps_no_more_than_a_minute()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run; ./soak.sh has it");
        Assert.SkipUnless(Speech.IsThere && OperatingSystem.IsLinux(), "needs flite, sox and Linux's /proc");
        var minutes = double.TryParse(
            Environment.GetEnvironmentVariable("CANDOR_SOAK_MINUTES"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : 30;
        var folder = Directory.CreateTempSubdirectory("candor-soak-").FullName;
        try
        {
            await using var site = await CameraSession.OpenAsync(folder, CountTensors);
            var page = site.Page;
            await page.EvaluateAsync(TimePresses);
            await page.GetByLabel("Keep recordings").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
            var renderer = await RendererAsync(site);
            var samples = new List<(double Minute, double Megabytes)>();
            var presses = 0;
            for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalMinutes < minutes; presses++)
            {
                await page.Locator("#question").ClickAsync();
                await page.WaitForTimeoutAsync((float)Every.TotalMilliseconds);
                samples.Add((clock.Elapsed.TotalMinutes, Megabytes(renderer)));
            }

            // The first minute fills caches.
            var warm = samples.Where(sample => sample.Minute >= 1).ToList();
            var slope = Slope(warm);
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {minutes} minutes before the camera, recorded: renderer {warm[0].Megabytes:0} MB after a minute, {warm.Average(one => one.Megabytes):0} on average, {warm.Max(one => one.Megabytes):0} at most, {slope:+0.00;-0.00} MB a minute"
                )
            );
            var tensors = await page.EvaluateAsync<int[]>("window.tensors");
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {tensors.Length} pictures looked at; tensors held {tensors.Min()} to {tensors.Max()}"
                )
            );
            var slow = await page.EvaluateAsync<double[]>("window.presses.sort((a, b) => a - b)");
            // A press is told twice, as the pointer's and as a click.
            double[] all = [.. Enumerable.Repeat(16.0, Math.Max(0, (2 * presses) - slow.Length)), .. slow];
            output.WriteLine(
                FormattableString.Invariant(
                    $"figure: {presses} presses while the camera was watched, to the next picture: half within {all[all.Length / 2]:0} ms, 95 of 100 within {all[all.Length * 95 / 100]:0} ms, all within {all[^1]:0} ms"
                )
            );
            await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
            await page.Locator("#after").WaitForAsync();
            tensors.Max().ShouldBe(tensors.Min());
            (slope * 30).ShouldBeLessThan(MostGrowth);
            site.NothingWentWrong();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The process that draws this page: of all renderers the one with the most memory, which holds the models.</summary>
    private static async Task<int> RendererAsync(BrowserSite site)
    {
        var browser = await site.Page.Context.Browser!.NewBrowserCDPSessionAsync();
        var info = await browser.SendAsync("SystemInfo.getProcessInfo");
        return info!
            .Value.GetProperty("processInfo")
            .EnumerateArray()
            .Where(one => one.GetProperty("type").GetString() == "renderer")
            .Select(one => one.GetProperty("id").GetInt32())
            .MaxBy(Megabytes);
    }

    private static double Megabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/smaps_rollup")
            .First(line => line.StartsWith("Rss:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024;
    }

    // Least squares, in MB a minute.
    private static double Slope(List<(double Minute, double Megabytes)> samples)
    {
        var (x, y) = (samples.Average(one => one.Minute), samples.Average(one => one.Megabytes));
        return samples.Sum(one => (one.Minute - x) * (one.Megabytes - y))
            / samples.Sum(one => (one.Minute - x) * (one.Minute - x));
    }
}
