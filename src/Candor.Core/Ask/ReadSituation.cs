using System.Globalization;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>Reads a situation from YAML: a playbook's examples, and situations that people write down to try a plan on.</summary>
public static class ReadSituation
{
    /// <summary>The situation and the moment to plan at; faults with their place for what cannot be read.</summary>
    public static (Situation Situation, DateTimeOffset Now) Of(Entry entry, Holidays holidays)
    {
        var zone = Zone(entry, "zone") ?? TimeZoneInfo.Utc;
        var at = Time(entry, "at", zone);
        if (at is null && !entry.Has("at"))
        {
            entry.Wrong("'at' is missing: when the news came, such as 2026-03-10T16:40");
        }

        var people = entry.Maps("people").Select(Person).ToList();
        var situation = new Situation
        {
            At = at ?? DateTimeOffset.UnixEpoch,
            Zone = zone,
            News = entry.Has("news") ? entry.One<Medium>("news") : null,
            Stage = entry.One<Stage>("stage", Stage.Unknown),
            Feedback = entry.One<FeedbackStance>("feedback", FeedbackStance.None),
            FilledAt = Time(entry, "filled", zone),
            PausedUntil = Time(entry, "break-until", zone),
            SupersededAt = Time(entry, "superseded", zone),
            InterviewAt = Time(entry, "interview", zone),
            ConcernNamed = entry.Flag("concern"),
            Agency = entry.Flag("agency"),
            NoReply = entry.Flag("no-reply"),
            People = people,
            BearerId = Named(entry, "bearer", people),
            Marks = [.. entry.Maps("done").Select(mark => Mark(mark, zone, people))],
            Holidays = holidays,
            Place = Place(entry, holidays, zone),
            FreeDays = FreeDays(entry),
        };
        var now = Time(entry, "now", zone) ?? situation.At;
        entry.Done();
        return (situation, now);
    }

    private static Person Person(Entry entry, int index)
    {
        var person = new Person
        {
            Id = new Guid(index + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            Name = entry.TextOrNone("name") ?? "",
            Role = entry.One<PersonRole>("role", PersonRole.Interviewer),
            EmailAddress = entry.TextOrNone("email") ?? "",
            Phone = entry.TextOrNone("phone") ?? "",
            PostalAddress = entry.TextOrNone("address") ?? "",
            TimeZone = Zone(entry, "zone")?.Id ?? "",
            Rapport = entry.Has("rapport") ? (int)entry.Number("rapport", 1, 5) : null,
            Experienced = entry.Flag("experienced"),
        };
        entry.Done();
        return person;
    }

    private static StepMark Mark(Entry entry, TimeZoneInfo zone, List<Person> people)
    {
        var at = Time(entry, "at", zone) ?? DateTimeOffset.UnixEpoch;
        var mark = new StepMark
        {
            StepId = entry.Text("step"),
            Deed = entry.One<Deed>("deed", Deed.Ask),
            At = at,
            State = entry.One<StepState>("state", StepState.Done),
            Channel = entry.Has("channel") ? entry.One<Channel>("channel") : null,
            PersonId = Named(entry, "person", people),
            Reply = entry.Has("answer") ? entry.One<ReplyKind>("answer") : null,
            RepliedAt = Time(entry, "answered", zone),
            Warm = entry.Flag("warm"),
        };
        entry.Done();
        return mark;
    }

    private static Guid? Named(Entry entry, string key, List<Person> people)
    {
        if (entry.TextOrNone(key) is not { } name)
        {
            return null;
        }

        if (people.Find(person => person.Name == name) is { } found)
        {
            return found.Id;
        }

        entry.Wrong($"'{name}' is not among 'people'; name them there first", key);
        return null;
    }

    // Where nothing is said, the candidate's own zone tells the country.
    private static string Place(Entry entry, Holidays holidays, TimeZoneInfo zone)
    {
        if (entry.TextOrNone("place") is not { } place)
        {
            return holidays.PlaceOf(zone.Id);
        }

        if (!holidays.Knows(place))
        {
            entry.Wrong(
                $"'{place}' is no place whose holidays are known; write one such as GB, GB-SCT or DE-BY",
                "place"
            );
        }

        return place;
    }

    private static HashSet<DateOnly> FreeDays(Entry entry)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in entry.Texts("free-days"))
        {
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                days.Add(day);
            }
            else
            {
                entry.Wrong($"'{text}' is no day; write 2026-12-25", "free-days");
            }
        }

        return days;
    }

    private static TimeZoneInfo? Zone(Entry entry, string key)
    {
        if (entry.TextOrNone(key) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        entry.Wrong($"there is no time zone '{name}'; write one such as Europe/London", key);
        return null;
    }

    private static DateTimeOffset? Time(Entry entry, string key, TimeZoneInfo zone)
    {
        if (entry.TextOrNone(key) is not { } text)
        {
            return null;
        }

        if (ReadTime.TryRead(text, zone, out var at))
        {
            return at;
        }

        entry.Wrong(
            $"'{text}' is no time; write 2026-03-10T16:40, with +01:00 or Z where it is not the zone's own",
            key
        );
        return null;
    }
}
