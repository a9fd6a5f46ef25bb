using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>None of some words stands where one should.</summary>
internal static class CheckMissing
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        var layout = work.Layout;
        var when = CheckPhrase.When(rule, number, work);
        if (layout.FirstBody < 0 || layout.SentenceCount < rule.Least || (rule.When.Count > 0 && when is null))
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
        var span = when is { } words ? work.SpanOf(words.First, words.End) : work.Text.AllSentences[where].Span;
        work.Add(rule, span, null, rule.Fix is { } fix ? MakeFix.Insert(fix, work) : []);
    }
}
