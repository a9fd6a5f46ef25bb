using System.Diagnostics;
using System.Globalization;
using System.Net;
using Candor.Core;
using Candor.Data;
using Candor.Tests;
using Microsoft.EntityFrameworkCore;

namespace Candor.Benchmarks;

/// <summary>
/// Every page of the real server, over a store with 2,000 applications, 20,000 mails and 5,000 points, and the worked
/// example among them: from the request to the last byte, on this machine. Each page is visited until its code is
/// compiled, as in a program that has run for a while; then by the clock, and in processor time of the whole process with
/// its client, which other work on the machine disturbs less. Last, a visit right after each of forty changes to the store
/// (<see cref="ChangeStore"/>), when what was remembered is out of date.
/// </summary>
internal static class PagesSpeed
{
    private const int Rounds = 100;

    private const int Changes = 40;

    /// <summary>What a page asks for besides itself.</summary>
    private static readonly string[] Besides = ["/api/today", "/go/list?q=dana", "/learn/pictures/leaks.svg"];

    /// <summary>Visits until the runtime has compiled what is used often: it does so after 30 calls.</summary>
    private const int Warm = 35;

    /// <param name="only">What an address has to hold to be measured; empty takes all.</param>
    public static async Task<int> RunAsync(string only)
    {
        var folder = Directory.CreateTempSubdirectory("candor-pages-").FullName;
        try
        {
            var terminal = new Terminal(
                () => Stream.Null,
                TextWriter.Null,
                Console.Error,
                new FillStore.Noon(),
                folder,
                IsPerson: false
            );
            if (await CommandLine.RunAsync(["demo", "--only-fill"], terminal) != 0)
            {
                return 1;
            }

            terminal = terminal with { Home = Path.Combine(folder, "demo") };
            var store = await Store.OpenAsync(terminal.Home, terminal.Clock, default);
            await FillStore.ManyAsync(store, terminal.Clock);
            await using var site = await Site.BuildAsync(terminal, port: 0, default);
            await site.StartAsync();
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
            client.BaseAddress = Site.Address(site);
            await client.GetStringAsync(Site.Link(site));
            await using var db = new CandorDb(store);
            var pages = (await EveryPage.OfAsync(site.Services, db, client))
                .Concat(Besides)
                .Order(StringComparer.Ordinal);
            Console.WriteLine(
                "| page | p50 | p95 | processor p50 | p95 | after a change p50 | p95 | processor p50 | p95 | KB |"
            );
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            var change = new ChangeStore(store, terminal.Clock);
            foreach (var page in pages.Where(page => page.Contains(only, StringComparison.Ordinal)))
            {
                await MeasureAsync(client, change, page);
            }

            await site.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(HttpClient client, ChangeStore change, string page)
    {
        var length = 0;
        for (var visit = 0; visit < Warm; visit++)
        {
            if (visit % 2 == 1)
            {
                await change.OnceAsync();
            }

            length = (await client.GetByteArrayAsync(page)).Length;
        }

        var (clock, work, after, anew) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var round = 0; round < Rounds; round++)
        {
            var (took, used) = await VisitAsync(client, page);
            clock.Add(took);
            work.Add(used);
        }

        for (var round = 0; round < Changes; round++)
        {
            await change.OnceAsync();
            var (took, used) = await VisitAsync(client, page);
            after.Add(took);
            anew.Add(used);
        }

        clock.Sort();
        work.Sort();
        after.Sort();
        anew.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {EveryPage.Name(page)} | {clock[Rounds / 2]:0.0} | {clock[Rounds * 95 / 100]:0.0} | {work[Rounds / 2]:0.0} | {work[Rounds * 95 / 100]:0.0} | {after[Changes / 2]:0.0} | {after[Changes * 95 / 100]:0.0} | {anew[Changes / 2]:0.0} | {anew[Changes * 95 / 100]:0.0} | {length / 1024} |"
            )
        );
    }

    private static async Task<(double Took, double Used)> VisitAsync(HttpClient client, string page)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await client.GetByteArrayAsync(page);
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}
