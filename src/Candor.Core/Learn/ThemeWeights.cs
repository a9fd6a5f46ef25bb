using System.Globalization;
using System.Runtime.InteropServices;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>
/// What each mark of a point counts for each theme, learnt from labelled statements: <c>knowledge/grouping/themes.yaml</c>. A
/// line of it is a mark and, for each theme that it tells something of, the theme's place among the <c>answers</c>, a
/// colon and the weight in tenths: most marks tell of one theme or two out of seventy.
/// </summary>
internal sealed class ThemeWeights
{
    /// <summary>The answer for what makes no theme.</summary>
    public const string None = "none";

    private readonly Dictionary<ulong, (int At, int Count)> places = [];
    private readonly List<(int Answer, float Weight)> all = [];

    /// <summary>The themes of which something was learnt, by their ids; none where there is no such file.</summary>
    public IReadOnlyList<string> Answers { get; private set; } = [];

    public static ThemeWeights Read(Library library, ICollection<Fault> faults)
    {
        var weights = new ThemeWeights();
        if (library["grouping/themes.yaml"] is not { } file || Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return weights;
        }

        entry.Text("message");
        weights.Answers = entry.Texts("answers");
        var text = entry.Text("weights").AsSpan();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].Trim();
            if (!line.IsEmpty && !weights.TryAdd(line))
            {
                entry.Wrong($"expected a mark and weights such as 12:34, each of an answer, in '{line}'", "weights");
                break;
            }
        }

        entry.Done();
        return weights;
    }

    /// <summary>What one mark counts for the themes that it tells something of; empty where it was never learnt.</summary>
    public ReadOnlySpan<(int Answer, float Weight)> Of(ulong mark) =>
        places.TryGetValue(mark, out var place) ? CollectionsMarshal.AsSpan(all).Slice(place.At, place.Count) : [];

    private bool TryAdd(ReadOnlySpan<char> line)
    {
        var (at, space) = (all.Count, line.IndexOf(' '));
        if (space <= 0)
        {
            return false;
        }

        var rest = line[(space + 1)..];
        foreach (var range in rest.Split(' '))
        {
            var one = rest[range];
            var colon = one.IndexOf(':');
            if (
                colon <= 0
                || !int.TryParse(one[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var answer)
                || !int.TryParse(
                    one[(colon + 1)..],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var weight
                )
                || answer >= Answers.Count
            )
            {
                return false;
            }

            all.Add((answer, weight / 10f));
        }

        return places.TryAdd(Marks.KeyOf(line[..space]), (at, all.Count - at));
    }
}
