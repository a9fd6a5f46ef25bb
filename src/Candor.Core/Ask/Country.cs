using System.Collections.Frozen;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>One country's file: its free days, the regions in which they differ, the zones by which it is known.</summary>
internal sealed record Country(
    string Code,
    string Name,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, string> Zones,
    IReadOnlyList<DayOfWeek> Weekend,
    IReadOnlyList<Holiday> Days
)
{
    public bool IsWeekend(DateOnly day) => Weekend.Contains(day.DayOfWeek);

    public static Country? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        var name = entry.Text("message");
        entry.Text("law");
        _ = Sources.Of(entry);
        var code = file.Id.ToUpperInvariant();
        if (code.Length != 2 || !code.All(char.IsAsciiLetterUpper))
        {
            entry.Wrong("the file's name is the country's two letters, such as gb.yaml");
        }

        var regions = Pairs(entry.Map("regions"));
        var weekend = entry.Some<DayOfWeek>("weekend");
        var country = new Country(
            code,
            name,
            regions,
            ReadZones(entry, code, regions),
            weekend.Count > 0 ? weekend : [DayOfWeek.Saturday, DayOfWeek.Sunday],
            [.. entry.Maps("days").Select(day => Day(day, regions))]
        );
        entry.Done();
        return country;
    }

    /// <summary>The holidays of a year with their names, those that were moved into it from its neighbours too.</summary>
    public FrozenDictionary<DateOnly, string> Year(int year, string region)
    {
        var own = Days.Where(day => day.IsIn(region)).ToList();
        var all = new SortedDictionary<DateOnly, Holiday>();
        foreach (var near in new[] { year - 1, year, year + 1 })
        {
            foreach (var day in own)
            {
                if (day.On(near) is { } on)
                {
                    all.TryAdd(on, day);
                }
            }
        }

        var free = all.ToDictionary(day => day.Key, day => day.Value.Name);
        foreach (var (on, day) in all)
        {
            if (Moved(on, day.Move, free) is { } to)
            {
                free.TryAdd(to, $"{day.Name} (in lieu)");
            }
        }

        return free.Where(day => day.Key.Year == year).ToFrozenDictionary();
    }

    private DateOnly? Moved(DateOnly on, HolidayMove move, Dictionary<DateOnly, string> free)
    {
        if (
            move == HolidayMove.Never
            || !IsWeekend(on)
            || (move == HolidayMove.SundayOnly && on.DayOfWeek != DayOfWeek.Sunday)
        )
        {
            return null;
        }

        if (move == HolidayMove.Nearest)
        {
            return on.AddDays(on.DayOfWeek == DayOfWeek.Saturday ? -1 : 1);
        }

        var to = on.AddDays(1);
        while (IsWeekend(to) || free.ContainsKey(to))
        {
            to = to.AddDays(1);
        }

        return to;
    }

    private static Holiday Day(Entry entry, IReadOnlyDictionary<string, string> regions)
    {
        var day = Holiday.Read(entry);
        foreach (var region in day.Regions.Where(region => !regions.ContainsKey(region)))
        {
            entry.Wrong($"there is no region '{region}'; allowed: {string.Join(", ", regions.Keys)}", "regions");
        }

        return day;
    }

    private static Dictionary<string, string> ReadZones(
        Entry entry,
        string code,
        IReadOnlyDictionary<string, string> regions
    )
    {
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (zone, region) in Pairs(entry.Map("zones")))
        {
            if (region != code && !regions.ContainsKey(region))
            {
                entry.Wrong(
                    $"'{region}' is neither {code} nor one of its regions: {string.Join(", ", regions.Keys)}",
                    "zones"
                );
            }

            zones[zone] = region == code ? code : $"{code}-{region}";
        }

        return zones;
    }

    private static Dictionary<string, string> Pairs(Entry? map)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map is not null)
        {
            foreach (var key in map.Node.Keys)
            {
                pairs[key] = map.Text(key);
            }

            map.Done();
        }

        return pairs;
    }
}
