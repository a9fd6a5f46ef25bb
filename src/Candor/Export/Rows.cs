using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Export;

/// <summary>
/// The store's tables as JSON and back, column by column as they lie there: what is written can be read without loss,
/// also by a program that knows nothing of ours. One file a table: an array of objects, named by the columns.
/// </summary>
internal static class Rows
{
    /// <summary>Ours, made anew from the rest: not worth taking along.</summary>
    private static readonly string[] LeftOut =
    [
        "application_stamp",
        "journal",
        "search_due",
        "search_entry",
        "search_text",
    ];

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A table's name and its columns.</summary>
    public sealed record Table(string Name, IReadOnlyList<Column> Columns);

    /// <param name="Type">SQLite's: TEXT, INTEGER or REAL.</param>
    public sealed record Column(string Name, string Type, bool Required);

    public static async Task<IReadOnlyList<Table>> TablesAsync(SqliteConnection connection, CancellationToken cancel)
    {
        var names = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                names.Add(reader.GetString(0));
            }
        }

        var tables = new List<Table>();
        foreach (var name in names.Except(LeftOut, StringComparer.Ordinal))
        {
            tables.Add(new Table(name, await ColumnsAsync(connection, name, cancel)));
        }

        return tables;
    }

    private static async Task<List<Column>> ColumnsAsync(
        SqliteConnection connection,
        string table,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, type, \"notnull\" FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = new List<Column>();
        while (await reader.ReadAsync(cancel))
        {
            columns.Add(new Column(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return columns;
    }

    /// <summary>Writes one table, row after row; no more than a row is held.</summary>
    /// <returns>How many rows.</returns>
    public static async Task<long> WriteAsync(
        SqliteConnection connection,
        Table table,
        Stream to,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the schema's own.
        command.CommandText = $"SELECT {Names(table.Columns)} FROM \"{table.Name}\" ORDER BY rowid";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await using var writer = new Utf8JsonWriter(to, Readable);
        writer.WriteStartArray();
        var rows = 0L;
        for (; await reader.ReadAsync(cancel); rows++)
        {
            writer.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                writer.WritePropertyName(table.Columns[i].Name);
                Write(writer, await reader.IsDBNullAsync(i, cancel) ? null : reader.GetValue(i));
            }

            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024)
            {
                await writer.FlushAsync(cancel);
            }
        }

        writer.WriteEndArray();
        return rows;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>
    /// Puts the rows of one file into <paramref name="table"/>. A row whose id is there already stays as it is there.
    /// </summary>
    /// <param name="owner">Whose they are from now on.</param>
    /// <exception cref="BadInputException">The file is not what <see cref="WriteAsync"/> writes.</exception>
    /// <returns>How many were new, and how many were there.</returns>
    public static async Task<(long New, long Known)> ReadAsync(
        SqliteConnection connection,
        Table table,
        string path,
        Guid owner,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the schema's own.
        command.CommandText =
            $"INSERT OR IGNORE INTO \"{table.Name}\" ({Names(table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"${i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < table.Columns.Count; i++)
        {
            command.Parameters.AddWithValue($"${i}", DBNull.Value);
        }

        var (added, known, at) = (0L, 0L, 0);
        await using var file = File.OpenRead(path);
        var rows = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, cancellationToken: cancel);
        try
        {
            await foreach (var row in rows)
            {
                at++;
                Fill(command, table, row, owner, path, at);
                var one = await command.ExecuteNonQueryAsync(cancel);
                (added, known) = (added + one, known + 1 - one);
            }
        }
        catch (JsonException fault)
        {
            throw new BadInputException(
                $"{path}, line {fault.LineNumber + 1}: this is not the JSON that 'candor export' writes"
            );
        }

        return (added, known);
    }

    private static void Fill(SqliteCommand command, Table table, JsonElement row, Guid owner, string path, int at)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new BadInputException($"{path}, row {at}: an object with the columns of {table.Name} is expected");
        }

        foreach (
            var unknown in row.EnumerateObject().Where(one => table.Columns.All(column => column.Name != one.Name))
        )
        {
            throw new BadInputException(
                $"{path}, row {at}: '{unknown.Name}' is no column of {table.Name}; a newer Candor may have written it"
            );
        }

        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            command.Parameters[i].Value =
                IsOwner(table, column) ? owner
                : row.TryGetProperty(column.Name, out var value) ? Value(column, value, path, at)
                : column.Required ? throw new BadInputException($"{path}, row {at}: '{column.Name}' is missing")
                : DBNull.Value;
        }
    }

    private static bool IsOwner(Table table, Column column) =>
        column.Name == (table.Name == "candidate" ? "id" : "candidate_id");

    private static object Value(Column column, JsonElement value, string path, int at) =>
        (value.ValueKind, column.Type) switch
        {
            (JsonValueKind.Null, _) when !column.Required => DBNull.Value,
            (JsonValueKind.String, "TEXT") => value.GetString()!,
            (JsonValueKind.Number, "INTEGER") when value.TryGetInt64(out var number) => number,
            (JsonValueKind.Number, "REAL") => value.GetDouble(),
            _ => throw new BadInputException(
                $"{path}, row {at}: '{column.Name}' has to be {(column.Type == "TEXT" ? "a text" : "a number")}"
            ),
        };

    private static string Names(IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
}
