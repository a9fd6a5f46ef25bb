using System.Text.Json;
using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Ask;

/// <summary>What somebody who writes of self-harm is given instead of advice on style: a kind line, and whom to call.</summary>
/// <param name="Lines">Of their country; none where it is not known.</param>
internal sealed record Care(string Message, IReadOnlyList<HelpLine> Lines, string Directory)
{
    /// <summary>Folders of knowledge that it needs.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["help"];

    /// <summary>Null for nearly every text.</summary>
    /// <param name="country">Two letters; empty where nobody said.</param>
    public static Care? For(Reviewed reviewed, Library library, string country)
    {
        if (!reviewed.Distress)
        {
            return null;
        }

        var lines = new HelpLines(library, []);
        return new(lines.Care, [.. lines.Of(country)], lines.Directory);
    }

    /// <summary>The country of this machine's language settings, such as GB of en_GB.UTF-8; empty where they name none.</summary>
    public static string CountryOfMachine()
    {
        var name = System.Globalization.CultureInfo.CurrentCulture.Name;
        var dash = name.LastIndexOf('-');
        return dash > 0 && name.Length - dash == 3 ? name[(dash + 1)..] : "";
    }

    public void Write(TextWriter to)
    {
        to.WriteLine(Message);
        foreach (var line in Lines)
        {
            to.WriteLine($"    {line.Name}: {line.Phone} ({line.Open})");
        }

        to.WriteLine($"    Numbers of every country: {Directory}. In danger, call your emergency number.");
        to.WriteLine();
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("care");
        writer.WriteString("message", Message);
        writer.WriteStartArray("lines");
        foreach (var line in Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("country", line.Country);
            writer.WriteString("name", line.Name);
            writer.WriteString("phone", line.Phone);
            writer.WriteString("open", line.Open);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("directory", Directory);
        writer.WriteEndObject();
    }
}
