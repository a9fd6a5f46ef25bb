namespace Candor.Core.Learn;

/// <summary>When the next sitting of an exercise is due: what is done again after a rest stays longer.</summary>
public static class Spacing
{
    /// <summary>Days after the first sitting, the second, and so on; the last of them goes on.</summary>
    private static readonly int[] Days = [1, 2, 4, 7];

    /// <summary>Now for one just taken on; null once it is done or put aside.</summary>
    public static DateTimeOffset? Next(ExerciseRun run) =>
        run.DoneAt is not null || run.SkippedAt is not null ? null
        : run.LastAt is not { } last ? run.TakenAt
        : last.AddDays(Days[Math.Clamp(run.Sittings - 1, 0, Days.Length - 1)]);

    /// <summary>One more sitting; the exercise is done with its last.</summary>
    public static void Sit(ExerciseRun run, Exercise exercise, DateTimeOffset now)
    {
        (run.Sittings, run.LastAt) = (run.Sittings + 1, now);
        if (run.Sittings >= exercise.Times)
        {
            run.DoneAt = now;
        }
    }
}
