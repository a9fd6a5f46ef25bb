namespace Candor.Core.Learn;

/// <summary>An exercise proposed for a theme.</summary>
public sealed record Choice(Exercise Exercise, Theme Theme);

/// <summary>
/// One to three exercises at a time, fewer being better: one for each theme that more than one person named, and one
/// for the first of the others. None for a close call or what lay outside the candidate's control (B8, E1).
/// </summary>
public static class ChooseExercises
{
    public const int Most = 3;

    /// <param name="taken">Ids of exercises that were taken on, done or put aside; they are not proposed again.</param>
    public static IReadOnlyList<Choice> For(
        IEnumerable<Theme> themes,
        Exercises exercises,
        IReadOnlyCollection<string> taken
    )
    {
        var toWorkOn = themes.Where(theme => theme is { IsToWorkOn: true, Topic: not null }).ToList();
        var several = toWorkOn.Where(theme => !theme.IsOneOpinion).Take(Most).ToList();
        var chosen = new List<Choice>();
        foreach (var theme in several.Count > 0 ? several : toWorkOn.Take(1))
        {
            var best = Fitting(theme, exercises)
                .FirstOrDefault(e =>
                    !taken.Contains(e.Id, StringComparer.Ordinal) && !chosen.Exists(c => c.Exercise.Id == e.Id)
                );
            if (best is not null)
            {
                chosen.Add(new(best, theme));
            }
        }

        return chosen;
    }

    /// <summary>All that helps with a theme, what fits its cause first, then what is mainly for it, then the shortest.</summary>
    public static IEnumerable<Exercise> Fitting(Theme theme, Exercises exercises)
    {
        Aim? aim = theme.Cause switch
        {
            Cause.Weakness => Aim.Learn,
            Cause.Impression => Aim.Show,
            _ => null,
        };
        return exercises
            .All.Where(e => e.Topics.Contains(theme.Topic!.Id, StringComparer.Ordinal))
            .OrderByDescending(e => aim is null || e.Aims.Contains(aim.Value))
            .ThenBy(e => e.Topics.ToList().IndexOf(theme.Topic!.Id))
            .ThenBy(e => e.Minutes * e.Times)
            .ThenBy(e => e.Id, StringComparer.Ordinal);
    }
}
