using System.Collections.Concurrent;
using System.Collections.Frozen;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>
/// When people in a place do not work: weekends and public holidays by country (<c>knowledge/holidays/</c>). A place is
/// a country's two letters, with a region where its days differ: <c>GB</c>, <c>GB-SCT</c>, <c>DE-BY</c>.
/// </summary>
public sealed class Holidays
{
    /// <summary>Knows no country: weekends only.</summary>
    public static readonly Holidays None = new(new Library([]), []);

    private readonly FrozenDictionary<string, Country> countries;
    private readonly FrozenDictionary<string, string> zones;
    private readonly ConcurrentDictionary<(string Place, int Year), FrozenDictionary<DateOnly, string>> years = [];

    public Holidays(Library library, ICollection<Fault> faults)
    {
        var all = library.Read("holidays", faults, Country.Read);
        countries = all.ToFrozenDictionary(country => country.Code, StringComparer.Ordinal);
        zones = all.SelectMany(country => country.Zones)
            .DistinctBy(zone => zone.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every place that is known, with its name: countries, and below each its regions.</summary>
    public IEnumerable<(string Place, string Name)> Places =>
        countries
            .Values.OrderBy(country => country.Name, StringComparer.Ordinal)
            .SelectMany(country =>
                country
                    .Regions.Select(region => ($"{country.Code}-{region.Key}", $"{country.Name}: {region.Value}"))
                    .Prepend((country.Code, country.Name))
            );

    public bool Knows(string place) =>
        countries.TryGetValue(Code(place), out var country)
        && (place.Length == 2 || country.Regions.ContainsKey(place[3..]));

    /// <summary>The place whose clocks show this zone; empty where no file names it.</summary>
    public string PlaceOf(string zone) => zones.GetValueOrDefault(zone, "");

    /// <summary>Whether offices are closed in a place on a day. An unknown place has Saturdays and Sundays off.</summary>
    public bool IsFree(DateOnly day, string place) =>
        countries.TryGetValue(Code(place), out var country)
            ? country.IsWeekend(day) || Of(place, day.Year).ContainsKey(day)
            : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The holiday's name, or null where the day is none.</summary>
    public string? Name(DateOnly day, string place) => Of(place, day.Year).GetValueOrDefault(day);

    /// <summary>A year's holidays with their names; none of a place that is not known.</summary>
    public IReadOnlyDictionary<DateOnly, string> Of(string place, int year) =>
        years.TryGetValue((place, year), out var known)
            ? known
            : years.GetOrAdd(
                (place, year),
                key =>
                    countries.TryGetValue(Code(key.Place), out var country)
                        ? country.Year(key.Year, key.Place.Length > 3 ? key.Place[3..] : "")
                        : FrozenDictionary<DateOnly, string>.Empty
            );

    private static string Code(string place) => place.Length > 2 ? place[..2] : place;
}
