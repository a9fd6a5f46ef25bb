using System.Diagnostics;
using Candor.Ask;
using Candor.Checking;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Data;

namespace Candor.Benchmarks;

/// <summary>Today out of a store with 2,000 applications and 10,000 steps: from the first question to the sorted list.</summary>
internal static class TodaySpeed
{
    private const int Applications = 2_000;

    private const int StepsEach = 5;

    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("candor-today-").FullName;
        try
        {
            var library = new Library(ReadFolder.Read(Path.Combine(Knowledge.Root, "knowledge"), []));
            var playbooks = new Playbooks(library, []);
            var clock = new Noon();
            var options = await Store.OpenAsync(home, clock, default);
            await FillAsync(options, clock);
            using var seen = new StoreVersion(home);
            var cases = new Cases(new Holidays(library, []), new KeptRows(clock, seen), clock);
            var (times, processor) = (new List<double>(), new List<double>());
            // The first looks compile; a program that is left open has had many.
            for (var round = -40; round < Rounds; round++)
            {
                var (started, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
                await using var db = new CandorDb(options);
                var all = await cases.AllAsync(db, default);
                var read = watch.Elapsed.TotalMilliseconds;
                var (due, _) = Due.Of(all, playbooks, clock.GetUtcNow());
                var took = watch.Elapsed.TotalMilliseconds;
                var used = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
                if (round >= 0)
                {
                    (times, processor) = ([.. times, took], [.. processor, used]);
                    Console.WriteLine(
                        $"{took:N1} ms, {used:N1} of processor time, of it reading {read:N1} ms; {due.Count} due of {all.Count}"
                    );
                }
            }

            Console.WriteLine(
                $"today: best {times.Min():N1}, median {times.Order().ElementAt(Rounds / 2):N1}, slowest {times.Max():N1} ms by the clock; {processor.Min():N1}, {processor.Order().ElementAt(Rounds / 2):N1}, {processor.Max():N1} of processor time; {Applications:N0} applications, {Applications * StepsEach:N0} steps"
            );
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(home, recursive: true);
        }

        return 0;
    }

    // Two years of applying: each with its news, two people, an interview, a choice and five marked steps.
    private static async Task FillAsync(
        Microsoft.EntityFrameworkCore.DbContextOptions<CandorDb> options,
        TimeProvider clock
    )
    {
        await using var db = new CandorDb(options);
        await db.MeAsync(clock, default);
        var now = clock.GetUtcNow();
        for (var n = 0; n < Applications; n++)
        {
            var told = now.AddHours(-8 * n);
            var application = new JobApplication
            {
                Id = Guid.CreateVersion7(told),
                Employer = $"Employer {n}",
                Role = "Analyst",
                Stage = Stage.Final,
                CreatedAt = told,
            };
            var outcome = new Outcome
            {
                Id = Guid.CreateVersion7(told),
                ApplicationId = application.Id,
                Kind = OutcomeKind.Rejected,
                Medium = (Medium)(n % 4),
                At = told,
                ConfirmedAt = told,
            };
            db.AddRange(application, outcome);
            db.Add(
                new Interview
                {
                    Id = Guid.CreateVersion7(told),
                    ApplicationId = application.Id,
                    At = told.AddDays(-7),
                }
            );
            db.Add(
                new PlanChoice
                {
                    Id = Guid.CreateVersion7(told),
                    ApplicationId = application.Id,
                    OutcomeId = outcome.Id,
                    Playbook = "blended",
                    TakenAt = told,
                }
            );
            foreach (var name in new[] { "Dana Whitfield", "Lee Ito" })
            {
                db.Add(
                    new Person
                    {
                        Id = Guid.CreateVersion7(told),
                        ApplicationId = application.Id,
                        Name = name,
                        EmailAddress = "one@firm.example",
                    }
                );
            }

            foreach (var step in new[] { "rest", "draft", "ask", "recognise", "learn" })
            {
                db.Add(
                    new StepMark
                    {
                        Id = Guid.CreateVersion7(told),
                        ApplicationId = application.Id,
                        OutcomeId = outcome.Id,
                        StepId = step,
                        Deed = step == "ask" ? Deed.Ask : Deed.Reflect,
                        State = StepState.Done,
                        At = told.AddHours(5),
                    }
                );
            }
        }

        await db.SaveChangesAsync();
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    }
}
