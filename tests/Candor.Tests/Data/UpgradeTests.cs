using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

/// <summary>A store that the first version made, filled as the worked example is, opened by this one.</summary>
public sealed class UpgradeTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TestTerminal terminal = new();
    private readonly TestTerminal example = new();

    public void Dispose()
    {
        terminal.Dispose();
        example.Dispose();
    }

    [Fact]
    public async Task A_store_of_the_first_version_is_upgraded_with_a_backup_that_is_as_it_was()
    {
        var rows = await FirstVersionAsync();
        rows["application"].ShouldBeGreaterThan(2);
        rows["journal"].ShouldBeGreaterThan(0);

        await using (var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel)))
        {
            (await db.Applications.CountAsync(Cancel)).ShouldBe((int)rows["application"]);
            (await new KeptRows(terminal.Clock).AllAsync(db, Cancel)).All.Count.ShouldBe((int)rows["application"]);
            var employer = (await db.Applications.FirstAsync(Cancel)).Employer;
            (await Find.InAsync(db, employer, Cancel)).ShouldNotBeEmpty("what was there before is searched too");
            // What was done before can still be undone.
            var last = await db.Journal.OrderByDescending(one => one.Id).FirstAsync(Cancel);
            (await db.UndoAsync(last.Id, terminal.Clock, Cancel)).Why.ShouldBeNull();
        }

        var backup = Backup.All(terminal.Home).ShouldHaveSingleItem();
        Path.GetFileName(backup).ShouldBe("before-schema-2.db");
        (await CountAsync(backup)).ShouldBe(rows);
        (await NumberAsync(backup, "PRAGMA user_version")).ShouldBe(1);

        // And the way back leads forward again.
        (await terminal.RunAsync("restore", backup)).ExitCode.ShouldBe(0);
        await using var again = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));
        (await again.Points.CountAsync(Cancel)).ShouldBe((int)rows["point"]);
        (await again.MeAsync(terminal.Clock, Cancel)).Keep.ShouldBeNull();
    }

    /// <summary>Made by the first script alone, with every row of the worked example.</summary>
    private async Task<Dictionary<string, long>> FirstVersionAsync()
    {
        (await example.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        var demo = Path.Combine(example.Home, "demo");
        var from = Path.Combine(example.Home, "filled.db");
        await using (var db = new CandorDb(await Store.OpenAsync(demo, example.Clock, Cancel)))
        {
            db.Applications.Add(new JobApplication { Id = Ids.New(example.Clock), Employer = "Eastwind" });
            await db.SaveAsync("Added Eastwind", example.Clock, Cancel);
            await db.Database.OpenConnectionAsync(Cancel);
            // One whole file, whatever still lies in the example's write-ahead log.
            Backup.To((SqliteConnection)db.Database.GetDbConnection(), from);
        }

        var script = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src", "Candor", "Data", "Schema", "sqlite", "001-start.sql"),
            Cancel
        );
        var path = Store.PathIn(terminal.Home);
        await using (var store = new SqliteConnection($"Data Source={path};Foreign Keys=False;Pooling=False"))
        {
            await store.OpenAsync(Cancel);
            await RunAsync(store, script + "; PRAGMA user_version = 1; ATTACH '" + from + "' AS example");
            foreach (var table in (await TablesAsync(store)).Order(StringComparer.Ordinal))
            {
                var columns = await ListAsync(
                    store,
                    $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}', 'main')"
                );
                var all = string.Join(", ", columns);
                await RunAsync(store, $"INSERT INTO main.\"{table}\" ({all}) SELECT {all} FROM example.\"{table}\"");
            }
        }

        return await CountAsync(path);
    }

    private static async Task<Dictionary<string, long>> CountAsync(string path)
    {
        await using var store = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync(Cancel);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(store))
        {
            counts[table] = await NumberAsync(path, $"SELECT count(*) FROM \"{table}\"");
        }

        return counts;
    }

    private static Task<List<string>> TablesAsync(SqliteConnection store) =>
        ListAsync(store, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");

    private static async Task<long> NumberAsync(string path, string sql)
    {
        await using var store = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync(Cancel);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task RunAsync(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

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
