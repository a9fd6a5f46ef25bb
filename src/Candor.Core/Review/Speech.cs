namespace Candor.Core.Review;

/// <summary>How long words take to say.</summary>
public static class Speech
{
    /// <summary>An unhurried pace on the telephone; ours, not from a source.</summary>
    public const int WordsPerMinute = 150;

    public static int Seconds(int words) => (words * 60 + WordsPerMinute - 1) / WordsPerMinute;
}
