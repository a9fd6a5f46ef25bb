using Candor.Core.Knowledge;

namespace Candor.Core.Practise;

/// <summary>The question bank, and the choice of questions out of it.</summary>
public sealed class Questions
{
    /// <summary>Questions of one competence in a sitting, while there are others.</summary>
    private const int MostOfOne = 2;

    private readonly Dictionary<string, Question> byId;

    public Questions(Library library, ICollection<Fault> faults)
    {
        All = library.Read("questions", faults, Question.Read);
        byId = All.ToDictionary(question => question.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Question> All { get; }

    public Question? this[string id] => byId.GetValueOrDefault(id);

    /// <summary>The questions that help with any of the topics; those that help with more of them first.</summary>
    public IReadOnlyList<Question> For(params IReadOnlyCollection<string> topics) =>
        [
            .. All.Select(question => (question, meets: question.Topics.Count(topics.Contains)))
                .Where(pair => pair.meets > 0)
                .OrderByDescending(pair => pair.meets)
                .ThenBy(pair => pair.question.Id, StringComparer.Ordinal)
                .Select(pair => pair.question),
        ];

    /// <summary>
    /// An interview of <paramref name="count"/> questions: it opens and closes as interviews do, and between stand the
    /// questions for the topics, those answered least often first, filled up from the rest. The same seed gives the
    /// same interview.
    /// </summary>
    /// <param name="count">From 1.</param>
    /// <param name="answered">How often each question was answered before, by id.</param>
    /// <param name="wanted">How close each question comes to the job, 0 to 1, by id; a topic that it helps with counts 1.</param>
    public IReadOnlyList<Question> Session(
        int count,
        IReadOnlyCollection<string> topics,
        IReadOnlyDictionary<string, int> answered,
        int seed,
        IReadOnlyDictionary<string, double>? wanted = null
    )
    {
        var shuffled = All.OrderBy(question => Order(question.Id, seed)).ToList();
        var opening = shuffled.Where(question => question.Kind == QuestionKind.Opening);
        var closing = shuffled.Where(question => question.Kind == QuestionKind.Closing);
        IEnumerable<Question> middle = shuffled
            .Where(question => question.Kind is not (QuestionKind.Opening or QuestionKind.Closing))
            .OrderByDescending(question =>
                question.Topics.Count(topics.Contains) + (wanted?.GetValueOrDefault(question.Id) ?? 0)
            )
            .ThenBy(question => answered.GetValueOrDefault(question.Id));
        middle = Mixed([.. middle]);
        return count switch
        {
            <= 2 => [.. middle.Take(count)],
            _ => [.. opening.Take(1), .. middle.Take(count - 2), .. closing.Take(1)],
        };
    }

    // In order, but what would be the third question of one competence goes to the end.
    private static IEnumerable<Question> Mixed(IReadOnlyList<Question> questions)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var more = new List<Question>();
        foreach (var question in questions)
        {
            var times = seen[question.Competence] = seen.GetValueOrDefault(question.Competence) + 1;
            if (question.Competence.Length > 0 && times > MostOfOne)
            {
                more.Add(question);
            }
            else
            {
                yield return question;
            }
        }

        foreach (var question in more)
        {
            yield return question;
        }
    }

    // FNV-1a over the id, stirred with the seed: an order that looks random and is the same on every machine.
    private static uint Order(string id, int seed)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in id)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
