namespace Candor.Core.Listen;

/// <summary>
/// The employer under a letter: "Ann Lee, Northwind", "Ted, Caxton Bindery (Foreman)", "Sandra at the Anchor", or the bare
/// name.
/// </summary>
internal sealed class LastWords(PersonNames persons, TeamNames teams)
{
    /// <summary>Lines under a letter that may name who wrote it.</summary>
    private const int MostLines = 5;

    /// <summary>Characters. A longer line is a sentence.</summary>
    private const int LongestLine = 90;

    /// <summary>Adds the names on the last lines of a text, with what speaks for each.</summary>
    public void AddTo(EmployerNames names, string text, string sender, bool isAgency)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.TakeLast(MostLines).Where(line => line.Length < LongestLine || line == lines[^1]))
        {
            var bare = NameWords.WithoutBracket(line.TrimEnd('.', '!', '?', ' '));
            var last = bare[(NameWords.EndOfSentence(bare) + 1)..];
            foreach (var part in last.Split(NameWords.LineMarks, StringSplitOptions.TrimEntries))
            {
                var name = part.Trim(' ', '.', '!', '*', '_');
                var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (
                    words.Length is > 0 and <= 7
                    && (char.IsUpper(name[0]) || char.IsDigit(name[0]))
                    && words.All(word => char.IsUpper(word[0]) || word.Length <= 3)
                    && !sender.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)
                    && !NameWords.Closings.Contains(words[0].ToLowerInvariant().Trim(','), StringComparer.Ordinal)
                    && !NameWords.IsOffice(name)
                    && !persons.IsPerson(name)
                    && words[0] is not [_, '.']
                    && !(isAgency && NameWords.IsOfAgency(name))
                )
                {
                    names.Add(
                        teams.Without(name),
                        persons.IsFirm(name) ? 4
                            : words.Length > 1 ? 2
                            : 1
                    );
                }
            }
        }
    }
}
