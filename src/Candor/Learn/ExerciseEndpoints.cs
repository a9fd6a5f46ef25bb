using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>Takes an exercise on, counts its sittings, marks it done, helped or not, puts it aside.</summary>
internal static class ExerciseEndpoints
{
    public static void MapExercises(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/learn/exercises",
            async (
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                Exercises exercises,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                if (exercises[$"{fields["exercise"]}"] is not { } exercise)
                {
                    return Results.NotFound();
                }

                await using var db = await store.CreateDbContextAsync(cancel);
                await db.MeAsync(clock, cancel);
                var run = await db
                    .ExerciseRuns.Where(one => one.Exercise == exercise.Id)
                    .OrderByDescending(one => one.TakenAt)
                    .FirstOrDefaultAsync(cancel);
                var said = Do($"{fields["deed"]}", exercise, $"{fields["topic"]}", run, db, clock);
                var undo = await db.SaveAsync(said, clock, cancel);
                return Results.LocalRedirect($"/learn/plan?did={undo}");
            }
        );

    private static string Do(
        string deed,
        Exercise exercise,
        string topic,
        ExerciseRun? run,
        CandorDb db,
        TimeProvider clock
    )
    {
        switch (deed)
        {
            case "take" or "aside" when run is null or { DoneAt: not null }:
                var taken = new ExerciseRun
                {
                    Id = Ids.New(clock),
                    Exercise = exercise.Id,
                    Topic = topic,
                    TakenAt = clock.GetUtcNow(),
                    SkippedAt = deed == "aside" ? clock.GetUtcNow() : null,
                };
                db.ExerciseRuns.Add(taken);
                return deed == "aside" ? "Put aside; another may suit you better." : $"Taken on: {exercise.Name}.";
            case "take" when run is { SkippedAt: not null }:
                (run.SkippedAt, run.TakenAt) = (null, clock.GetUtcNow());
                return $"Taken on: {exercise.Name}.";
            case "sit" when run is { DoneAt: null }:
                Spacing.Sit(run, exercise, clock.GetUtcNow());
                return run.DoneAt is null
                    ? $"That was sitting {run.Sittings} of {exercise.Times}. The next is better on another day."
                    : $"Done: {exercise.Name}. That was work.";
            case "helped" or "not" when run is not null:
                run.DoneAt ??= clock.GetUtcNow();
                run.Helped = deed == "helped";
                return run.Helped == true ? "Done, and it helped." : "Done. It did not help; good to know.";
            case "done" when run is not null:
                run.DoneAt = clock.GetUtcNow();
                return $"Done: {exercise.Name}. That was work.";
            case "aside" when run is { DoneAt: null }:
                run.SkippedAt = clock.GetUtcNow();
                return "Put aside; another may suit you better.";
            default:
                return "Nothing changed.";
        }
    }
}
