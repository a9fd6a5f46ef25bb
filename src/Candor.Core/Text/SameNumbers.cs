namespace Candor.Core.Text;

/// <summary>Rows of numbers are the same where each number is.</summary>
internal sealed class SameNumbers : IEqualityComparer<int[]>
{
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] numbers)
    {
        var hash = 17;
        foreach (var number in numbers)
        {
            hash = hash * 31 + number;
        }

        return hash;
    }
}
