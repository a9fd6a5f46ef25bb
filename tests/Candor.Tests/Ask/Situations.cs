using Candor.Core.Ask;

namespace Candor.Tests.Ask;

/// <summary>Invented situations by a number, the likely and the odd.</summary>
internal static class Situations
{
    public static (Situation Situation, DateTimeOffset Now) Of(int seed, TimeZoneInfo[] zones, Holidays holidays)
    {
        var state = (ulong)seed * 0x9E3779B97F4A7C15UL;
        int Next(int below)
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }

        bool Sometimes(int percent) => Next(100) < percent;
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Next(2 * 365 * 24 * 60));
        var people = Enumerable
            .Range(0, Next(4))
            .Select(n => new Person
            {
                Id = new Guid(n + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                Name = $"Person {n}",
                Role = (PersonRole)Next(5),
                EmailAddress = Sometimes(60) ? (Sometimes(10) ? "no-reply@x.example" : $"p{n}@x.example") : "",
                Phone = Sometimes(50) ? "020 7946 0001" : "",
                TimeZone = Sometimes(30) ? zones[Next(zones.Length)].Id : "",
                Rapport = Sometimes(60) ? 1 + Next(5) : null,
                Experienced = Sometimes(30),
            })
            .ToList();
        var now = at.AddMinutes(Next(30 * 24 * 60));
        string[] steps = ["ask", "ask-on-the-call", "ask-after-the-call", "second-ask", "ask-in-writing"];
        var marks = new List<StepMark>();
        for (var n = Sometimes(50) ? Next(4) : 0; n > 0; n--)
        {
            var asked = at.AddMinutes(Next(20 * 24 * 60));
            var id = steps[Next(steps.Length)];
            marks.Add(
                new StepMark
                {
                    StepId = id,
                    Deed = id is "second-ask" or "ask-in-writing" ? Deed.SecondAsk : Deed.Ask,
                    At = asked < now ? asked : now,
                    State =
                        Sometimes(70) ? StepState.Done
                        : Sometimes(50) ? StepState.VoicemailLeft
                        : StepState.Skipped,
                    PersonId = people.Count > 0 && Sometimes(80) ? people[Next(people.Count)].Id : null,
                    Reply = Sometimes(25) ? (ReplyKind)Next(5) : null,
                    RepliedAt = now,
                    Warm = Sometimes(40),
                }
            );
        }

        var missed = marks.Find(mark => mark.State == StepState.VoicemailLeft);
        if (missed is not null && Sometimes(30))
        {
            marks.Add(
                new StepMark
                {
                    StepId = "listen",
                    Deed = Deed.Listen,
                    State = StepState.CallMissed,
                    At = missed.At,
                    PersonId = missed.PersonId,
                }
            );
        }

        var places = holidays.Places.Select(known => known.Place).Append("").ToArray();
        var situation = new Situation
        {
            News = Sometimes(92) ? (Medium)Next(5) : null,
            At = at,
            Zone = zones[Next(zones.Length)],
            Stage = (Stage)Next(6),
            Feedback = Sometimes(25) ? (FeedbackStance)Next(4) : FeedbackStance.None,
            FilledAt = Sometimes(40) ? at.AddMinutes(Next(20 * 24 * 60)) : null,
            PausedUntil = Sometimes(30) ? at.AddMinutes(Next(5 * 24 * 60)) : null,
            SupersededAt = Sometimes(5) ? at.AddDays(Next(20)) : null,
            InterviewAt = Sometimes(50) ? at.AddDays(-Next(10)) : null,
            ConcernNamed = Sometimes(20),
            Agency = Sometimes(20),
            NoReply = Sometimes(15),
            Holidays = holidays,
            Place = Sometimes(70) ? places[Next(places.Length)] : "",
            People = people,
            BearerId = people.Count > 0 && Sometimes(40) ? people[Next(people.Count)].Id : null,
            Marks = marks,
        };
        return (situation, now);
    }
}
