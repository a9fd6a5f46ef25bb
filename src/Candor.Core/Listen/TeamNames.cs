using Candor.Core.Knowledge;

namespace Candor.Core.Listen;

/// <summary>
/// Parts an employer's name from who writes for it: "Nene Freight Careers" and "Nene Freight Candidate Care" are Nene
/// Freight. The words are <c>knowledge/words/team.yaml</c>.
/// </summary>
internal sealed class TeamNames
{
    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> runs = [];

    public TeamNames(Library library)
    {
        if (library["words/team.yaml"] is { } file && Entry.Of(file.Path, file.Root, []) is { } entry)
        {
            foreach (var one in entry.Texts("words"))
            {
                words.Add(one);
                if (one.Contains(' ', StringComparison.Ordinal))
                {
                    runs.Add(" " + one);
                }
            }
        }
    }

    /// <summary>A sender's name without such words wherever they stand; empty where nothing else is left.</summary>
    public string Without(string name) =>
        string.Join(
            ' ',
            WithoutRun(name)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => IsThe(word) || !IsOne(word.Trim('"', '&', ',', '(', ')')))
                .SkipWhile(IsJoint)
                .Reverse()
                .SkipWhile(IsJoint)
                .Reverse()
        );

    /// <summary>A name without them at its end; a firm may well be called "Talent" or "People" alone.</summary>
    public string WithoutAtEnd(string name)
    {
        var all = WithoutRun(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var left = all.Length;
        while (left > 1 && IsOne(all[left - 1]))
        {
            left--;
        }

        var rest = string.Join(' ', all[..left]);
        return rest.Length == name.Length ? name : rest.TrimEnd(' ', '&', '-', ',');
    }

    private string WithoutRun(string name)
    {
        foreach (var run in runs)
        {
            if (name.EndsWith(run, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^run.Length];
            }
        }

        return name;
    }

    private bool IsOne(string word) => words.Contains(word.Replace("-", "", StringComparison.Ordinal));

    private static bool IsJoint(string word) => word is "&" or "and" or "-" or "–" or "|" || IsThe(word);

    // "The Northwind Team" begins with it; "Museum of the Fens" is called so.
    private static bool IsThe(string word) => word is "the" or "The";
}
