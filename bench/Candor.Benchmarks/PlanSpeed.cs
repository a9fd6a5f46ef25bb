using System.Diagnostics;
using Candor.Checking;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Benchmarks;

/// <summary>How many plans a second one core makes of all playbooks, over a thousand differing situations.</summary>
internal static class PlanSpeed
{
    private const int Situations = 1_000;

    /// <summary>Times round all situations in a measurement, so that it is long beside the clock of processor time.</summary>
    private const int Times = 20;

    private const int Rounds = 9;

    public static int Run()
    {
        var library = new Library(ReadFolder.Read(Path.Combine(Knowledge.Root, "knowledge"), []));
        var playbooks = new Playbooks(library, []).All;
        var situations = Enumerable.Range(0, Situations).Select(n => Situation(n, new Holidays(library, []))).ToList();
        var speeds = new List<double>();
        // The first rounds compile; the fastest of the rest is what the core can do, the slowest what else it had to do.
        for (var round = -3; round < Rounds; round++)
        {
            var (made, before) = (0, GC.GetAllocatedBytesForCurrentThread());
            var (started, watch) = (Environment.CpuUsage.UserTime, Stopwatch.StartNew());
            for (var time = 0; time < Times; time++)
            {
                foreach (var situation in situations)
                {
                    foreach (var playbook in playbooks)
                    {
                        MakePlan.For(situation, playbook, situation.At.AddHours(made % 400));
                        made++;
                    }
                }
            }

            // By processor time, because by the clock others on the machine count too.
            var speed = made / (Environment.CpuUsage.UserTime - started).TotalSeconds;
            if (round >= 0)
            {
                speeds.Add(speed);
                Console.WriteLine(
                    $"{speed:N0} plans a second of processor time, {made / watch.Elapsed.TotalSeconds:N0} by the clock, {(GC.GetAllocatedBytesForCurrentThread() - before) / made:N0} bytes each"
                );
            }
        }

        Console.WriteLine(
            $"plan: best {speeds.Max():N0}, median {speeds.Order().ElementAt(Rounds / 2):N0}, slowest {speeds.Min():N0} a second, {playbooks.Count} playbooks"
        );
        return 0;
    }

    // Every medium, stage, some people in three zones, some asks made: nothing that is quick because it is empty.
    private static Situation Situation(int n, Holidays holidays)
    {
        var person = new Person
        {
            Id = new Guid(n + 1, 0, 0, new byte[8]),
            Name = "Dana Whitfield",
            EmailAddress = n % 3 == 0 ? "" : "dana@firm.example",
            Phone = n % 2 == 0 ? "020 7946 0001" : "",
            TimeZone = (n % 4) switch
            {
                0 => "America/New_York",
                1 => "Europe/Berlin",
                _ => "",
            },
            Rapport = n % 6 == 0 ? null : n % 5 + 1,
        };
        var at = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddHours(n * 7);
        return new()
        {
            News = (Medium)(n % 5),
            At = at,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
            Stage = (Stage)(n % 6),
            FilledAt = n % 3 == 0 ? at.AddDays(10) : null,
            PausedUntil = n % 7 == 0 ? at.AddDays(2) : null,
            Holidays = holidays,
            Place = "GB-ENG",
            People = [person],
            BearerId = n % 2 == 0 ? person.Id : null,
            Marks =
                n % 2 == 0
                    ? []
                    :
                    [
                        new StepMark
                        {
                            StepId = "ask",
                            Deed = Deed.Ask,
                            At = at.AddHours(20),
                            State = StepState.Done,
                            PersonId = person.Id,
                            Reply = n % 4 == 1 ? ReplyKind.Feedback : null,
                            RepliedAt = n % 4 == 1 ? at.AddHours(40) : null,
                        },
                    ],
        };
    }
}
