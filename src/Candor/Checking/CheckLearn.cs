using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Checking;

/// <summary>Readings and exercises name each other and topics; a name that leads nowhere is a fault of the file.</summary>
public static class CheckLearn
{
    public static void Check(Library library, ICollection<Fault> faults)
    {
        _ = new Readings(library, faults);
        _ = new Exercises(library, faults);
        _ = new FindThemes(library, faults);
        var topics = library.In("topics").Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        var exercises = library.In("exercises").Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        Names(library, "readings", "exercises", exercises, faults);
        Names(library, "exercises", "topics", topics, faults);
    }

    private static void Names(
        Library library,
        string folder,
        string key,
        HashSet<string> allowed,
        ICollection<Fault> faults
    )
    {
        foreach (var file in library.In(folder))
        {
            var named = file.Root[key] is { } value
                ? value.Kind == NodeKind.List
                    ? value.Items
                    : [value]
                : [];
            foreach (var name in named.Where(name => !allowed.Contains(name.Text)))
            {
                var near = Nearest.Of(name.Text, allowed);
                faults.Add(
                    new(
                        file.Path,
                        name.Line,
                        name.Column,
                        $"there is no '{name.Text}' in {key}/{(near is null ? "" : $"; did you mean '{near}'?")}"
                    )
                );
            }
        }
    }
}
