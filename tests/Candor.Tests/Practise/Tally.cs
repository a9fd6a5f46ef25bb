using System.Globalization;
using Candor.Core.Text;

namespace Candor.Tests.Practise;

/// <summary>What was found rightly, missed, and found wrongly.</summary>
internal readonly record struct Tally(int Right, int Missed, int Wrong)
{
    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2 * Right) + Missed + Wrong);

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Missed + b.Missed, a.Wrong + b.Wrong);

    /// <summary>A label counts as found where a found stretch meets it; a found stretch that meets no label is wrong.</summary>
    public static Tally Of(IReadOnlyCollection<Span> labelled, IReadOnlyCollection<Span> found)
    {
        var right = labelled.Count(span => found.Any(other => other.Meets(span)));
        return new(right, labelled.Count - right, found.Count(span => !labelled.Any(other => other.Meets(span))));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"F1 {F1:0.000} ({Right} right, {Missed} missed, {Wrong} wrong)");
}
