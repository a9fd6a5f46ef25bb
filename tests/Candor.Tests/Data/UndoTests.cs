using System.Net;
using Candor.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests.Data;

/// <summary>Every deed of the pages, done and undone through the front door over the worked example.</summary>
public sealed class UndoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_deed_of_the_pages_is_undone_to_the_last_row()
    {
        await using var site = await TestSite.StartAsync(fill: Example);
        var deeds = await PageDeeds.AllAsync(site);
        var faults = new List<string>();
        foreach (var (route, prepare, act) in deeds)
        {
            foreach (var before in prepare)
            {
                (await before()).IsSuccessStatusCode.ShouldBeTrue(route);
            }

            site.Clock.Now += TimeSpan.FromMinutes(20);
            if (await WrongAsync(site, act) is { } wrong)
            {
                faults.Add($"{route} {wrong}");
            }
        }

        faults.ShouldBeEmpty();

        var changing = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(one =>
                one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { } methods && !methods.Contains("GET")
            )
            .Select(one => one.RoutePattern.RawText!)
            .Distinct(StringComparer.Ordinal);
        changing
            .Except(PageDeeds.Otherwise.Keys)
            .Except(deeds.Select(deed => deed.Route.Split(' ')[0]))
            .ShouldBeEmpty("each address that changes something is undone here, or says above why not");
    }

    [Fact]
    public async Task What_was_typed_since_is_not_lost_by_undoing_the_draft_and_the_page_offers_to_undo_it_first()
    {
        await using var site = await TestSite.StartAsync(fill: Example);
        var (job, _) = await PageDeeds.HarbourAsync(site);
        var made = await site.PostAsync(
            $"/applications/{job}/steps/ask",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour")
        );
        var (page, draft) = (made.RequestMessage!.RequestUri!, made.RequestMessage.RequestUri!.Segments[^1]);
        await TypeAsync(site, draft, "Dear Priya", 0);
        await TypeAsync(site, draft, "Dear Priya, thank you", 1);

        var undo = page.Query["?did=".Length..];
        var refused = await UndoAsync(site, page.PathAndQuery, undo);
        refused.ShouldContain("Something later builds on it: “Typed in a draft”");
        var first = refused[(refused.IndexOf("/undo/", StringComparison.Ordinal) + 6)..][..36];
        first.ShouldNotBe(undo);

        await UndoAsync(site, page.AbsolutePath, first);
        await using (var db = site.Open())
        {
            var text = await db.Drafts.Where(one => one.Id == Guid.Parse(draft)).SingleAsync(Cancel);
            text.Text.ShouldBe(text.Composed);
        }

        // The page of the draft is gone with it; one is led to where drafts are begun.
        (await UndoAsync(site, page.AbsolutePath, undo)).ShouldContain("Ask for advice");
    }

    [Fact]
    public async Task Whoever_left_the_page_finds_the_deed_among_the_latest_and_undoes_it_there()
    {
        await using var site = await TestSite.StartAsync();
        await site.PostAsync("/found", "/found/job", ("employer", "Northwind"));

        var lately = await site.GetAsync("/lately");
        lately.ShouldContain("You found a job");
        var undo = lately[(lately.IndexOf("/undo/", StringComparison.Ordinal) + 6)..][..36];
        (await UndoAsync(site, "/lately", undo)).ShouldContain("Nothing to undo");
    }

    private static async Task Example(TestTerminal terminal)
    {
        (await terminal.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        SqliteConnection.ClearAllPools();
        File.Move(Store.PathIn(Path.Combine(terminal.Home, "demo")), Store.PathIn(terminal.Home));
    }

    /// <summary>What is wrong with the undo of it; null where nothing is.</summary>
    private static async Task<string?> WrongAsync(TestSite site, Func<Task<HttpResponseMessage>> act)
    {
        var before = await RowsAsync(site);
        var did = await act();
        var done = await RowsAsync(site);
        if (!did.IsSuccessStatusCode || done.SequenceEqual(before, StringComparer.Ordinal))
        {
            return $"did nothing ({did.StatusCode})";
        }

        if (await FreshLook.DifferenceAsync(site, Cancel) is { } stale)
        {
            return $"is not seen: {stale}";
        }

        await using var db = site.Open();
        var deed = await db.Journal.OrderByDescending(one => one.At).FirstOrDefaultAsync(Cancel);
        if (deed is not { UndoneAt: null } || !(await UndoAsync(site, "/settings", $"{deed.Id}")).Contains("Undone."))
        {
            return "has no undo";
        }

        var after = await RowsAsync(site);
        var (left, gone) = (after.Except(before).ToList(), before.Except(after).ToList());
        return left.Count + gone.Count == 0
            ? await FreshLook.DifferenceAsync(site, Cancel)
            : $"left {string.Join("\n", left)}\ninstead of {string.Join("\n", gone)}";
    }

    private static async Task TypeAsync(TestSite site, string draft, string text, int revision)
    {
        site.Clock.Now += TimeSpan.FromSeconds(2);
        var json = $$"""{"text":"{{text}}","subject":"Thanks","revision":{{revision}}}""";
        (await site.PostJsonAsync("/settings", $"/api/drafts/{draft}", json)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> UndoAsync(TestSite site, string page, string id)
    {
        site.Client.DefaultRequestHeaders.Referrer = new Uri(site.Address, page);
        var answer = await site.PostAsync("/settings", $"/undo/{id}");
        site.Client.DefaultRequestHeaders.Referrer = null;
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Every row of what is the candidate's; not the journal itself, nor the search index, which follows.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(TestSite site)
    {
        await using var store = new SqliteConnection(
            $"Data Source={Store.PathIn(site.Home)};Mode=ReadOnly;Pooling=False"
        );
        await store.OpenAsync(Cancel);
        var tables = new List<string>();
        await using (var names = store.CreateCommand())
        {
            names.CommandText =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT IN ('journal', 'application_stamp')";
            await using var reader = await names.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var all = store.CreateCommand();
            all.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await all.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                rows.Add(
                    $"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}"))}"
                );
            }
        }

        return rows;
    }
}
