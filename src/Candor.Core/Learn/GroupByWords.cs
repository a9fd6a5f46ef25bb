using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>
/// Groups points of which nothing is known but their words: two belong together where they share enough of them, and
/// whoever belongs to one of a group belongs to all. The same groups in any order of arrival.
/// </summary>
internal static class GroupByWords
{
    /// <summary>Share of common words (Jaccard) from which two points count as the same thing in other words.</summary>
    private const double Alike = 0.4;

    /// <summary>
    /// Points. A word that more of them have joins nothing by itself: it is of no topic, and comparing all that have it
    /// with each other would make the time grow with their square.
    /// </summary>
    private const int Common = 60;

    /// <param name="points">In an order that does not depend on their arrival.</param>
    public static IEnumerable<List<Said>> Of(IReadOnlyList<Placed> points)
    {
        // Who says the very same is one to begin with, however many they are.
        var same = points
            .GroupBy(point => string.Join(' ', point.Stems), StringComparer.Ordinal)
            .Select(group => (Words: group.First().Stems, Points: group.Select(one => one.Said).ToList()))
            .ToList();
        var groups = new Groups(same.Count);
        foreach (var sharing in SharingAWord(same.ConvertAll(one => one.Words)))
        {
            for (var a = 0; a < sharing.Count; a++)
            {
                for (var b = a + 1; b < sharing.Count; b++)
                {
                    var (one, other) = (sharing[a], sharing[b]);
                    if (groups.Of(one) != groups.Of(other) && Share(same[one].Words, same[other].Words) >= Alike)
                    {
                        groups.Join(one, other);
                    }
                }
            }
        }

        return Enumerable
            .Range(0, same.Count)
            .GroupBy(groups.Of)
            .Select(group => group.SelectMany(i => same[i].Points).OrderBy(p => p.At).ThenBy(p => p.PointId).ToList());
    }

    private static IEnumerable<List<int>> SharingAWord(List<string[]> words)
    {
        var byWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var word in words[i])
            {
                if (!byWord.TryGetValue(word, out var list))
                {
                    byWord[word] = list = [];
                }

                list.Add(i);
            }
        }

        return byWord.Values.Where(list => list.Count <= Common);
    }

    // Sorted, each once: "preparing" and "prepared" are one stem, short words say too little.
    public static string[] Stems(string quote) =>
        [
            .. ReadText
                .Of(quote)
                .Words.Where(w => w.Kind != WordKind.Mark && w.Form.Length > 3)
                .Select(w => w.Form[..Math.Min(6, w.Form.Length)])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static double Share(string[] one, string[] other)
    {
        var (both, a, b) = (0, 0, 0);
        while (a < one.Length && b < other.Length)
        {
            var order = string.CompareOrdinal(one[a], other[b]);
            both += order == 0 ? 1 : 0;
            (a, b) = (order <= 0 ? a + 1 : a, order >= 0 ? b + 1 : b);
        }

        return both / (double)(one.Length + other.Length - both);
    }

    // Which group each belongs to: union by the smallest member, so that order does not matter.
    private sealed class Groups(int count)
    {
        private readonly int[] parent = [.. Enumerable.Range(0, count)];

        public int Of(int one)
        {
            while (parent[one] != one)
            {
                parent[one] = parent[parent[one]];
                one = parent[one];
            }

            return one;
        }

        public void Join(int one, int other)
        {
            var (a, b) = (Of(one), Of(other));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }
}
