using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary>A situation as the words of a command line give it; every word that cannot be read is named.</summary>
internal sealed class GivenSituation(TimeProvider clock, Holidays holidays)
{
    public string? News { get; init; }

    public string? At { get; init; }

    public string? Zone { get; init; }

    public string? Stage { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];

    public string? Bearer { get; init; }

    public bool Agency { get; init; }

    public string? Filled { get; init; }

    public string? Feedback { get; init; }

    public string? Interview { get; init; }

    public string? BreakUntil { get; init; }

    public bool NoReply { get; init; }

    public string? Place { get; init; }

    public string? Now { get; init; }

    public (Situation Situation, DateTimeOffset Now) Read()
    {
        var zone = ReadZone();
        var at = At ?? (News is null ? Interview : null);
        if (at is null)
        {
            throw new BadInputException("--at is missing: when the news came, such as --at 2026-03-10T16:40");
        }

        var people = People.Select(ReadPerson.Of).ToList();
        var bearer = Bearer is null
            ? null
            : people.Find(person => string.Equals(person.Name, Bearer, StringComparison.OrdinalIgnoreCase))
                ?? throw new BadInputException(
                    $"--bearer '{Bearer}' is none of the people given; name them with --person"
                );
        var situation = new Situation
        {
            News = News is null ? null : Read<Medium>("--news", News),
            At = Time("--at", at, zone),
            Zone = zone,
            Stage = Stage is null ? Core.Stage.Unknown : Read<Stage>("--stage", Stage),
            Feedback = Feedback is null ? FeedbackStance.None : Read<FeedbackStance>("--feedback", Feedback),
            FilledAt = Filled is null ? null : Time("--filled", Filled, zone),
            InterviewAt = Interview is null ? null : Time("--interview", Interview, zone),
            PausedUntil = BreakUntil is null ? null : Time("--break-until", BreakUntil, zone),
            Agency = Agency,
            NoReply = NoReply,
            Holidays = holidays,
            Place = Place is null ? holidays.PlaceOf(zone.Id) : ReadPlace(Place),
            People = people,
            // One person only: then it was they who brought the news, unless another bearer is named.
            BearerId = bearer?.Id ?? (people is [var only] && !HasContact(only) ? only.Id : null),
        };
        if (situation.News is null && Interview is null)
        {
            throw new BadInputException($"--news is missing: how the news came; allowed: {Token.All<Medium>()}");
        }

        if (situation.News is not null && situation.InterviewAt > situation.At)
        {
            throw new BadInputException("--interview lies after the news; check both");
        }

        return (situation, Now is null ? clock.GetUtcNow() : Time("--now", Now, zone));
    }

    private string ReadPlace(string place) =>
        holidays.Knows(place)
            ? place
            : throw new BadInputException(
                Nearest.Of(place, holidays.Places.Select(known => known.Place)) is { } near
                    ? $"--place: no holidays are known of '{place}'; did you mean '{near}'?"
                    : $"--place: no holidays are known of '{place}'; write one such as GB, GB-SCT or DE-BY"
            );

    private static bool HasContact(Person person) =>
        person.EmailAddress.Length > 0 || person.Phone.Length > 0 || person.PostalAddress.Length > 0;

    private static T Read<T>(string option, string text)
        where T : struct, Enum =>
        Token.TryRead<T>(text, out var value)
            ? value
            : throw new BadInputException($"{option} '{text}' is not known; allowed: {Token.All<T>()}");

    private static DateTimeOffset Time(string option, string text, TimeZoneInfo zone) =>
        ReadTime.TryRead(text, zone, out var at)
            ? at
            : throw new BadInputException(
                $"{option} '{text}' is no time; write 2026-03-10T16:40, with Z or +01:00 where it is not the zone's own"
            );

    // Without a zone the offset written with the time serves, and else the machine's own zone.
    private TimeZoneInfo ReadZone()
    {
        if (Zone is not null)
        {
            return TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone)
                ? zone
                : throw new BadInputException(
                    $"--zone: there is no time zone '{Zone}'; write one such as Europe/London"
                );
        }

        var local = clock.LocalTimeZone;
        if (
            (At ?? Interview) is { } text
            && ReadTime.TryRead(text, TimeZoneInfo.Utc, out var utc)
            && ReadTime.TryRead(text, Elsewhere, out var other)
            && utc == other
        )
        {
            return local.GetUtcOffset(utc) == utc.Offset
                ? local
                : TimeZoneInfo.CreateCustomTimeZone($"UTC{utc:zzz}", utc.Offset, $"UTC{utc:zzz}", $"UTC{utc:zzz}");
        }

        return local;
    }

    // A text that means the same instant here and there carries its own offset.
    private static readonly TimeZoneInfo Elsewhere = TimeZoneInfo.CreateCustomTimeZone(
        "elsewhere",
        TimeSpan.FromHours(7),
        "elsewhere",
        "elsewhere"
    );
}
