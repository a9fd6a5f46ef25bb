using Candor.Core.Knowledge;

namespace Candor.Core.Learn;

/// <summary>The catalogue of <c>knowledge/exercises/</c>.</summary>
public sealed class Exercises
{
    private readonly Dictionary<string, Exercise> byId = new(StringComparer.Ordinal);

    public Exercises(Library library, ICollection<Fault> faults)
    {
        foreach (var file in library.In("exercises"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            byId[file.Id] = new(
                file.Id,
                entry.Text("message"),
                entry.Texts("topics"),
                entry.Some<Aim>("aim"),
                (int)entry.Number("minutes", 1, 240),
                (int)entry.Number("times", 1, 60, 1),
                entry.Texts("do"),
                entry.Text("worked"),
                entry.Text("why"),
                Sources.Of(entry)
            );
            entry.Elsewhere("examples");
            entry.Done();
        }
    }

    /// <summary>All exercises, by id.</summary>
    public IEnumerable<Exercise> All => byId.Values.OrderBy(exercise => exercise.Id, StringComparer.Ordinal);

    public Exercise? this[string id] => byId.GetValueOrDefault(id);
}
