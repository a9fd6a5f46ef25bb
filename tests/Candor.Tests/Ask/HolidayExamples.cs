using System.Globalization;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>Runs a country's examples: a <c>day</c> that is <c>free</c> or not, in the country or in one <c>place</c> of it.</summary>
internal static class HolidayExamples
{
    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var faults = new List<Fault>();
        var holidays = new Holidays(library, faults);
        var whole = new Entry(file.Path, file.Root, faults);
        var wrong = new List<string>();
        foreach (var example in whole.Maps("examples"))
        {
            var day = DateOnly.ParseExact(example.Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var place = example.TextOrNone("place") ?? file.Id.ToUpperInvariant();
            var free = example.Flag("free");
            if (!holidays.Knows(place) || holidays.IsFree(day, place) != free)
            {
                wrong.Add($"{file.Path}:{example.Node.Line}: {day:O} should {(free ? "" : "not ")}be free in {place}");
            }

            example.Done();
        }

        return [.. wrong, .. faults.Select(fault => fault.ToString())];
    }
}
