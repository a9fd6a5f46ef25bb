using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Some words stand where they should not.</summary>
internal static class CheckPhrase
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        if (rule.When.Count > 0 && When(rule, number, work) is null)
        {
            return;
        }

        var (start, end, item) = (-1, -1, -1);
        var told = 0;
        // Praise is said once.
        var most = rule.Level == Level.Good ? 1 : Rule.MostRepeats;
        foreach (var found in work.Found[number].Span)
        {
            if (!Counts(rule, number, found, work))
            {
                continue;
            }

            if (found.First < end)
            {
                // Phrases that overlap are one finding, as long as the longest.
                end = Math.Max(end, found.End);
                continue;
            }

            Tell();
            if (told == most)
            {
                return;
            }

            (start, end, item) = (found.First, found.End, found.Item);
        }

        Tell();

        void Tell()
        {
            if (start >= 0 && told++ < most)
            {
                work.Add(rule, work.SpanOf(start, end), null, Fixes(rule, start, end, item, work));
            }
        }
    }

    /// <summary>Whether words that a rule's phrase found are meant by the rule: their places and exceptions.</summary>
    public static bool Counts(Rule rule, int number, Words found, Workspace work)
    {
        var place = work.Layout[found.First];
        return (place & rule.Unless) == Place.None
            && (!rule.Whole || (work.Layout[found.End - 1] & rule.Unless) == Place.None)
            && (rule.In == Place.None || (place & rule.In) != Place.None)
            && !Meets(work.Excepted[number], found)
            && (found.Item < rule.LooseFrom || work.SpeaksOfHiring);
    }

    /// <summary>The first of the words on which a rule depends, where they are meant: not quoted, not disclaimed.</summary>
    public static Words? When(Rule rule, int number, Workspace work)
    {
        foreach (var found in work.When[number].Span)
        {
            if ((work.Layout[found.First] & rule.Unless) == Place.None)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Meets(Growing<Words> exceptions, Words found)
    {
        // Sorted by start; none that could reach this far begins more than a phrase's length before.
        const int LongestPhrase = 64;
        var (low, high) = (0, exceptions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = exceptions[middle].First < found.First - LongestPhrase ? (middle + 1, high) : (low, middle);
        }

        for (; low < exceptions.Count && exceptions[low].First < found.End; low++)
        {
            if (exceptions[low].End > found.First)
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<Fix> Fixes(Rule rule, int start, int end, int item, Workspace work)
    {
        if (rule.Swaps.Count > item && rule.Swaps[item] is { } swap)
        {
            return [MakeFix.Span(work, start, end, swap)];
        }

        return rule.Fix is { } fix ? MakeFix.Of(fix, work, start, end) : [];
    }
}
