using System.Globalization;
using System.Net;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

/// <summary>
/// The pages remember what they read. Nobody may ever see that: whoever changed the store, and however, the next page
/// shows what is there now.
/// </summary>
public sealed class KeptRowsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Tables => [.. Parts().Select(type => Snake(type.Name)), "application"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_row_that_comes_changes_or_goes_gives_its_application_a_new_stamp_and_no_other(string table)
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        await using var store = await OpenAsync(site);
        var id = table == "application" ? "id" : "application_id";
        var row = await TextAsync(store, $"SELECT min(id) FROM {table}");
        var one = await TextAsync(store, $"SELECT {id} FROM {table} WHERE id = '{row}'");
        var columns = await ListAsync(store, $"SELECT name FROM pragma_table_info('{table}')");
        foreach (var column in columns.Where(column => !column.EndsWith("id", StringComparison.Ordinal)))
        {
            var before = await StampsAsync(store);
            await RunAsync(store, $"UPDATE {table} SET \"{column}\" = \"{column}\" WHERE id = '{row}'");
            Changed(before, await StampsAsync(store)).ShouldBe([one], $"{table}.{column}");
        }

        if (table == "application")
        {
            await RunAsync(store, $"DELETE FROM application WHERE id = '{one}'");
            (await StampsAsync(store)).ShouldNotContainKey(one);
            return;
        }

        // Out and in again, as undoing does.
        await RunAsync(store, $"CREATE TEMP TABLE aside AS SELECT * FROM {table} WHERE id = '{row}'");
        var (with, values) = (await StampsAsync(store), string.Join(", ", columns.Select(name => $"\"{name}\"")));
        await RunAsync(store, $"DELETE FROM {table} WHERE id = '{row}'");
        var without = await StampsAsync(store);
        Changed(with, without).ShouldContain(one);
        await RunAsync(store, $"INSERT INTO {table} ({values}) SELECT {values} FROM aside");
        Changed(without, await StampsAsync(store)).ShouldBe([one]);
    }

    [Fact]
    public async Task What_the_addresses_of_a_mail_tell_of_its_news_is_looked_at_anew_when_the_mail_changes()
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        await using var store = await OpenAsync(site);
        const string One =
            "SELECT application_id FROM outcome WHERE email_id IN (SELECT id FROM email) ORDER BY id LIMIT 1";
        var application = await TextAsync(store, One);
        var mail = await TextAsync(
            store,
            One.Replace("application_id FROM", "email_id FROM", StringComparison.Ordinal)
        );
        foreach (var column in new[] { "from", "reply_to" })
        {
            var before = await StampsAsync(store);
            await RunAsync(store, $"UPDATE email SET \"{column}\" = \"{column}\" WHERE id = '{mail}'");
            Changed(before, await StampsAsync(store)).ShouldBe([application], column);
        }

        var with = await StampsAsync(store);
        await RunAsync(store, $"DELETE FROM email WHERE id = '{mail}'");
        Changed(with, await StampsAsync(store)).ShouldContain(application);
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_command_writes_while_the_program_runs_stands_on_the_next_page()
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        (await site.GetAsync("/applications")).ShouldNotContain("Quay");
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull();

        var mail = Path.Combine(site.Home, "quay.eml");
        await File.WriteAllTextAsync(
            mail,
            "From: Jo <jo@quay.example>\nTo: sam.okafor@mail.example\nSubject: Your application\nMessage-ID: <q@quay.example>\n"
                + "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nUnfortunately we have decided not to proceed with your application.\n",
            Cancel
        );
        (await site.RunAsync("import", mail)).ExitCode.ShouldBe(0);
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull("after an import");

        await using var db = site.Open();
        var told = await db.Feedback.FirstAsync(Cancel);
        var quote = (await db.Points.FirstAsync(one => one.FeedbackId == told.Id, Cancel)).Quote;
        (await PageAsync(site, "/learn?all=concern")).ShouldContain(quote);
        (await site.RunAsync("erase", "--application", $"{told.ApplicationId}", "--yes")).ExitCode.ShouldBe(0);
        (await PageAsync(site, "/learn?all=concern")).ShouldNotContain(quote);
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull("after an application was erased");

        var person = await db.People.FirstAsync(Cancel);
        (await site.RunAsync("erase", "--person", $"{person.Id}", "--yes")).ExitCode.ShouldBe(0);
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull("after a person was erased");

        (await site.RunAsync("erase", "--everything", "--yes")).ExitCode.ShouldBe(0);
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull("after everything was erased");
        (await site.GetAsync("/learn")).ShouldContain("No themes yet");
    }

    [Fact]
    public async Task What_a_backup_brings_back_is_not_taken_for_what_was_there_since()
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        using var aside = new TestTerminal();
        var file = Path.Combine(aside.Home, "copy.db");
        await NameAsync(site, "Alder");
        (await site.RunAsync("backup", file)).ExitCode.ShouldBe(0);
        await NameAsync(site, "Birch");
        (await site.GetAsync("/ask")).ShouldContain("Birch");

        // Back, and on another way from there, before anybody looks: as many changes as had been seen.
        (await site.RunAsync("restore", file)).ExitCode.ShouldBe(0);
        await NameAsync(site, "Cedar");
        var page = await site.GetAsync("/ask");
        page.ShouldContain("Cedar");
        page.ShouldNotContain("Birch");
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull();

        // And what stood there before the restore can itself be put back.
        var kept = Directory.GetFiles(Path.Combine(site.Home, "backups"), "before-restore-*.db").ShouldHaveSingleItem();
        site.Clock.Now += TimeSpan.FromMinutes(1);
        (await site.RunAsync("restore", kept)).ExitCode.ShouldBe(0);
        (await site.GetAsync("/ask")).ShouldContain("Birch");
        (await FreshLook.DifferenceAsync(site, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_reads_while_another_writes_never_sees_less_than_before()
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        const int Last = 200;
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Applications.FirstAsync(Cancel)).Id;
        }

        var writing = Task.Run(
            async () =>
            {
                await using var store = await OpenAsync(site);
                for (var n = 1; n <= Last; n++)
                {
                    await RunAsync(
                        store,
                        $"UPDATE application SET notes = '{n}' WHERE id = '{$"{id}".ToUpperInvariant()}'"
                    );
                }
            },
            Cancel
        );
        using var version = new StoreVersion(site.Home);
        var rows = new KeptRows(site.Clock, version);
        var seen = 0;
        while (seen < Last)
        {
            var done = writing.IsCompleted;
            await using var db = site.Open();
            var notes = (await rows.AllAsync(db, Cancel)).All.Single(one => one.Application.Id == id).Application.Notes;
            var now = int.TryParse(notes, CultureInfo.InvariantCulture, out var n) ? n : 0;
            now.ShouldBeGreaterThanOrEqualTo(done ? Last : seen);
            seen = now;
        }

        await writing;
    }

    [Fact]
    public async Task Only_the_applications_that_changed_are_read_again()
    {
        await using var site = await TestSite.StartAsync(fill: ExampleAsync);
        using var seen = new StoreVersion(site.Home);
        var rows = new KeptRows(site.Clock, seen);
        await using var db = site.Open();
        var before = await rows.AllAsync(db, Cancel);
        (await rows.AllAsync(db, Cancel)).ShouldBeSameAs(before);
        await NameAsync(site, "Alder");
        var after = await rows.AllAsync(db, Cancel);
        after.All.Except(before.All, ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
        after.All.Count.ShouldBe(before.All.Count);
    }

    // Past the program's own connection, as another program would.
    private static async Task NameAsync(TestSite site, string employer)
    {
        await using var store = await OpenAsync(site);
        await RunAsync(
            store,
            $"UPDATE application SET employer = '{employer}' WHERE id = (SELECT application_id FROM outcome WHERE kind = 'rejected' ORDER BY at DESC LIMIT 1)"
        );
    }

    private static async Task ExampleAsync(TestTerminal terminal)
    {
        (await terminal.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        SqliteConnection.ClearAllPools();
        File.Move(Store.PathIn(Path.Combine(terminal.Home, "demo")), Store.PathIn(terminal.Home));
    }

    private static async Task<string> PageAsync(TestSite site, string path) =>
        WebUtility.HtmlDecode(await site.GetAsync(path));

    /// <summary>What the kept rows of an application hold: a list that is added there has to be stamped as well.</summary>
    private static IEnumerable<Type> Parts() =>
        typeof(ApplicationRows)
            .GetProperties()
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType)
            .Select(type => type.GetGenericArguments()[0]);

    private static string Snake(string name) =>
        string.Concat(
            name.Select(
                (c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );

    private static List<string> Changed(Dictionary<string, long> before, Dictionary<string, long> after) =>
        [.. after.Where(now => before.GetValueOrDefault(now.Key) != now.Value).Select(now => now.Key)];

    private static async Task<Dictionary<string, long>> StampsAsync(SqliteConnection store)
    {
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT application_id, stamp FROM application_stamp";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var all = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Cancel))
        {
            all.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return all;
    }

    private static async Task<SqliteConnection> OpenAsync(TestSite site)
    {
        var store = new SqliteConnection($"Data Source={Store.PathIn(site.Home)};Foreign Keys=True;Pooling=False");
        await store.OpenAsync(Cancel);
        return store;
    }

    private static async Task RunAsync(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<string> TextAsync(SqliteConnection store, string sql) =>
        (await ListAsync(store, sql)).ShouldHaveSingleItem();

    private static async Task<List<string>> ListAsync(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var all = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            all.Add(reader.GetString(0));
        }

        return all;
    }
}
