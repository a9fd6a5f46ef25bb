using Candor.Core;

namespace Candor.Practise;

/// <summary>Whether what the browser heard and saw can be: the page is ours, but anybody can post.</summary>
internal static class CheckObserved
{
    /// <summary>Seconds: four hours, twice the longest interview that anybody reported.</summary>
    public const double Longest = 4 * 3600;

    /// <summary>Stretches of one kind: one a second over the longest answer.</summary>
    private const int Most = 14_400;

    /// <summary>What is wrong, in one line; null where nothing is.</summary>
    public static string? Of(Sound? sound, Body? body)
    {
        if (sound is not null && !(IsTime(sound.Seconds) && AreInOrder(sound.Talk) && sound.Syllables is null or >= 0))
        {
            return "sound: expected {seconds, talk: [{from, to}], syllables} with times in order, four hours at most.";
        }

        return
            body is null
            || (IsTime(body.Seconds) && body.Moving is null or (>= 0 and <= 1) && Lists(body).All(AreInOrder))
            ? null
            : "body: expected {seconds, frames, away, lost, dark, several, smile, near, edge} with times in order, four hours at most.";
    }

    private static IEnumerable<IReadOnlyList<Stretch>> Lists(Body body) =>
        [body.Away, body.Lost, body.Dark, body.Several, body.Smile ?? [], body.Near, body.Edge];

    private static bool AreInOrder(IReadOnlyList<Stretch> stretches)
    {
        var before = 0.0;
        foreach (var (from, to) in stretches)
        {
            if (!(IsTime(from) && IsTime(to) && from >= before && to >= from))
            {
                return false;
            }

            before = to;
        }

        return stretches.Count <= Most;
    }

    private static bool IsTime(double seconds) => seconds is >= 0 and <= Longest;
}
