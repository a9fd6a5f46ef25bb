namespace Candor.Core.Knowledge;

/// <summary>A number to call when it is too much.</summary>
/// <param name="Country">ISO 3166, two letters.</param>
/// <param name="Open">When somebody answers and what it costs, in a few words.</param>
public sealed record HelpLine(string Country, string Name, string Phone, string Open);

/// <summary>
/// Somebody to talk to, by country. A rejection can be the last straw; a page that speaks of it should know a number.
/// </summary>
public sealed class HelpLines
{
    /// <summary>Reads <c>knowledge/help/lines.yaml</c>; where an own one has a fault, the built-in one behind it.</summary>
    public HelpLines(Library library, ICollection<Fault> faults)
    {
        if (library.Read<Lines>(library["help/lines.yaml"], faults, Read) is { } read)
        {
            (All, Directory, Care) = (read.All, read.Directory, read.Care);
        }
    }

    public IReadOnlyList<HelpLine> All { get; } = [];

    /// <summary>A site that lists numbers of every country; empty where the file names none.</summary>
    public string Directory { get; } = "";

    /// <summary>What is said, instead of any finding, to somebody who writes words of self-harm.</summary>
    public string Care { get; } = "";

    /// <summary>The lines of a country; none where none is known.</summary>
    public IEnumerable<HelpLine> Of(string country) =>
        All.Where(line => string.Equals(line.Country, country, StringComparison.OrdinalIgnoreCase));

    private static Lines? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Text("message");
        Sources.Of(entry);
        var (directory, care) = (entry.Text("directory"), entry.TextOrNone("care") ?? "");
        var all = new List<HelpLine>();
        foreach (var line in entry.Maps("lines"))
        {
            var country = line.Text("country");
            if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            {
                line.Wrong($"'{country}' is no country; write its two letters, such as GB", "country");
            }

            all.Add(new HelpLine(country, line.Text("name"), line.Text("phone"), line.Text("open")));
            line.Done();
        }

        entry.Done();
        return new Lines(all, directory, care);
    }

    private sealed record Lines(IReadOnlyList<HelpLine> All, string Directory, string Care);
}
