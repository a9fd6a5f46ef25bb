using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>None of some words stands where one should.</summary>
internal static class CheckMissing
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        var layout = work.Layout;
        if (layout.FirstBody < 0 || (rule.When.Count > 0 && work.When[number].Count == 0))
        {
            return;
        }

        foreach (var found in work.Found[number].Span)
        {
            if (CheckPhrase.Counts(rule, number, found, work))
            {
                return;
            }
        }

        var where = rule.In.HasFlag(Place.Closing) ? layout.LastBody : layout.FirstBody;
        work.Add(rule, work.Text.AllSentences[where].Span, null, rule.Fix is { } fix ? MakeFix.Insert(fix, work) : []);
    }
}
