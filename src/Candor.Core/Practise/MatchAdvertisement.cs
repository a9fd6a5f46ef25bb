using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// What a pasted job description asks for: which questions of the bank come close to it, and questions made of its own
/// lines. Shared words only, rare ones counting more; nothing is understood.
/// </summary>
public static class MatchAdvertisement
{
    /// <summary>UTF-16 units; the longest advertisements have about 10,000.</summary>
    public const int Longest = 40_000;

    /// <summary>Letters that count of a word, so that "organise" and "organised" are one.</summary>
    private const int Stem = 6;

    private const int ShortestWord = 4;

    private static readonly HashSet<string> Empty = new(
        "about also and been before being could does from have here into like more most much need other over should some such than that their them then there these they this those through under very want well were what when where which while will with would year years your yours you able across within work working role team job join must good great strong including experience tell time".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <summary>From 0 to 1 for each question that shares a word with it, by id.</summary>
    public static IReadOnlyDictionary<string, double> Weigh(string advertisement, IReadOnlyList<Question> questions)
    {
        var wanted = Stems(advertisement).ToHashSet(StringComparer.Ordinal);
        var words = questions.ToDictionary(
            question => question.Id,
            question =>
                Stems($"{question.Ask} {question.Message} {question.Competence}").ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var known = words
            .Values.SelectMany(one => one)
            .GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var scores = words
            .Select(pair =>
                (
                    pair.Key,
                    Score: pair.Value.Where(wanted.Contains)
                        .Sum(word => Math.Log((1.0 + questions.Count) / known[word])) / Math.Sqrt(1 + pair.Value.Count)
                )
            )
            .Where(pair => pair.Score > 0)
            .ToList();
        var most = scores.Count == 0 ? 1 : scores.Max(pair => pair.Score);
        return scores.ToDictionary(pair => pair.Key, pair => pair.Score / most, StringComparer.Ordinal);
    }

    /// <summary>
    /// Questions made of the advertisement's own lines: its list of what the person brings. At most
    /// <paramref name="most"/>, spread over the list.
    /// </summary>
    public static IReadOnlyList<string> Ask(string advertisement, int most)
    {
        var lines = advertisement
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 2 && line[0] is '-' or '*' or '•' or '–' or '·' or '●' or '‣')
            .Select(line => line[1..].Trim().TrimEnd('.', ';', ','))
            .Where(line => SplitWords.In(line).Count() is >= 2 and <= 18 && line.Length <= 140)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var step = Math.Max(1, lines.Count / Math.Max(1, most));
        return
        [
            .. lines
                .Where((_, i) => i % step == 0)
                .Take(most)
                .Select(line => $"They ask for “{line}”. Tell me about a time when you showed that."),
        ];
    }

    private static IEnumerable<string> Stems(string text) =>
        SplitWords
            .In(text)
            .Select(span => span.Of(text).ToLowerInvariant())
            .Where(word => word.Length >= ShortestWord && !Empty.Contains(word))
            .Select(word => word.Length > Stem ? word[..Stem] : word);
}
