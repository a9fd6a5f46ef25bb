using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Tests.Listen.Learning;

namespace Candor.Tests.Learn.Learning;

/// <summary>A statement that somebody labelled, with the theme of <c>knowledge/themes/</c> that it belongs to.</summary>
/// <param name="Theme">Empty where the group it was labelled with lies across themes.</param>
internal sealed record ThemedStatement(string Author, string Group, string Theme, Said Said, double Counts = 1);

/// <summary>What themes may be learnt from: the statements of five authors, with one set of themes.</summary>
internal static class ThemedStatements
{
    private static readonly (string Author, string File)[] Files =
    [
        ("texts", "Listen/Labelled/statements.txt"),
        ("more-2", "Listen/Labelled/more-statements-2.txt"),
        ("tuning", "Learn/Labelled/themes-tuning.txt"),
        ("themes-1", "Listen/Labelled/themes-statements-1.txt"),
        ("themes-2", "Listen/Labelled/themes-statements-2.txt"),
    ];

    /// <summary>How often an example of a knowledge file counts: those have to come out.</summary>
    private const int Examples = 6;

    public static IReadOnlyList<string> Authors => [.. Files.Select(one => one.Author)];

    public static IReadOnlyList<ThemedStatement> All(Library library)
    {
        var (read, themes) = (new ReadSaid(library), Themes());
        var ids = library.In("themes").Select(file => file.Id).Append(ThemeWeights.None).ToHashSet();
        return
        [
            .. Files.SelectMany(one =>
                LabelledTexts
                    .Statements(LearntFrom.PathOf(one.File))
                    .Select(
                        (statement, i) =>
                            new ThemedStatement(
                                one.Author,
                                statement.Group,
                                ids.Contains(statement.Group)
                                    ? statement.Group
                                    : themes.GetValueOrDefault(statement.Group, ""),
                                read.Of(i + 1, statement.Quote, statement.Polarity)
                            )
                    )
            ),
        ];
    }

    /// <summary>The examples of the themes' own files, of which nothing is known but their words.</summary>
    public static IEnumerable<ThemedStatement> OfKnowledge(Library library) =>
        from file in library.In("themes")
        from example in file.Root["examples"]!.Items
        select new ThemedStatement("knowledge", file.Id, file.Id, Knowledge.ThemeExample.Of(example), Examples);

    // The groups of the earlier files, by the theme they belong to.
    private static Dictionary<string, string> Themes() =>
        File.ReadLines(LearntFrom.PathOf("Listen/Labelled/themes-of-groups.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(parts => parts[1].Split(',', StringSplitOptions.TrimEntries), (parts, g) => (g, parts[0]))
            .ToDictionary(pair => pair.g, pair => pair.Item2, StringComparer.Ordinal);
}
