using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What stands between a unit and the one before it.</summary>
internal enum Seam
{
    Block,
    Sentence,
    Semicolon,
    Dash,
    Colon,
    Comma,
    And,
    Turn,
    Because,
    Bracket,
    Quote,
}

/// <summary>The smallest stretch that may begin a point: words of a block, and what parts it from what stands before.</summary>
internal readonly record struct Unit(int First, int End, Seam Seam);

/// <summary>
/// Cuts a block wherever a new point may begin: at sentences, semicolons, dashes, commas, quotation marks, "and", "but"
/// and their kin. Whether one does begin is weighed afterwards (<see cref="PlacePoints"/>).
/// </summary>
internal static class CutUnits
{
    public static List<Unit> Of(ReadText read)
    {
        var units = new List<Unit>(read.Sentences.Count * 3);
        foreach (var sentence in read.Sentences)
        {
            var (first, seam) = (sentence.First, units.Count == 0 ? Seam.Block : Seam.Sentence);
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var (cut, next) = At(read, i, sentence);
                if (cut is null || next <= first || next >= sentence.End)
                {
                    continue;
                }

                if (HasWord(read, first, next))
                {
                    units.Add(new(first, next, seam));
                    (first, seam) = (next, cut.Value);
                }
                else if (cut != Seam.Quote)
                {
                    seam = seam is Seam.Block or Seam.Sentence ? seam : cut.Value;
                }
            }

            units.Add(new(first, sentence.End, seam));
        }

        return units;
    }

    // Where a unit begins and how it is parted, judged by the word at a place; the place itself or the one after it.
    private static (Seam? Seam, int Next) At(ReadText read, int i, Sentence sentence)
    {
        var word = read.Words[i];
        if (word.Kind == WordKind.Mark)
        {
            return word.Form switch
            {
                ";" => (Seam.Semicolon, i + 1),
                "–" or "—" => (Seam.Dash, i + 1),
                "/" => (Seam.And, i + 1),
                ":" => (Seam.Colon, i + 1),
                "," => (IsTurn(read, i + 1) ? Seam.Turn : Seam.Comma, i + 1),
                "(" => (Seam.Bracket, i),
                ")" => (Seam.Bracket, i + 1),
                "\"" when i > sentence.First && Opens(read, i) => (Seam.Quote, i),
                "&" or "+" => (Seam.And, i),
                "…" => (Seam.Dash, i + 1),
                _ => (null, i),
            };
        }

        if (i == sentence.First || read.Words[i - 1].Form is ",")
        {
            return (null, i);
        }

        if (IsApart(read, i))
        {
            return (Seam.Dash, i);
        }

        return IsTurn(read, i)
            ? (Seam.Turn, i)
            : word.Form switch
            {
                "and" or "plus" or "n" or "or" => (Seam.And, i),
                "because" or "so" or "since" or "when" or "which" or "who" or "where" or "if" or "as" => (
                    Seam.Because,
                    i
                ),
                _ => (null, i),
            };
    }

    /// <summary>"But" and its kin: what was said before is turned round.</summary>
    public static bool IsTurn(ReadText read, int i) =>
        i < read.Words.Count
        && read.Words[i].Form
            is "but"
                or "however"
                or "although"
                or "though"
                or "whereas"
                or "nevertheless"
                or "nonetheless"
                or "yet"
                or "while"
                or "whilst"
                or "except";

    // A hyphen with a blank on both sides, which is no word.
    private static bool IsApart(ReadText read, int i) =>
        read.Text.AsSpan(read.Words[i - 1].Span.End, read.Words[i].Span.Start - read.Words[i - 1].Span.End)
            is [' ', .., ' '] gap
        && gap.Contains('-');

    // An opening mark has a blank before it and none behind.
    private static bool Opens(ReadText read, int i)
    {
        var span = read.Words[i].Span;
        return read.Text[span.Start] is '“'
            || span.Start > 0
                && char.IsWhiteSpace(read.Text[span.Start - 1])
                && span.End < read.Text.Length
                && !char.IsWhiteSpace(read.Text[span.End]);
    }

    private static bool HasWord(ReadText read, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (read.Words[i].Kind != WordKind.Mark)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without the "but", the comma and the full stop at its ends.</summary>
    public static Clause Trim(ReadText read, Clause clause)
    {
        var (first, end) = (clause.First, clause.End);
        while (
            first < end
            && (
                (read.Words[first].Kind == WordKind.Mark && Form(read, first) is not ("\"" or "'" or "‘"))
                || IsTurn(read, first)
                || Form(read, first) is "and" or "also" or "so" or "then" or "plus" or "even"
            )
        )
        {
            first++;
        }

        while (
            end > first
            && (
                Form(read, end - 1) is "," or ";" or "." or ":" or "–" or "—" or "(" or "!"
                || Form(read, end - 1) is "and" or "but" or "so" or "also"
            )
        )
        {
            end--;
        }

        return new(first, end);
    }

    private static string Form(ReadText read, int at) => read.Words[at].Form;
}
