using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>
/// Whether a thank-you takes up anything that was said (C11): one of the rule's wordings ("what you said about …"), or
/// a word of substance that stands in the feedback too.
/// </summary>
internal static class CompareSaid
{
    /// <summary>Letters: shorter words ("very", "your") are in every text.</summary>
    private const int ShortestWord = 5;

    /// <summary>Letters that two forms of a word share: "structure" and "structured".</summary>
    private const int Stem = 6;

    private static readonly ulong[] Common = Letters.Hashes(
        "about after again answer answers because before being better could feedback first great helpful interview little might other really should since still thank thanks their there these thing things think those though through today under until where which while would years"
    );

    public static void Look(Rule rule, int number, Workspace work)
    {
        if (work.Layout.FirstBody < 0)
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

        if (!SharesAWord(work))
        {
            work.Add(rule, work.Text.AllSentences[work.Layout.LastBody].Span);
        }
    }

    private static bool SharesAWord(Workspace work)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var quote in work.Context.Facts?.Said ?? [])
        {
            var words = ReadText.Of(quote);
            for (var i = 0; i < words.Count; i++)
            {
                if (OfSubstance(words, i) is { } stem)
                {
                    said.Add(stem);
                }
            }
        }

        for (var i = 0; said.Count > 0 && i < work.Text.Count; i++)
        {
            if (
                (work.Layout[i] & (Place.Reply | Place.Header | Place.Greeting | Place.SignOff)) == Place.None
                && OfSubstance(work.Text, i) is { } stem
                && said.Contains(stem)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string? OfSubstance(ReadText text, int word)
    {
        var token = text.Tokens[word];
        if (token.Kind != WordKind.Word || token.End - token.Start < ShortestWord || Letters.Among(Common, token.Hash))
        {
            return null;
        }

        var form = text.FormAt(word);
        return form[..Math.Min(Stem, form.Length)];
    }
}
