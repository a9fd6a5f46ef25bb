using Candor.Data;
using Candor.Shell;
using Microsoft.Data.Sqlite;

namespace Candor.Tests.Data;

public sealed class SearchTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("muller")]
    [InlineData("MÜLLER")]
    [InlineData("mül")]
    [InlineData("analyst müller")]
    public async Task Case_accents_order_and_the_rest_of_a_word_do_not_matter(string words)
    {
        await using var db = await OpenAsync();
        await AddAsync(db, "Müller & Söhne", "Data analyst");
        (await Find.InAsync(db, words, Cancel)).ShouldHaveSingleItem().Title.ShouldContain("Müller");
    }

    [Fact]
    public async Task What_is_changed_or_removed_is_found_as_it_is_now()
    {
        await using var db = await OpenAsync();
        var application = await AddAsync(db, "Northwind", "Analyst");
        (await Find.InAsync(db, "northwind", Cancel)).Count.ShouldBe(1);
        application.Employer = "Eastwind";
        await db.SaveChangesAsync(Cancel);
        (await Find.InAsync(db, "northwind", Cancel)).ShouldBeEmpty();
        (await Find.InAsync(db, "eastwind", Cancel)).Count.ShouldBe(1);
        db.Applications.Remove(application);
        await db.SaveChangesAsync(Cancel);
        (await Find.InAsync(db, "eastwind", Cancel)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("NEAR(a b)")]
    [InlineData("title: x OR *")]
    [InlineData("a' ; DROP TABLE application --")]
    [InlineData("\ud83d\ude00 \ud83d")]
    [InlineData("-- ^ { } ( )")]
    public async Task Signs_of_the_query_language_are_words_or_nothing(string words)
    {
        await using var db = await OpenAsync();
        await AddAsync(db, "Northwind", "Analyst");
        await Find.InAsync(db, words, Cancel);
        (await Find.InAsync(db, "northwind", Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_finds_anothers_words()
    {
        await using var db = await OpenAsync();
        await AddAsync(db, "Northwind", "Analyst");
        db.CandidateId = Guid.NewGuid();
        (await Find.InAsync(db, "northwind", Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_of_the_first_schema_is_upgraded_with_a_backup_and_its_rows_are_found()
    {
        await using (var db = await OpenAsync())
        {
            await AddAsync(db, "Northwind", "Analyst");
        }

        BackToTheFirstSchema();
        await using var upgraded = await OpenAsync();
        (await Find.InAsync(upgraded, "northwind", Cancel)).Count.ShouldBe(1);
        File.Exists(Path.Combine(terminal.Home, "backups", "before-schema-2.db")).ShouldBeTrue();
    }

    private void BackToTheFirstSchema()
    {
        using var connection = new SqliteConnection($"Data Source={Store.PathIn(terminal.Home)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_master "
            + "WHERE (name LIKE '%search%' OR name LIKE '%stamp%') AND type <> 'index' AND name NOT LIKE 'search_text_%' "
            + "ORDER BY type DESC";
        var drops = new List<string>
        {
            "PRAGMA user_version = 1",
            "ALTER TABLE candidate DROP COLUMN spelling",
            "ALTER TABLE candidate DROP COLUMN keep",
            "DROP INDEX IX_outcome_candidate_id_email_id",
            "DROP INDEX IX_step_mark_candidate_id_application_id",
            "DROP INDEX IX_plan_choice_candidate_id_application_id",
            "DROP INDEX IX_point_candidate_id_application_id",
        };
        using (var made = command.ExecuteReader())
        {
            while (made.Read())
            {
                drops.Add(made.GetString(0));
            }
        }

        drops.Count.ShouldBeGreaterThan(20);
        command.CommandText = string.Join(';', drops);
        command.ExecuteNonQuery();
    }

    private async Task<CandorDb> OpenAsync() => new(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));

    private async Task<JobApplication> AddAsync(CandorDb db, string employer, string role)
    {
        var application = new JobApplication
        {
            Id = Ids.New(terminal.Clock),
            Employer = employer,
            Role = role,
            CreatedAt = terminal.Clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        await db.SaveChangesAsync(Cancel);
        return application;
    }
}
