namespace Candor.Core.Learn;

/// <summary>A line of the brief and the points it rests on; a line of the candidate's own rests on none.</summary>
public sealed record BriefLine(string Title, string Text, IReadOnlyList<Said> From);

/// <summary>One page for the next interview (C14).</summary>
/// <param name="Mind">What to mind, most often heard first.</param>
/// <param name="Keep">What was praised: keep it.</param>
/// <param name="Examples">The candidate's own best examples.</param>
/// <param name="Practised">Exercises that were done and answers that were practised, with what came of them.</param>
/// <param name="Ask">Questions to ask them.</param>
/// <param name="Closing">The last question, with the candidate's own reasons (D7); empty where they gave none.</param>
public sealed record Brief(
    IReadOnlyList<BriefLine> Mind,
    IReadOnlyList<BriefLine> Keep,
    IReadOnlyList<BriefLine> Examples,
    IReadOnlyList<BriefLine> Practised,
    IReadOnlyList<string> Ask,
    string Closing
);

/// <summary>
/// Makes the brief out of themes, exercises and own examples; each line says what it rests on. It has to fit one printed
/// page, so there are few of each, and the longest are cut.
/// </summary>
public static class MakeBrief
{
    /// <summary>More than this on one page is not minded by anybody.</summary>
    public const int MostThemes = 4;

    /// <summary>Own examples: one for each question that is likely to come.</summary>
    public const int MostExamples = 3;

    /// <summary>Letters of an example; enough to bring it back, too few to read out.</summary>
    private const int LongestExample = 260;

    private static readonly string[] Questions =
    [
        "What would a good first half-year in this job look like to you?",
        "What has been hard for people who began here, and what helped them?",
        "Which part of the work would you hand over first?",
        "How will you decide, and when may I expect to hear?",
    ];

    /// <param name="reasons">Why the candidate fits, in their own words; without any there is no closing question.</param>
    public static Brief Of(
        IReadOnlyList<Theme> themes,
        IEnumerable<ExerciseRun> runs,
        IReadOnlyCollection<Answer> answers,
        Exercises exercises,
        IReadOnlyList<string>? reasons = null
    ) =>
        new(
            [
                .. themes
                    .Where(t => t is { IsToWorkOn: true, Topic.Mind.Length: > 0 })
                    .DistinctBy(t => t.Topic!.Mind, StringComparer.Ordinal)
                    .Take(MostThemes)
                    .Select(t => new BriefLine(t.Name, t.Topic!.Mind, t.Points)),
            ],
            [
                .. themes
                    .Where(t => t.Polarity == Polarity.Strength)
                    .Take(MostThemes)
                    .Select(t => new BriefLine(t.Name, "", t.Points)),
            ],
            [
                .. answers
                    .Where(a => a.OwnExample)
                    .OrderByDescending(a => a.At)
                    .Take(MostExamples)
                    .Select(a => new BriefLine(a.Question, Cut(a.Text), [])),
            ],
            [
                .. runs.Where(r => r.DoneAt is not null)
                    .OrderByDescending(r => r.DoneAt)
                    .Select(r => (Run: r, Exercise: exercises[r.Exercise]))
                    .Where(r => r.Exercise is not null)
                    .Take(MostThemes)
                    .Select(r => new BriefLine(
                        r.Exercise!.Name,
                        r.Run.Helped switch
                        {
                            true => $"It helped. {r.Exercise.Worked}",
                            false => "Done; it did not help much.",
                            null => r.Exercise.Worked,
                        },
                        []
                    ))
                    .Concat(Answered(themes, answers).Take(MostThemes)),
            ],
            Questions,
            reasons is { Count: > 0 }
                ? $"I enjoyed this and would like to work here, because {And(reasons)}. Is there anything about me that makes you hesitate?"
                : ""
        );

    /// <summary>
    /// What was practised for a theme, held against what people have said since the first answer: that is the only proof
    /// there is, and often there is none yet.
    /// </summary>
    private static IEnumerable<BriefLine> Answered(IReadOnlyList<Theme> themes, IReadOnlyCollection<Answer> answers)
    {
        foreach (var theme in themes.Where(theme => theme is { IsToWorkOn: true, Topic: not null }))
        {
            var practised = answers.Where(answer => answer.Topic == theme.Topic!.Id).ToList();
            if (practised.Count == 0)
            {
                continue;
            }

            var began = practised.Min(answer => answer.At);
            var since = themes
                .Where(other => other.Topic?.Id == theme.Topic!.Id)
                .SelectMany(other => other.Points)
                .Where(said => said.At > began)
                .ToList();
            var praised = since.Count(said => said.Polarity == Polarity.Strength);
            var again = since.Count(said => said.Polarity == Polarity.Concern);
            yield return new(
                theme.Name,
                $"{practised.Count} {(practised.Count == 1 ? "answer" : "answers")} practised. Since then: {Since(praised, again)}",
                since
            );
        }
    }

    private static string Since(int praised, int again) =>
        (praised, again) switch
        {
            (0, 0) => "nobody has spoken of it yet.",
            (_, 0) => $"praised {Times(praised)}, and no concern.",
            (0, _) => $"named again {Times(again)}.",
            _ => $"praised {Times(praised)}, named again {Times(again)}.",
        };

    private static string Times(int count) =>
        count == 1 ? "once"
        : count == 2 ? "twice"
        : $"{count} times";

    private static string And(IReadOnlyList<string> reasons)
    {
        var clean = reasons.Select(reason => reason.Trim().TrimEnd('.', ';', ',')).ToList();
        return clean.Count == 1 ? clean[0] : $"{string.Join(", ", clean.SkipLast(1))} and {clean[^1]}";
    }

    private static string Cut(string text) =>
        text.Length <= LongestExample ? text : text[..Math.Max(1, text.LastIndexOf(' ', LongestExample))] + " …";
}
