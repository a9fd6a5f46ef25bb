using System.Reflection;

namespace Candor.Shell;

/// <summary>The pages of <c>docs/guide</c>, in their order, without the pictures that only the files have.</summary>
internal static class Guide
{
    private const string Folder = "guide/";

    public static IReadOnlyList<Page> Pages { get; } = Read();

    /// <param name="Name">Its address under <c>/guide/</c>: the file's name without number and ending.</param>
    public sealed record Page(string Name, string Title, string Text);

    private static List<Page> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return Of(name[Folder.Length..^".md".Length], reader.ReadToEnd());
                }),
        ];
    }

    private static Page Of(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var rest = lines.Skip(1).Where(line => !line.StartsWith("![", StringComparison.Ordinal));
        return new Page(
            file[(file.IndexOf('-', StringComparison.Ordinal) + 1)..],
            lines[0].TrimStart('#', ' '),
            // The manual for authors is a file beside the guide, not a page of the program.
            string.Join('\n', rest)
                .Replace(
                    "[how to write them](../knowledge.md)",
                    "docs/knowledge.md tells how",
                    StringComparison.Ordinal
                )
        );
    }
}
