using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

public sealed partial class StoreTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TestTerminal terminal = new();

    private string Home => Path.Combine(terminal.Home, "home");

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_scripts_make_what_the_model_says()
    {
        await Store.OpenAsync(Home, terminal.Clock, Cancel);
        using var model = new SqliteConnection("Data Source=:memory:");
        model.Open();
        using var db = new CandorDb(new DbContextOptionsBuilder<CandorDb>().UseSqlite(model).Options);
        db.Database.EnsureCreated();

        using var scripts = new SqliteConnection($"Data Source={Store.PathIn(Home)}");
        scripts.Open();
        var (made, said) = (Schema(scripts), Schema(model));
        made.Except(said).ShouldBe([], "the scripts make this, the model does not say it");
        said.Except(made).ShouldBe([], "the model says this, no script makes it");
    }

    [Fact]
    public async Task The_owners_own_row_is_as_the_model_would_write_it()
    {
        await using var db = new CandorDb(await Store.OpenAsync(Home, terminal.Clock, Cancel));
        var me = await db.MeAsync(terminal.Clock, Cancel);
        var other = new Candidate
        {
            Id = Guid.NewGuid(),
            TimeZone = me.TimeZone,
            CreatedAt = terminal.Clock.GetUtcNow(),
        };
        db.Candidates.Add(other);
        await db.SaveChangesAsync(Cancel);
        await using var connection = new SqliteConnection($"Data Source={Store.PathIn(Home)}");
        await connection.OpenAsync(Cancel);
        (await Row(me.Id)).ShouldBe(await Row(other.Id));

        async Task<List<string>> Row(Guid id)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM candidate WHERE id = $id";
            command.Parameters.AddWithValue("$id", id);
            await using var row = await command.ExecuteReaderAsync(Cancel);
            (await row.ReadAsync(Cancel)).ShouldBeTrue();
            return
            [
                .. Enumerable
                    .Range(0, row.FieldCount)
                    .Where(i => row.GetName(i) != "id")
                    .Select(i => $"{row.GetName(i)}: {row.GetDataTypeName(i)} {row.GetValue(i)}"),
            ];
        }
    }

    [Fact]
    public async Task The_file_is_readable_by_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are a thing of Unix");
        await Store.OpenAsync(Home, terminal.Clock, Cancel);
        File.GetUnixFileMode(Store.PathIn(Home)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Home).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_store_newer_than_the_program_is_refused_in_one_line()
    {
        await Store.OpenAsync(Home, terminal.Clock, Cancel);
        Sql("PRAGMA user_version = 999");
        var refused = await Should.ThrowAsync<BadInputException>(() => Store.OpenAsync(Home, terminal.Clock, Cancel));
        refused.Message.ShouldContain("made by a newer Candor (schema 999");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_one_clear_line()
    {
        var file = terminal.Write("home", "not a folder");
        var refused = await Should.ThrowAsync<BadInputException>(() => Store.OpenAsync(file, terminal.Clock, Cancel));
        refused.Message.ShouldContain("CANDOR_HOME");
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_explained()
    {
        Directory.CreateDirectory(Home);
        await File.WriteAllTextAsync(Store.PathIn(Home), new string('x', 8192), Cancel);
        var fault = await Should.ThrowAsync<SqliteException>(() => Store.OpenAsync(Home, terminal.Clock, Cancel));
        StoreFault.Explain(fault, Home)!.ShouldContain("candor restore");
    }

    [Fact]
    public async Task One_candidate_never_sees_anothers_rows()
    {
        var options = await Store.OpenAsync(Home, terminal.Clock, Cancel);
        await using var mine = new CandorDb(options);
        mine.Applications.Add(new JobApplication { Id = Ids.New(terminal.Clock), Employer = "Northwind" });
        await mine.SaveChangesAsync(Cancel);

        await using var theirs = new CandorDb(options) { CandidateId = Guid.NewGuid() };
        (await theirs.Applications.CountAsync(Cancel)).ShouldBe(0);
        (await mine.Applications.CountAsync(Cancel)).ShouldBe(1);
    }

    private static List<string> Schema(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // The index of the search and the stamps are the store's own and no part of the model.
        command.CommandText =
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%search%' AND name NOT LIKE '%stamp%' ORDER BY name";
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
        {
            // SQLite adds a column to the text of its table with spaces of its own.
            all.Add(Spaces().Replace(reader.GetString(0), ""));
        }

        return all;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store.PathIn(Home)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
