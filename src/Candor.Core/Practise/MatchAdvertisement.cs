using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>Why a question suits an advertisement.</summary>
/// <param name="Weight">0 to 1: how near it comes.</param>
/// <param name="Words">The advertisement's own words that it takes up.</param>
/// <param name="Competence">The competence that both are about; null where only words are shared.</param>
public sealed record Suits(double Weight, string Words, Competence? Competence);

/// <summary>
/// What a pasted job description asks for: which questions of the bank come close to it, and questions made of its own
/// lines. By the lexicon of competences first, then by shared words, rare ones counting more; nothing is understood.
/// </summary>
public static class MatchAdvertisement
{
    /// <summary>UTF-16 units; the longest advertisements have about 10,000.</summary>
    public const int Longest = 40_000;

    /// <summary>Letters that count of a word, so that "organise" and "organised" are one.</summary>
    private const int Stem = 6;

    private const int ShortestWord = 4;

    /// <summary>Weight of a competence that the advertisement asks for.</summary>
    private const double ByCompetence = 0.6;

    /// <summary>What each time adds that the advertisement comes back to it.</summary>
    private const double EachTime = 0.05;

    private static readonly HashSet<string> Empty = new(
        "about also and been before being could does from have here into like more most much need other over should some such than that their them then there these they this those through under very want well were what when where which while will with would year years your yours you able across within work working role team job join must good great strong including experience tell time".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <summary>For each question that suits it, by id.</summary>
    public static IReadOnlyDictionary<string, Suits> Weigh(
        string advertisement,
        IReadOnlyList<Question> questions,
        Competences competences
    )
    {
        var sought = competences.In(advertisement).ToDictionary(one => one.Competence.Id, StringComparer.Ordinal);
        var shared = Shared(advertisement, questions);
        var suits = new Dictionary<string, Suits>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var byWords = shared.GetValueOrDefault(question.Id);
            if (sought.GetValueOrDefault(question.Competence) is { } one)
            {
                var weight = Math.Min(0.8, ByCompetence + (EachTime * one.Times)) + (0.2 * byWords.Score);
                suits[question.Id] = new(weight, one.Words, one.Competence);
            }
            else if (byWords.Score > 0)
            {
                suits[question.Id] = new(0.5 * byWords.Score, byWords.Word, null);
            }
        }

        return suits;
    }

    // 0 to 1 by the words that a question shares with it, and the rarest of them as the advertisement writes it.
    private static Dictionary<string, (double Score, string Word)> Shared(
        string advertisement,
        IReadOnlyList<Question> questions
    )
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (stem, word) in Stems(advertisement))
        {
            wanted.TryAdd(stem, word);
        }

        var words = questions.ToDictionary(
            question => question.Id,
            question =>
                Stems($"{question.Ask} {question.Message} {question.Competence}")
                    .Select(pair => pair.Stem)
                    .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var known = words
            .Values.SelectMany(one => one)
            .GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var scores = new List<(string Id, double Score, string Word)>();
        foreach (var (id, own) in words)
        {
            var both = own.Where(wanted.ContainsKey)
                .OrderBy(stem => known[stem])
                .ThenBy(stem => stem, StringComparer.Ordinal)
                .ToList();
            if (both.Count > 0)
            {
                var sum = both.Sum(stem => Math.Log((1.0 + questions.Count) / known[stem]));
                scores.Add((id, sum / Math.Sqrt(1 + own.Count), wanted[both[0]]));
            }
        }

        var most = scores.Count == 0 ? 1 : scores.Max(one => one.Score);
        return scores.ToDictionary(one => one.Id, one => (one.Score / most, one.Word), StringComparer.Ordinal);
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

    private static IEnumerable<(string Stem, string Word)> Stems(string text) =>
        SplitWords
            .In(text)
            .Select(span => span.Of(text))
            .Select(word => (Lower: word.ToLowerInvariant(), Word: word))
            .Where(pair => pair.Lower.Length >= ShortestWord && !Empty.Contains(pair.Lower))
            .Select(pair => (pair.Lower.Length > Stem ? pair.Lower[..Stem] : pair.Lower, pair.Word));
}
