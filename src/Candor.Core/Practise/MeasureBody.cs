namespace Candor.Core.Practise;

/// <summary>What a camera can tell of an answer; shares are 0–1 of the time in which one face was seen well enough.</summary>
/// <param name="Measured">Seconds in which there was one face and light enough.</param>
/// <param name="Unmeasured">Seconds that were too dark, without a face, or with several.</param>
/// <param name="Smile">Null where the smile was not calibrated.</param>
public sealed record Seen(
    double Measured,
    double Unmeasured,
    double Away,
    Stretch? LongestAway,
    double? Smile,
    Stretch? FirstSmile,
    double? Moving,
    double Near,
    double Edge
);

/// <summary>Shares and longest stretches from what was seen.</summary>
public static class MeasureBody
{
    /// <summary>Seconds of a well-seen face under which a share says nothing.</summary>
    private const double Enough = 3;

    /// <summary>Null where too little was seen.</summary>
    public static Seen? Of(Body body)
    {
        var unmeasured = Sum(body.Lost) + Sum(body.Dark) + Sum(body.Several);
        var measured = body.Seconds - unmeasured;
        if (measured < Enough)
        {
            return null;
        }

        return new(
            measured,
            unmeasured,
            Share(body.Away),
            body.Away.Count == 0 ? null : body.Away.MaxBy(stretch => stretch.Seconds),
            body.Smile is { } smile ? Share(smile) : null,
            body.Smile is [var first, ..] ? first : null,
            body.Moving,
            Share(body.Near),
            Share(body.Edge)
        );

        double Share(IReadOnlyList<Stretch> stretches) => Math.Min(1, Sum(stretches) / measured);
    }

    private static double Sum(IReadOnlyList<Stretch> stretches) => stretches.Sum(stretch => stretch.Seconds);
}
