using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>
/// How warm or curt a text sounds: a sum of markers that a person can read, each with a weight learnt from rated
/// requests. <c>knowledge/tone/markers.yaml</c> says what the markers are, <c>weights.yaml</c> what each counts.
/// </summary>
internal sealed class ReadTone
{
    private readonly List<Marker> markers = [];
    private double bias;

    public int Count => markers.Count;

    public IReadOnlyList<string> Ids => [.. markers.Select(marker => marker.Id)];

    public IReadOnlyList<Phrase> Find(int marker) => markers[marker].Find;

    public static ReadTone From(Library library, WordClasses classes, ICollection<Fault> faults)
    {
        var weights = library.Read(library["tone/weights.yaml"], faults, ReadWeights);
        return library.Read(
                library["tone/markers.yaml"],
                faults,
                (file, own) => ReadMarkers(file, weights ?? new(0, []), classes, own)
            ) ?? new ReadTone();
    }

    private static Learnt? ReadWeights(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.TextOrNone("message");
        var learnt = new Learnt(entry.Number("bias", -20, 20, 0), new(StringComparer.Ordinal));
        if (entry.Map("weights") is { } map)
        {
            foreach (var key in map.Node.Keys)
            {
                learnt.Weights[key] = map.Number(key, -20, 20);
            }
        }

        entry.Done();
        return learnt;
    }

    private static ReadTone? ReadMarkers(
        KnowledgeFile file,
        Learnt learnt,
        WordClasses classes,
        ICollection<Fault> faults
    )
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var tone = new ReadTone { bias = learnt.Bias };
        entry.TextOrNone("message");
        entry.Elsewhere("examples");
        foreach (var marker in entry.Maps("markers"))
        {
            var id = marker.Text("id");
            tone.markers.Add(
                new(
                    id,
                    marker.Text("name"),
                    Rule.Phrases(marker, "find", classes),
                    Rule.Places(marker, "in"),
                    learnt.Weights.GetValueOrDefault(id)
                )
            );
            marker.Done();
        }

        entry.Done();
        return tone;
    }

    public void See(Workspace work, int marker, int word)
    {
        var place = work.Layout[word];
        var wanted = markers[marker].In;
        if (
            (place & (Place.Reply | Place.Header)) == Place.None
            && (wanted == Place.None || (place & wanted) != Place.None)
        )
        {
            work.Markers[marker]++;
        }
    }

    public Tone Of(Workspace work)
    {
        var sum = bias;
        var seen = new List<ToneMarker>();
        for (var m = 0; m < markers.Count; m++)
        {
            if (work.Markers[m] > 0)
            {
                sum += markers[m].Weight;
                if (Math.Abs(markers[m].Weight) >= 0.05)
                {
                    Insert(seen, new(markers[m].Name, Math.Round(markers[m].Weight, 2)));
                }
            }
        }

        var score = Math.Round(1 / (1 + Math.Exp(-sum)), 3);
        var label =
            score >= 0.62 ? ToneLabel.Warm
            : score <= 0.38 ? ToneLabel.Curt
            : ToneLabel.Neutral;
        return new(label, score, seen.Count > MostShown ? seen.GetRange(0, MostShown) : seen);
    }

    private const int MostShown = 6;

    // The weightiest first, of equals by name. By hand, because sorting by a number is compiled only when the program runs.
    private static void Insert(List<ToneMarker> seen, ToneMarker marker)
    {
        var at = seen.Count;
        while (at > 0 && IsBefore(marker, seen[at - 1]))
        {
            at--;
        }

        seen.Insert(at, marker);
    }

    private static bool IsBefore(ToneMarker one, ToneMarker other)
    {
        var (mine, others) = (Math.Abs(one.Weight), Math.Abs(other.Weight));
        return mine > others || (mine >= others && string.CompareOrdinal(one.Name, other.Name) < 0);
    }

    private sealed record Learnt(double Bias, Dictionary<string, double> Weights);

    private sealed record Marker(string Id, string Name, IReadOnlyList<Phrase> Find, Place In, double Weight);
}
