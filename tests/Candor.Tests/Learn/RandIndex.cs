namespace Candor.Tests.Learn;

/// <summary>The adjusted Rand index: 1 where points are put together as the labels put them, about 0 where by chance.</summary>
internal static class RandIndex
{
    // Hubert and Arabie 1985: agreement of pairs, with what chance alone would give taken off.
    public static double Of(IEnumerable<(string Group, string Theme)> pairs)
    {
        var all = pairs.ToList();
        static double Pairs(int n) => n * (n - 1) / 2.0;
        var both = all.GroupBy(one => one).Sum(group => Pairs(group.Count()));
        var groups = all.GroupBy(one => one.Group).Sum(group => Pairs(group.Count()));
        var themes = all.GroupBy(one => one.Theme).Sum(group => Pairs(group.Count()));
        var chance = groups * themes / Pairs(all.Count);
        return (both - chance) / (((groups + themes) / 2) - chance);
    }
}
