namespace Candor.Core.Review;

/// <summary>Words that should come after others (E8: the easy question first) come before them.</summary>
internal static class CheckOrder
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        if (CheckPhrase.When(rule, number, work) is not { } first)
        {
            return;
        }

        foreach (var found in work.Found[number].Span)
        {
            if (CheckPhrase.Counts(rule, number, found, work))
            {
                if (found.End <= first.First)
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
