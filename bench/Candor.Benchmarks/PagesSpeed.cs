using System.Diagnostics;
using System.Globalization;
using System.Net;
using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Benchmarks;

/// <summary>
/// Every page of the real server, over a store with 2,000 applications, 20,000 mails and 5,000 points: from the request to
/// the last byte, on this machine. The first visit reads the store and is told apart; then each page is visited until its
/// code is compiled, as in a program that has run for a while; the figures are of the visits after that.
/// </summary>
internal static class PagesSpeed
{
    private const int Rounds = 200;

    /// <summary>Visits until the runtime has compiled what is used often: it does so after 30 calls.</summary>
    private const int Warm = 35;

    private static readonly string[] Pages =
    [
        "/",
        "/applications",
        "/ask",
        "/break",
        "/help",
        "/inbox",
        "/learn",
        "/learn/brief",
        "/learn/leaks",
        "/learn/pictures",
        "/learn/plan",
        "/listen",
        "/practise",
        "/settings",
    ];

    public static async Task<int> RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("candor-pages-").FullName;
        try
        {
            var terminal = new Terminal(
                () => Stream.Null,
                TextWriter.Null,
                TextWriter.Null,
                new FillStore.Noon(),
                home,
                IsPerson: false
            );
            await FillStore.ManyAsync(await Store.OpenAsync(home, terminal.Clock, default), terminal.Clock);
            await using var site = await Site.BuildAsync(terminal, port: 0, default);
            await site.StartAsync();
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
            client.BaseAddress = Site.Address(site);
            await client.GetStringAsync(Site.Link(site));
            foreach (var page in Pages)
            {
                await MeasureAsync(client, page);
            }

            await site.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(home, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(HttpClient client, string page)
    {
        var first = Stopwatch.StartNew();
        var length = (await client.GetStringAsync(page)).Length;
        var cold = first.Elapsed.TotalMilliseconds;
        for (var visit = 0; visit < Warm; visit++)
        {
            await client.GetStringAsync(page);
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await client.GetStringAsync(page);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{page, -18} p50 {times[Rounds / 2], 7:0.0} ms, p95 {times[Rounds * 95 / 100], 7:0.0} ms, first {cold, 7:0.0} ms, {length / 1024} KB"
            )
        );
    }
}
