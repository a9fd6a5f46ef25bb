namespace Candor.Core.Learn;

/// <summary>
/// Whether a theme is named less since an exercise: people who named it among all who told something, before it was taken
/// on and since it was done. Counts to look at, no proof: few people speak, and not of the same interview.
/// </summary>
public sealed record Fade(int NamedBefore, int SpokeBefore, int NamedSince, int SpokeSince)
{
    /// <summary>Of <paramref name="run"/>, which is done; null while nobody has told anything since.</summary>
    public static Fade? Of(ExerciseRun run, IReadOnlyList<Theme> themes)
    {
        if (run.DoneAt is not { } done)
        {
            return null;
        }

        var about = themes
            .Where(t => t.Polarity == Polarity.Concern && t.Topic?.Id == run.Topic)
            .SelectMany(t => t.Points);
        var all = themes.SelectMany(theme => theme.Points).ToList();
        var (before, since) = (
            new Period(DateTimeOffset.MinValue, run.TakenAt),
            new Period(done, DateTimeOffset.MaxValue)
        );
        var named = about.ToList();
        var spoke = since.People(all);
        return spoke == 0 ? null : new(before.People(named), before.People(all), since.People(named), spoke);
    }

    private readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
    {
        public int People(IEnumerable<Said> said)
        {
            var (from, to) = this;
            return said.Where(one => one.At >= from && one.At < to)
                .Select(one => one.Person)
                .Distinct(StringComparer.Ordinal)
                .Count();
        }
    }
}
