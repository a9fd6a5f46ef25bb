using System.Text.Json;

namespace Candor.Export;

/// <summary>The tables of an export as JSON Schema (draft 2020-12): a definition a table, which its file is an array of.</summary>
internal static class DescribeRows
{
    public static void Write(Stream to, IEnumerable<Rows.Table> tables)
    {
        using var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", "Candor's tables; each file here is an array of its table's objects");
        writer.WriteStartObject("$defs");
        foreach (var table in tables)
        {
            writer.WriteStartObject(table.Name);
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var column in table.Columns)
            {
                writer.WriteStartObject(column.Name);
                Type(writer, column);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartArray("required");
            foreach (var column in table.Columns.Where(column => column.Required))
            {
                writer.WriteStringValue(column.Name);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter writer, Rows.Column column)
    {
        var type = column.Type switch
        {
            "INTEGER" => "integer",
            "REAL" => "number",
            _ => "string",
        };
        if (column.Required)
        {
            writer.WriteString("type", type);
            return;
        }

        writer.WriteStartArray("type");
        writer.WriteStringValue(type);
        writer.WriteStringValue("null");
        writer.WriteEndArray();
    }
}
