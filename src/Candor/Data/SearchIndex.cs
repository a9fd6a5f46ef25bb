using System.Data;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Data;

/// <summary>One row that holds the words asked for.</summary>
/// <param name="Kind">The row's table: <c>application</c>, <c>email</c> …</param>
internal readonly record struct SearchHit(string Kind, Guid Id);

/// <summary>
/// SQLite's full-text index over what the candidate keeps (<c>002-search.sql</c>). It is brought up to date before each
/// question: usually a handful of rows, after a large import some seconds' worth of mail, once.
/// </summary>
internal static class SearchIndex
{
    /// <summary>The tables that are searched: what counts as the title (weighs more), and the text.</summary>
    private static readonly (string Kind, string Title, string Text)[] Tables =
    [
        ("application", "employer || ' ' || role || ' ' || agency", "notes"),
        ("person", "name || ' ' || role", "email_address"),
        ("email", "subject", "text"),
        ("draft", "subject", "text"),
        ("feedback", "''", "text"),
        ("answer", "question", "text"),
        ("interview", "''", "went_well || ' ' || went_badly || ' ' || questions || ' ' || concern"),
    ];

    /// <summary>
    /// The best hits, best first. Every word must be there, in any order; the start of a word is enough. Accents and
    /// letter case do not matter. Nothing where there is no word in <paramref name="words"/>.
    /// </summary>
    public static async Task<IReadOnlyList<SearchHit>> FindAsync(
        CandorDb db,
        string words,
        int most,
        CancellationToken cancel
    )
    {
        var query = Query(words);
        if (query.Length == 0)
        {
            return [];
        }

        await CatchUpAsync(db, cancel);
        var connection = await OpenedAsync(db, cancel);
        await using var command = connection.CreateCommand();
        // A title's word weighs as much as five of the text.
        command.CommandText = """
            SELECT entry."kind", entry."of"
            FROM "search_text" AS words JOIN "search_entry" AS entry ON entry."id" = words.rowid
            WHERE "search_text" MATCH $words AND entry."candidate_id" = $me
            ORDER BY bm25("search_text", 5.0, 1.0) LIMIT $most
            """;
        command.Parameters.AddWithValue("$words", query);
        command.Parameters.AddWithValue("$me", db.CandidateId);
        command.Parameters.AddWithValue("$most", most);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var hits = new List<SearchHit>();
        while (await reader.ReadAsync(cancel))
        {
            hits.Add(new SearchHit(reader.GetString(0), Guid.Parse(reader.GetString(1))));
        }

        return hits;
    }

    /// <summary>Puts what has changed since the last time into the index. Safe to call at any time, from any program.</summary>
    public static async Task CatchUpAsync(CandorDb db, CancellationToken cancel)
    {
        var connection = await OpenedAsync(db, cancel);
        if (!await AnyDueAsync(connection, cancel))
        {
            return;
        }

        await using var deed = connection.BeginTransaction(deferred: false);
        var sql = new StringBuilder(
            """
            DELETE FROM "search_text" WHERE rowid IN
                (SELECT entry."id" FROM "search_entry" AS entry JOIN "search_due" USING ("candidate_id", "kind", "of"));
            DELETE FROM "search_entry" WHERE ("candidate_id", "kind", "of") IN (SELECT * FROM "search_due");

            """
        );
        foreach (var (kind, title, text) in Tables)
        {
            sql.Append(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO "search_entry" ("candidate_id", "kind", "of")
                    SELECT "candidate_id", "kind", "of" FROM "search_due"
                    WHERE "kind" = '{kind}' AND ("candidate_id", "of") IN (SELECT "candidate_id", "id" FROM "{kind}");
                INSERT INTO "search_text" (rowid, "title", "text")
                    SELECT entry."id", {title}, {text}
                    FROM "search_due" AS due
                    JOIN "search_entry" AS entry USING ("candidate_id", "kind", "of")
                    JOIN (SELECT *, "id" AS "row" FROM "{kind}") AS source
                        ON source."candidate_id" = due."candidate_id" AND source."row" = due."of"
                    WHERE due."kind" = '{kind}';

                """
            );
        }

        sql.Append("DELETE FROM \"search_due\";");
        await Store.Run(connection, sql.ToString(), cancel);
        await deed.CommitAsync(cancel);
    }

    /// <summary>
    /// Empties the index, so that no word of what was erased stays in it, and marks every row that is left as due. Part of
    /// the caller's transaction.
    /// </summary>
    public static async Task ForgetAsync(SqliteConnection connection, CancellationToken cancel)
    {
        var sql = new StringBuilder(
            """
            INSERT INTO "search_text" ("search_text") VALUES ('delete-all');
            DELETE FROM "search_entry";
            DELETE FROM "search_due";

            """
        );
        foreach (var (kind, _, _) in Tables)
        {
            sql.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO \"search_due\" SELECT \"candidate_id\", '{kind}', \"id\" FROM \"{kind}\";\n"
            );
        }

        await Store.Run(connection, sql.ToString(), cancel);
    }

    private static async Task<bool> AnyDueAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM \"search_due\")";
        return (long)(await command.ExecuteScalarAsync(cancel))! == 1;
    }

    // Words only: what a person types is never taken as FTS5's own query language.
    private static string Query(string words)
    {
        var query = new StringBuilder();
        foreach (var word in Words(words))
        {
            query.Append('"').Append(word).Append("\"* ");
        }

        return query.ToString().TrimEnd();
    }

    /// <summary>The words of a question, as the index sees them: runs of letters and digits.</summary>
    internal static IEnumerable<string> Words(string words)
    {
        var start = -1;
        for (var i = 0; i <= words.Length; i++)
        {
            var inside = i < words.Length && (char.IsLetterOrDigit(words[i]) || char.IsSurrogate(words[i]));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return words[start..i];
                start = -1;
            }
        }
    }

    private static async Task<SqliteConnection> OpenedAsync(CandorDb db, CancellationToken cancel)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancel);
        }

        return connection;
    }
}
