using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>
/// Groups points that say the same thing. Points of one topic and polarity are one theme; those whose topic nobody
/// recognised are grouped where they share enough words. Deterministic, and the same in any order of arrival.
/// </summary>
public sealed class FindThemes(Library library, ICollection<Fault> faults)
{
    /// <summary>Share of common words (Jaccard) from which two points count as the same thing in other words.</summary>
    private const double Alike = 0.4;

    private readonly Topics topics = Topics.Read(library, faults);

    /// <summary>
    /// The themes: what most independent people said first, then most employers, then the latest. Remarks on somebody's
    /// person make no theme, and no theme is without quotes.
    /// </summary>
    public IReadOnlyList<Theme> Among(IEnumerable<Said> points)
    {
        var all = points.OrderBy(p => p.At).ThenBy(p => p.PointId).ToList();
        var named = all.Where(p => topics[p.Topic] is { Personal: false })
            .GroupBy(p =>
                (p.Topic, Polarity: topics[p.Topic]!.Category == Category.Outside ? Polarity.Neutral : p.Polarity)
            )
            .Select(g =>
                Make(
                    $"{g.Key.Topic}/{Token.Name(g.Key.Polarity)}",
                    topics[g.Key.Topic]!.Name,
                    topics[g.Key.Topic],
                    [.. g]
                )
            );
        var unnamed = all.Where(p => topics[p.Topic] is null).GroupBy(p => p.Polarity).SelectMany(g => ByWords([.. g]));
        return
        [
            .. named
                .Concat(unnamed)
                .OrderBy(t =>
                    t.Polarity == Polarity.Concern ? 0
                    : t.Polarity == Polarity.Strength ? 1
                    : 2
                )
                .ThenByDescending(t => t.People)
                .ThenByDescending(t => t.Employers)
                .ThenByDescending(t => t.Points.Count)
                .ThenByDescending(t => t.Latest)
                .ThenBy(t => t.Key, StringComparer.Ordinal),
        ];
    }

    private static Theme Make(string key, string name, Topic? topic, List<Said> points)
    {
        // What the candidate sees otherwise (E11) stays in the theme but does not steer its cause.
        var causes = points.Where(p => !p.Disagreed).Select(p => p.Cause).Where(c => c != Cause.Unsure).ToList();
        var cause = causes
            .GroupBy(c => c)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => g.Key)
            .FirstOrDefault(topic?.Category == Category.Outside ? Cause.Outside : Cause.Unsure);
        return new(
            key,
            name,
            topic,
            topic?.Category == Category.Outside ? Polarity.Neutral : points[0].Polarity,
            points,
            points.Select(p => p.Person).Distinct(StringComparer.Ordinal).Count(),
            points.Select(p => p.Employer).Distinct(StringComparer.Ordinal).Count(),
            points[0].At,
            points[^1].At,
            cause
        );
    }

    private static IEnumerable<Theme> ByWords(List<Said> points)
    {
        var words = points.ConvertAll(p => Stems(p.Quote));
        var groups = new Groups(points.Count);
        var byWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < points.Count; i++)
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

        // A word that very many points have joins nothing by itself, and comparing all of them would take long.
        var common = Math.Max(30, (int)(4 * Math.Sqrt(points.Count)));
        foreach (var list in byWord.Values.Where(list => list.Count <= common))
        {
            for (var a = 0; a < list.Count; a++)
            {
                for (var b = a + 1; b < list.Count; b++)
                {
                    if (groups.Of(list[a]) != groups.Of(list[b]) && Share(words[list[a]], words[list[b]]) >= Alike)
                    {
                        groups.Join(list[a], list[b]);
                    }
                }
            }
        }

        foreach (var group in Enumerable.Range(0, points.Count).GroupBy(groups.Of))
        {
            var members = group.Select(i => points[i]).ToList();
            var name = members
                .Select(m => m.Quote)
                .OrderBy(q => q.Length)
                .ThenBy(q => q, StringComparer.Ordinal)
                .First();
            yield return Make(
                $"words/{Token.Name(members[0].Polarity)}/{members[0].PointId:N}",
                Short(name),
                null,
                members
            );
        }
    }

    private static HashSet<string> Stems(string quote) =>
        [
            .. ReadText
                .Of(quote)
                .Words.Where(w => w.Kind != WordKind.Mark && w.Form.Length > 3)
                .Select(w => w.Form[..Math.Min(6, w.Form.Length)]),
        ];

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return both / (double)(one.Count + other.Count - both);
    }

    private static string Short(string quote) =>
        quote.Length <= 60 ? quote : quote[..quote.LastIndexOf(' ', 57)] + " …";

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
