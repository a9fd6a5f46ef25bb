using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// All names in a mail that may be the employer's, each with what speaks for it: the sender's name, the words around
/// ("at", "with", "joining"), the subject beside the role, the last line, and the sender's domain, which mostly tells
/// how the name begins ("granitepeak" is Granite Peak Partners). The one that most speaks for wins.
/// </summary>
internal sealed class EmployerNames(string role, string label, TeamNames teams, PersonNames persons, string text)
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

    /// <summary>Runs of capitals that begin as the domain does, or whose first letters are the domain; and such as only firms are called.</summary>
    public void AddLike(ReadText read)
    {
        for (var i = 0; i < read.Count; i++)
        {
            var (name, end) = ProperNames.Run(read, i, isRole: false);
            if (name.Length == 0)
            {
                continue;
            }

            var squashed = Squash(name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : name);
            var spelled = Squash(name.Replace("&", "and", StringComparison.Ordinal));
            var initials = string.Concat(
                name.Split(' ').Where(word => char.IsUpper(word[0])).Select(word => char.ToLowerInvariant(word[0]))
            );
            if (
                label.Length >= 3
                && (
                    squashed.StartsWith(label, StringComparison.Ordinal)
                    || spelled.StartsWith(label, StringComparison.Ordinal)
                    || (squashed.Length >= 4 && label.StartsWith(squashed, StringComparison.Ordinal))
                    || (label.Length >= 3 && initials == label)
                    || CommonStart(squashed, label) >= Math.Max(6, label.Length - 3)
                )
            )
            {
                Add(name, 5);
            }
            else if (name.Contains(' ', StringComparison.Ordinal) && persons.IsFirm(name))
            {
                Add(name, 1);
            }

            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>The likeliest; empty where none was named.</summary>
    public string Best() =>
        WithoutForm(
            found
                .Select(one => (one.Value.Name, Score: (double)Total(one.Key)))
                .Select(one => (one.Name, Score: persons.IsPerson(one.Name) ? one.Score / 4 : one.Score))
                .OrderByDescending(one => one.Score)
                .Select(one => one.Name)
                .FirstOrDefault("")
        );

    // What a name's beginning alone speaks for, it speaks for too: "Granite" and "Granite Peak".
    private int Total(string key) =>
        found[key].Score
        + found
            .Where(other => other.Key != key && key.StartsWith(other.Key, StringComparison.Ordinal))
            .Sum(other => other.Value.Score);

    // "Castellan Security Ltd" is called Castellan Security where the mail calls it so.
    private string WithoutForm(string name)
    {
        var space = name.LastIndexOf(' ');
        if (space < 0 || !Array.Exists(Forms, form => form == Squash(name[space..])))
        {
            return name;
        }

        var bare = name[..space].TrimEnd(',', ' ');
        var standsAlone = Occurrences
            .Of(bare, text, StringComparison.Ordinal)
            .Any(at => string.CompareOrdinal(text, at, name, 0, name.Length) != 0);
        return standsAlone || found.ContainsKey(Squash(bare)) ? bare : name;
    }

    private static readonly string[] Forms = ["ltd", "limited", "llp", "llc", "inc", "plc", "gmbh", "bv", "corp"];

    /// <summary>Letters and digits alone, in lower case: as names stand in domains.</summary>
    public static string Squash(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private bool IsRole(string name) => role.Length > 0 && (Holds(name, role) || Holds(role, name));

    // As a word or several, so that a baker is no part of a bakery.
    private static bool Holds(string name, string part)
    {
        var at = name.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at == 0 || !char.IsLetter(name[at - 1]))
            && (at + part.Length == name.Length || !char.IsLetter(name[at + part.Length]));
    }

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
