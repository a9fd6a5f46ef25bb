using Candor.Core.Knowledge;

namespace Candor.Core.Learn;

/// <summary>
/// Groups points that say the same thing: by the words of <c>knowledge/themes/</c>, the topic that reading found and what
/// was learnt from labelled statements (<c>knowledge/grouping/</c>), for and against apart; those of which nothing is sure
/// are grouped where they share enough words. What the candidate decided goes before all of it. Deterministic, and the same in any order of arrival.
/// </summary>
public sealed class FindThemes
{
    private readonly Topics topics;
    private readonly WeighThemes weigh;

    public FindThemes(Library library, ICollection<Fault> faults)
    {
        topics = Topics.Read(library, faults);
        weigh = new WeighThemes(library, new ThemeWords(library, topics, faults), faults);
    }

    /// <summary>
    /// The themes: what most independent people said first, then most employers, then the latest. Remarks on somebody's
    /// person make no theme, and no theme is without quotes.
    /// </summary>
    /// <param name="choices">What the candidate decided, in any order; the latest word on a thing counts.</param>
    public IReadOnlyList<Theme> Among(IEnumerable<Said> points, IEnumerable<ThemeChoice>? choices = null) =>
        Among(points.Select(Place), choices);

    /// <summary>
    /// What a point's own words tell, whatever else was said: reading them is most of the work, and whoever asks for
    /// themes again and again keeps it.
    /// </summary>
    public Placed Place(Said said)
    {
        var kind = weigh.Of(said);
        return new(said, kind, kind is null ? GroupByWords.Stems(said.Quote) : []);
    }

    /// <summary>The words of a point that count most for the theme it is put in; none where only its likeness to others counts.</summary>
    public IReadOnlyList<string> Reasons(Said said) => weigh.Reasons(said);

    /// <summary>The same, of points that were placed before.</summary>
    public IReadOnlyList<Theme> Among(IEnumerable<Placed> points, IEnumerable<ThemeChoice>? choices = null)
    {
        var decided = new Decided(choices ?? []);
        var all = points
            .Where(p => topics[p.Said.Topic] is not { Personal: true })
            .OrderBy(p => p.Said.At)
            .ThenBy(p => p.Said.PointId)
            .ToList();
        var keyed = new List<(Group Group, Said Said)>();
        var unknown = new List<Placed>();
        foreach (var point in all)
        {
            if (point.Kind is { } kind)
            {
                keyed.Add((Known(kind, point.Said), point.Said));
            }
            else
            {
                unknown.Add(point);
            }
        }

        keyed.AddRange(
            unknown.GroupBy(p => p.Said.Polarity).SelectMany(g => GroupByWords.Of([.. g])).SelectMany(Keyed)
        );
        var names = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var (group, _) in keyed)
        {
            names.TryAdd(group.Key, group);
        }

        return
        [
            .. keyed
                .GroupBy(one => decided.KeyOf(one.Said, one.Group.Key), one => one.Said, StringComparer.Ordinal)
                .Select(g => Make(g.Key, names.GetValueOrDefault(g.Key), decided.NameOf(g.Key), [.. g]))
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

    private Group Known(ThemeKind kind, Said said)
    {
        var outside = topics[kind.Topics[0]]?.Category == Category.Outside;
        return new($"{kind.Id}/{Token.Name(outside ? Polarity.Neutral : said.Polarity)}", kind.Name, kind.Topics);
    }

    private static IEnumerable<(Group, Said)> Keyed(List<Said> members)
    {
        var name = members.Select(m => m.Quote).OrderBy(q => q.Length).ThenBy(q => q, StringComparer.Ordinal).First();
        var group = new Group(
            $"words/{Token.Name(members[0].Polarity)}/{members[0].PointId:N}",
            name.Length <= 60 ? name : name[..Math.Max(1, name.LastIndexOf(' ', 57))] + " …",
            []
        );
        return members.Select(member => (group, member));
    }

    private Theme Make(string key, Group? group, string? name, List<Said> points)
    {
        points = [.. points.OrderBy(p => p.At).ThenBy(p => p.PointId)];
        var topic = TopicOf(points, group?.Topics ?? []);
        // What the candidate sees otherwise (E11) stays in the theme but does not steer its cause.
        var causes = points.Where(p => !p.Disagreed).Select(p => p.Cause).Where(c => c != Cause.Unsure);
        var outside = topic?.Category == Category.Outside;
        return new(
            key,
            name ?? group?.Name ?? topic?.Name ?? points[0].Quote,
            topic,
            outside ? Polarity.Neutral : Most(points.Select(p => p.Polarity), points[0].Polarity),
            points,
            points.Select(p => p.Person).Distinct(StringComparer.Ordinal).Count(),
            points.Select(p => p.Employer).Distinct(StringComparer.Ordinal).Count(),
            points[0].At,
            points[^1].At,
            Most(causes, outside ? Cause.Outside : topic?.Cause ?? Cause.Unsure)
        );
    }

    // The topic that most points have, of those that the theme belongs to; a theme of the candidate's own takes what there is.
    private Topic? TopicOf(List<Said> points, IReadOnlyList<string> allowed)
    {
        var most = points
            .Select(p => p.Topic)
            .Where(id => topics[id] is not null && (allowed.Count == 0 || allowed.Contains(id, StringComparer.Ordinal)))
            .GroupBy(id => id, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key)
            .FirstOrDefault(allowed.Count > 0 ? allowed[0] : "");
        return topics[most];
    }

    private static T Most<T>(IEnumerable<T> all, T otherwise)
        where T : struct, Enum =>
        all.GroupBy(one => one)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => g.Key)
            .FirstOrDefault(otherwise);

    private sealed record Group(string Key, string Name, IReadOnlyList<string> Topics);

    /// <summary>The candidate's decisions, ready to be asked.</summary>
    private sealed class Decided
    {
        private readonly Dictionary<Guid, string> points = [];
        private readonly Dictionary<string, string> merged = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

        public Decided(IEnumerable<ThemeChoice> choices)
        {
            foreach (var choice in choices.OrderBy(choice => choice.At).ThenBy(choice => choice.Id))
            {
                if (choice.PointId is { } point)
                {
                    points[point] = choice.Into;
                }
                else if (choice.Into.Length > 0)
                {
                    merged[choice.Theme] = choice.Into;
                    // Whoever merges the other way round later means that, and no circle.
                    merged.Remove(choice.Into);
                }

                if (choice is { Theme.Length: > 0, Name.Length: > 0 })
                {
                    names[choice.Theme] = choice.Name;
                }
            }
        }

        public string? NameOf(string key) => names.GetValueOrDefault(key);

        public string KeyOf(Said said, string found)
        {
            var key = points.GetValueOrDefault(said.PointId, found);
            // A chain of merges is never longer than there are merges.
            for (var i = 0; i < merged.Count && merged.TryGetValue(key, out var into); i++)
            {
                key = into;
            }

            return key;
        }
    }
}

/// <summary>A point with what its own words tell of the theme that it belongs to.</summary>
public sealed class Placed
{
    internal Placed(Said said, ThemeKind? kind, string[] stems) => (Said, Kind, Stems) = (said, kind, stems);

    public Said Said { get; }

    internal ThemeKind? Kind { get; }

    /// <summary>Where no kind is known: what it is compared with others by.</summary>
    internal string[] Stems { get; }
}
