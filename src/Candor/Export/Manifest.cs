using System.Globalization;
using System.Text.Json;
using Candor.Data;

namespace Candor.Export;

/// <summary><c>candor-export.json</c>: says that a folder is an export, and of which schema.</summary>
internal sealed record Manifest(int Schema, DateTimeOffset MadeAt)
{
    public const string FileName = "candor-export.json";

    /// <summary>The tables' folder inside an export.</summary>
    public const string Data = "data";

    /// <summary>Folders of the data folder that are taken along as they are.</summary>
    public static IReadOnlyList<string> Files { get; } = ["knowledge", "recordings"];

    private const int Format = 1;

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Write(string folder)
    {
        using var to = new StreamWriter(Path.Combine(folder, FileName));
        Json.WriteObject(
            to,
            writer =>
            {
                writer.WriteNumber("format", Format);
                writer.WriteNumber("schema", Schema);
                writer.Moment("madeAt", MadeAt);
            }
        );
    }

    /// <exception cref="BadInputException">It is none that this program can read back.</exception>
    public static Manifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var read = JsonDocument.Parse(File.ReadAllBytes(path));
            var (root, latest) = (read.RootElement, UpgradeSchema.Latest);
            var (format, schema) = (root.GetProperty("format").GetInt32(), root.GetProperty("schema").GetInt32());
            if (format > Format || schema > latest)
            {
                throw new BadInputException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{folder} was exported by a newer Candor (format {format}, schema {schema}; this one knows {Format} and {latest}); update Candor"
                    )
                );
            }

            return new Manifest(schema, root.GetProperty("madeAt").GetDateTimeOffset());
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadInputException($"{path} is not the one that 'candor export' writes: {fault.Message}");
        }
    }
}
