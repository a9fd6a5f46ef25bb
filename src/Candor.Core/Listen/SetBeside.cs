using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>How far somebody's own view and another's go together, on one topic.</summary>
public enum Agreement
{
    /// <summary>Both saw it, and alike.</summary>
    Knew,

    /// <summary>They named it; the debrief did not.</summary>
    TheyOnly,

    /// <summary>The debrief named it; they did not.</summary>
    YouOnly,

    /// <summary>Both named it, and saw it otherwise (A17).</summary>
    Differ,
}

/// <summary>One thing of the candidate's own debrief.</summary>
/// <param name="Topic">An id of <c>knowledge/topics/</c>; empty where none was recognised.</param>
/// <param name="Sure">How sure they were when they wrote it: <c>sure</c>, <c>fairly</c>, <c>guess</c>; empty when not said.</param>
public sealed record OwnView(Polarity Polarity, string Topic, string Quote, string Sure);

/// <summary>One topic, seen from both sides.</summary>
public sealed record Beside(string Topic, IReadOnlyList<OwnView> Own, IReadOnlyList<Point> Theirs, Agreement Agreement);

/// <summary>
/// Sets the candidate's own debrief beside what was said about the same interview (B1, A17): where they knew, where they
/// did not. Nothing is shown of it before both exist, so that neither colours the other.
/// </summary>
public static class SetBeside
{
    /// <summary>The things of a debrief, a line each, with their topics.</summary>
    public static IReadOnlyList<OwnView> Own(FindPoints find, Interview interview) =>
        [
            .. Lines(find, interview, interview.WentWell, Polarity.Strength, "went-well"),
            .. Lines(find, interview, interview.WentBadly, Polarity.Concern, "went-badly"),
            .. Lines(find, interview, interview.Concern, Polarity.Concern, "concern"),
        ];

    /// <summary>Both sides by topic: first where they differ, then what only they saw, then the rest.</summary>
    public static IReadOnlyList<Beside> Of(IReadOnlyList<OwnView> own, IReadOnlyList<Point> theirs)
    {
        var topics = own.Select(view => view.Topic)
            .Concat(theirs.Where(point => point.Polarity != Polarity.Neutral).Select(point => point.Topic))
            .Where(topic => topic.Length > 0)
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. topics
                .Select(topic => Pair(topic, own, theirs))
                .OrderBy(pair => Order(pair.Agreement))
                .ThenBy(pair => pair.Topic, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What a concern rather is, by the candidate's own debrief (C13): a weakness where they named it themselves, a wrong
    /// impression where they had seen the same as a strength. Null where the debrief does not speak of it.
    /// </summary>
    public static Cause? Propose(string topic, IReadOnlyList<OwnView> own)
    {
        var same = own.Where(view => topic.Length > 0 && view.Topic == topic).Select(view => view.Polarity).ToList();
        return same.Contains(Polarity.Concern) ? Cause.Weakness
            : same.Contains(Polarity.Strength) ? Cause.Impression
            : null;
    }

    private static Beside Pair(string topic, IReadOnlyList<OwnView> own, IReadOnlyList<Point> theirs)
    {
        var mine = own.Where(view => view.Topic == topic).ToList();
        var others = theirs.Where(point => point.Topic == topic && point.Polarity != Polarity.Neutral).ToList();
        var agreement =
            mine.Count == 0 ? Agreement.TheyOnly
            : others.Count == 0 ? Agreement.YouOnly
            : mine.Exists(view => others.Exists(point => point.Polarity == view.Polarity)) ? Agreement.Knew
            : Agreement.Differ;
        return new(topic, mine, others, agreement);
    }

    private static int Order(Agreement agreement) =>
        agreement switch
        {
            Agreement.Differ => 0,
            Agreement.TheyOnly => 1,
            Agreement.Knew => 2,
            _ => 3,
        };

    // Under a "+" or "-" a bare line judges, as it does in notes.
    private static IEnumerable<OwnView> Lines(
        FindPoints find,
        Interview interview,
        string text,
        Polarity polarity,
        string field
    )
    {
        var sign = polarity == Polarity.Strength ? "+" : "✗";
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var topic = find.In($"{sign} {line}").Select(point => point.Topic).FirstOrDefault(id => id.Length > 0);
            yield return new(polarity, topic ?? "", line, interview.Sure.GetValueOrDefault(field, ""));
        }
    }
}
