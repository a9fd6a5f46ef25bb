using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Turns what a rule would rather see into changes of this text.</summary>
internal static class MakeFix
{
    public static IReadOnlyList<Fix> Of(RuleFix fix, Workspace work, int first, int end) =>
        fix.Replace switch
        {
            Replace.Span => [Span(work, first, end, fix.With)],
            Replace.Sentence => [Sentence(work, first, fix.With)],
            _ => Insert(fix, work),
        };

    public static Fix Span(Workspace work, int first, int end, string with)
    {
        var span = work.SpanOf(first, end);
        return with.Length == 0
            ? new(WithGap(work.Text.Text, span), "")
            : new(span, LikeIt(with, work.Text.Text[span.Start], first == work.SentenceOf(first).First));
    }

    public static IReadOnlyList<Fix> Insert(RuleFix fix, Workspace work)
    {
        var sentences = work.Text.AllSentences;
        if (work.Layout.FirstBody < 0)
        {
            return [];
        }

        if (fix.Replace == Replace.Opening)
        {
            var at = sentences[work.Layout.FirstBody].Span.Start;
            return [new(new(at, at), fix.With + " ")];
        }

        var behind = sentences[work.Layout.LastBody].Span.End;
        return [new(new(behind, behind), " " + fix.With)];
    }

    private static Fix Sentence(Workspace work, int word, string with)
    {
        var span = work.SentenceOf(word).Span;
        return with.Length == 0 ? new(WithGap(work.Text.Text, span), "") : new(span, with);
    }

    // Words taken out leave one space behind, not two; a line keeps its break.
    private static Span WithGap(string text, Span span)
    {
        var end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        var start = span.Start;
        if (end == text.Length || text[end] is '\n' or '\r')
        {
            while (start > 0 && text[start - 1] is ' ' or '\t')
            {
                start--;
            }
        }

        return new(start, end);
    }

    private static string LikeIt(string with, char letter, bool startsSentence) =>
        startsSentence && char.IsUpper(letter) && char.IsLower(with[0])
            ? char.ToUpperInvariant(with[0]) + with[1..]
            : with;
}
