using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>
/// What is seen in one point that was told: its words, with their beginnings, and pairs of them, and what reading made of it.
/// <see cref="WeighThemes"/> weighs it for each theme.
/// </summary>
internal static class DescribeSaid
{
    /// <summary>Letters. A word's beginning stands for its kin: "rehearsed", "rehearsal" and "rehearse" have one in common.</summary>
    private const int ShortestBeginning = 4;

    private const int LongestBeginning = 6;

    private static readonly string[] SignNames = [.. Enum.GetValues<Polarity>().Select(Token.Name)];

    private static readonly string[] CategoryNames = [.. Enum.GetValues<Category>().Select(Token.Name)];

    public static void Of(Marks marks, Said said, ReadText quote)
    {
        marks.Add("always", "");
        marks.Add("sign", SignNames[(int)said.Polarity]);
        marks.Add("about", CategoryNames[(int)said.Category]);
        marks.Add("about", CategoryNames[(int)said.Category], SignNames[(int)said.Polarity]);
        if (said.Topic.Length > 0)
        {
            marks.Add("topic", said.Topic);
        }

        var before = "^".AsSpan();
        for (var i = 0; i < quote.Words.Count; i++)
        {
            var (form, kind) = (quote.Words[i].Form, quote.Words[i].Kind);
            if (kind == WordKind.Mark)
            {
                before = form is "," ? form : ".";
                continue;
            }

            var stem = Stems.Of(form);
            marks.Add("word", stem, i);
            marks.Add("pair", before, stem, i);
            for (var length = ShortestBeginning; length <= LongestBeginning && length < stem.Length; length++)
            {
                marks.Add("word", stem[..length], i);
            }

            before = stem;
        }
    }
}
