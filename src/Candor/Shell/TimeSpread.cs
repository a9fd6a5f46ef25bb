namespace Candor.Shell;

/// <summary>One row of a <c>TimeLine</c>: a name and the stretches of time drawn beside it.</summary>
/// <param name="Otherwise">Said where there is nothing to draw.</param>
public sealed record TimeRow(string Name, IReadOnlyList<TimeBar> Bars, string Otherwise = "no day can be named yet");

/// <summary>A stretch of time; a moment where both ends are the same.</summary>
/// <param name="Says">What happens in it; stands in the table and as the bar's title.</param>
public sealed record TimeBar(DateTimeOffset From, DateTimeOffset To, string Says, Tone Tone = Tone.Lemon);

/// <summary>
/// Where an instant lies across a picture, 0 to 1. The near is drawn wider than the far (the square root of time), since
/// "this afternoon" and "in two weeks" have to stand in one picture and the afternoon is what matters now.
/// </summary>
public sealed class TimeSpread
{
    private static readonly int[] DaysOn = [0, 1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 42, 56, 84, 112, 168, 365];

    private readonly DateTimeOffset first;
    private readonly double seconds;
    private readonly bool isLinear;

    /// <summary>From the earliest to the latest of <paramref name="instants"/>; at least a day.</summary>
    public TimeSpread(IEnumerable<DateTimeOffset> instants)
    {
        var all = instants.DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        first = all.Min();
        var length = all.Max() - first;
        isLinear = length < TimeSpan.FromDays(4);
        seconds = Math.Max(length.TotalSeconds, TimeSpan.FromDays(1).TotalSeconds);
    }

    public double At(DateTimeOffset instant)
    {
        var share = Math.Clamp((instant - first).TotalSeconds / seconds, 0, 1);
        return isLinear ? share : Math.Sqrt(share);
    }

    /// <summary>
    /// The beginnings of days that can carry a label without touching on a phone: the first and the last, and between
    /// them those that are at least <paramref name="gap"/> apart. The last one's label ends at its line, not begins.
    /// </summary>
    public IEnumerable<DateTimeOffset> Days(TimeZoneInfo zone, double gap = .24)
    {
        var from = TimeZoneInfo.ConvertTime(first, zone).Date;
        var all = DaysOn
            .Select(on => new DateTimeOffset(from.AddDays(on), zone.GetUtcOffset(from.AddDays(on))))
            .Where(day => At(day) < 1)
            .ToList();
        var last = all[^1];
        var room = IsNearEnd(last) ? 2 * gap : gap;
        var before = double.NegativeInfinity;
        foreach (var day in all)
        {
            if (
                day == last
                    ? At(last) - Math.Max(before, 0) >= room || all.Count == 1
                    : At(day) - before >= gap && At(last) - At(day) >= room
            )
            {
                before = At(day);
                yield return day;
            }
        }
    }

    /// <summary>So far to the right that a label has to end there.</summary>
    public bool IsNearEnd(DateTimeOffset day) => At(day) > .75;
}
