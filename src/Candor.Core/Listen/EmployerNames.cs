using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// All names in a mail that may be the employer's, each with what speaks for it: the sender's name, the words around
/// ("at", "with", "joining"), the subject beside the role, the last line, and the sender's domain, which mostly tells
/// how the name begins ("granitepeak" is Granite Peak Partners). The one that most speaks for wins.
/// </summary>
internal sealed class EmployerNames(string role, string label, TeamNames teams)
{
    /// <summary>Names that are held against each other. A letter has some ten; a list of firms is no letter.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, (string Name, int Score)> found = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string name, int score)
    {
        name = teams.WithoutAtEnd(name.Trim(' ', '"', ',', '.', ':', '-', '–', '!'));
        if (name.Length < 2 || IsRole(name) || !name.Any(char.IsLetter) || name.Length > 80)
        {
            return;
        }

        var key = Squash(name);
        if (found.Count >= Most && !found.ContainsKey(key))
        {
            return;
        }

        found[key] = (
            found.TryGetValue(key, out var known) ? known.Name : name,
            found.GetValueOrDefault(key).Score + score
        );
    }

    /// <summary>Runs of capitals that begin as the domain does, or whose first letters are the domain.</summary>
    public void AddLike(ReadText read)
    {
        if (label.Length < 3)
        {
            return;
        }

        for (var i = 0; i < read.Count; i++)
        {
            var (name, end) = ReadNames.Run(read, i, isRole: false);
            if (name.Length == 0)
            {
                continue;
            }

            var squashed = Squash(name);
            var initials = string.Concat(
                name.Split(' ').Where(word => char.IsUpper(word[0])).Select(word => char.ToLowerInvariant(word[0]))
            );
            if (
                squashed.StartsWith(label, StringComparison.Ordinal)
                || (squashed.Length >= 4 && label.StartsWith(squashed, StringComparison.Ordinal))
                || (label.Length >= 3 && initials == label)
                || CommonStart(squashed, label) >= Math.Max(6, label.Length - 3)
            )
            {
                Add(name, 5);
            }

            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>The likeliest; empty where none was named.</summary>
    public string Best() =>
        found
            .Select(one =>
                (
                    one.Value.Name,
                    Score: one.Value.Score
                        + found
                            .Where(other =>
                                other.Key != one.Key && one.Key.StartsWith(other.Key, StringComparison.Ordinal)
                            )
                            .Sum(other => other.Value.Score)
                )
            )
            .OrderByDescending(one => one.Score)
            .Select(one => one.Name)
            .FirstOrDefault("");

    /// <summary>Letters and digits alone, in lower case: as names stand in domains.</summary>
    public static string Squash(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private bool IsRole(string name) =>
        role.Length > 0
        && (
            name.Contains(role, StringComparison.OrdinalIgnoreCase)
            || role.Contains(name, StringComparison.OrdinalIgnoreCase)
        );

    private static int CommonStart(string one, string other)
    {
        var i = 0;
        while (i < one.Length && i < other.Length && one[i] == other[i])
        {
            i++;
        }

        return i;
    }
}
