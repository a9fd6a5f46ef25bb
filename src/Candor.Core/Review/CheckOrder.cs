namespace Candor.Core.Review;

/// <summary>Words that should come after others (E8: the easy question first) come before them, or without them.</summary>
internal static class CheckOrder
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        var easy = int.MaxValue;
        foreach (var first in work.When[number].Span)
        {
            if ((work.Layout[first.First] & rule.Unless) == Place.None)
            {
                easy = first.First;
                break;
            }
        }

        foreach (var found in work.Found[number].Span)
        {
            if (CheckPhrase.Counts(rule, number, found, work))
            {
                if (found.First < easy)
                {
                    work.Add(
                        rule,
                        work.SpanOf(found.First, found.End),
                        null,
                        rule.Fix is { } fix ? MakeFix.Of(fix, work, found.First, found.End) : []
                    );
                }

                return;
            }
        }
    }
}
