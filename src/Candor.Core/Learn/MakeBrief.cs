namespace Candor.Core.Learn;

/// <summary>A line of the brief and the points it rests on; a line of the candidate's own rests on none.</summary>
public sealed record BriefLine(string Title, string Text, IReadOnlyList<Said> From);

/// <summary>One page for the next interview (C14).</summary>
/// <param name="Mind">What to mind, most often heard first.</param>
/// <param name="Keep">What was praised: keep it.</param>
/// <param name="Examples">The candidate's own best examples.</param>
/// <param name="Practised">Exercises that were done, with what came of them.</param>
/// <param name="Ask">Questions to ask them.</param>
/// <param name="Closing">The last question, with the candidate's own reasons (D7); empty where it is switched off.</param>
public sealed record Brief(
    IReadOnlyList<BriefLine> Mind,
    IReadOnlyList<BriefLine> Keep,
    IReadOnlyList<BriefLine> Examples,
    IReadOnlyList<BriefLine> Practised,
    IReadOnlyList<string> Ask,
    string Closing
);

/// <summary>Makes the brief out of themes, exercises and own examples; each line says what it rests on.</summary>
public static class MakeBrief
{
    /// <summary>More than this on one page is not minded by anybody.</summary>
    public const int MostThemes = 4;

    private static readonly string[] Questions =
    [
        "What would a good first half-year in this job look like to you?",
        "What has been hard for people who began here, and what helped them?",
        "Which part of the work would you hand over first?",
        "How will you decide, and when may I expect to hear?",
    ];

    public static Brief Of(
        IReadOnlyList<Theme> themes,
        IEnumerable<ExerciseRun> runs,
        IEnumerable<Answer> ownExamples,
        Exercises exercises,
        IReadOnlyList<string>? reasons = null
    ) =>
        new(
            [
                .. themes
                    .Where(t => t is { IsToWorkOn: true, Topic.Mind.Length: > 0 })
                    .Take(MostThemes)
                    .Select(t => new BriefLine(t.Name, t.Topic!.Mind, t.Points)),
            ],
            [
                .. themes
                    .Where(t => t.Polarity == Polarity.Strength)
                    .Take(MostThemes)
                    .Select(t => new BriefLine(t.Name, "", t.Points)),
            ],
            [.. ownExamples.Where(a => a.OwnExample).Select(a => new BriefLine(a.Question, a.Text, []))],
            [
                .. runs.Where(r => r.DoneAt is not null)
                    .OrderByDescending(r => r.DoneAt)
                    .Select(r => (Run: r, Exercise: exercises[r.Exercise]))
                    .Where(r => r.Exercise is not null)
                    .Select(r => new BriefLine(
                        r.Exercise!.Name,
                        r.Run.Helped switch
                        {
                            true => $"It helped. {r.Exercise.Worked}",
                            false => "Done; it did not help much.",
                            null => r.Exercise.Worked,
                        },
                        []
                    )),
            ],
            Questions,
            reasons is { Count: > 0 }
                ? $"I enjoyed this and would like to work here, because {string.Join(" and ", reasons)}. Is there anything about me that makes you hesitate?"
                : ""
        );
}
