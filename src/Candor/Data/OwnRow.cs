using System.Text.Json;
using Candor.Core;
using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>
/// The owner's own row, made once past EF: to have its model ready takes half a second, which a command that only takes
/// mail in need not wait for.
/// </summary>
internal static class OwnRow
{
    /// <summary>Makes the row where there is none; of two programs that start at once, one makes it.</summary>
    public static async Task MakeAsync(
        SqliteConnection connection,
        Guid id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM candidate WHERE id = $id)";
        command.Parameters.AddWithValue("$id", id);
        if ((long)(await command.ExecuteScalarAsync(cancel))! != 0)
        {
            return;
        }

        var me = new Candidate
        {
            Id = id,
            TimeZone = clock.LocalTimeZone.HasIanaId ? clock.LocalTimeZone.Id : "Etc/UTC",
            CreatedAt = clock.GetUtcNow(),
        };
        command.CommandText = """
            INSERT OR IGNORE INTO candidate
              (id, name, email_address, phone, postal_address, time_zone, country, practice, calendar_feed, created_at)
            VALUES ($id, $name, $email, $phone, $postal, $zone, $country, $practice, $feed, $at)
            """;
        command.Parameters.AddWithValue("$name", me.Name);
        command.Parameters.AddWithValue("$email", me.EmailAddress);
        command.Parameters.AddWithValue("$phone", me.Phone);
        command.Parameters.AddWithValue("$postal", me.PostalAddress);
        command.Parameters.AddWithValue("$zone", me.TimeZone);
        command.Parameters.AddWithValue("$country", me.Country);
        command.Parameters.AddWithValue("$practice", JsonSerializer.Serialize(me.Practice, Columns.Json));
        command.Parameters.AddWithValue("$feed", me.CalendarFeed);
        command.Parameters.AddWithValue("$at", me.CreatedAt.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
