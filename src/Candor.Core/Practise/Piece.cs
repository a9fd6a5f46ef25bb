namespace Candor.Core.Practise;

/// <summary>A word or a few, and from when to when they were said, in seconds; as a file gives them.</summary>
/// <param name="Speaker">Who said them, where the file says so.</param>
internal readonly record struct Piece(string Text, double? Start, double? End, string? Speaker = null)
{
    /// <summary>Its times can be: not before the recording, not past eleven days, and the end not before the start.</summary>
    public bool IsTimed => Start is >= 0 and < 1e6 && End is >= 0 and < 1e6 && End >= Start;
}
