using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Candor;

/// <summary>
/// How every command writes JSON: camelCase, letters of any language as themselves, <c>"version": 1</c> first. Written
/// by hand through the writer, because reflection would cost a quick command half of its time.
/// </summary>
public static class Json
{
    private const int Version = 1;

    /// <summary>One indented object, as <c>--json</c> gives it.</summary>
    public static void WriteObject(TextWriter to, Action<Utf8JsonWriter> fields) => Write(to, fields, indented: true);

    /// <summary>One object on one line, as <c>--jsonl</c> gives it.</summary>
    public static void WriteLine(TextWriter to, Action<Utf8JsonWriter> fields) => Write(to, fields, indented: false);

    /// <summary>A list of objects, indented.</summary>
    public static void WriteObjects(TextWriter to, IEnumerable<Action<Utf8JsonWriter>> objects)
    {
        var all = objects.Select(fields =>
        {
            using var one = new StringWriter();
            WriteObject(one, fields);
            return one.ToString().TrimEnd('\n');
        });
        to.Write($"[\n{string.Join(",\n", all)}\n]\n");
    }

    /// <summary>A moment with its offset and to the second, or null: <c>2026-03-10T16:40:00+00:00</c>.</summary>
    public static void Moment(this Utf8JsonWriter writer, string name, DateTimeOffset? at) =>
        writer.WriteString(
            name,
            at?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)
        );

    /// <summary>Writes a number with at most <paramref name="digits"/> decimals, or null.</summary>
    public static void Number(this Utf8JsonWriter writer, string name, double? value, int digits = 3)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Math.Round(number, digits));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Texts(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void Write(TextWriter to, Action<Utf8JsonWriter> fields, bool indented)
    {
        using var bytes = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Indented = indented,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            fields(writer);
            writer.WriteEndObject();
        }

        to.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        to.Write('\n');
    }
}
