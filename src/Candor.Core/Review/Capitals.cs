using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Words in capitals on end, which read as a shout.</summary>
internal static class Capitals
{
    /// <summary>
    /// The first run of that many words in capitals in a sentence; "HR" and "NHS" are names. The words of a gap that was
    /// left to fill in, "NAME OF COMPANY", are no shout and do not count.
    /// </summary>
    public static Words? Shouted(Workspace work, Sentence sentence, double most)
    {
        var (start, run) = (-1, 0);
        for (var i = sentence.First; i <= sentence.End; i++)
        {
            if (i < sentence.End && IsLoud(work, i))
            {
                (start, run) = (run == 0 ? i : start, run + 1);
            }
            else if (i == sentence.End || work.Text.Tokens[i].Kind != WordKind.Mark)
            {
                if (run >= most && run - FindPlaceholders.Words(work, start, start + run) >= most)
                {
                    return new(start, start + run, 0);
                }

                run = 0;
            }
        }

        return null;
    }

    /// <summary>How many words in capitals stand on end right before and behind some words, in their sentence.</summary>
    public static int Around(Workspace work, int first, int end)
    {
        var sentence = work.SentenceOf(first);
        var count = 0;
        for (var i = first - 1; i >= sentence.First && GoesOn(work, i, ref count); i--) { }

        for (var i = end; i < sentence.End && GoesOn(work, i, ref count); i++) { }

        return count;
    }

    private static bool GoesOn(Workspace work, int i, ref int count)
    {
        count += IsLoud(work, i) ? 1 : 0;
        return IsLoud(work, i) || work.Text.Tokens[i].Kind == WordKind.Mark;
    }

    // How loud a sign over a door is, is not the writer's doing.
    private static bool IsLoud(Workspace work, int i) =>
        Are(work, i) && !IsPartOfCode(work, i) && (work.Layout[i] & Place.Quoted) == Place.None;

    // "DD.MM.YYYY", "A/B": letters joined by marks are a code, not a shout.
    private static bool IsPartOfCode(Workspace work, int i)
    {
        var (text, token) = (work.Text.Text, work.Text.Tokens[i]);
        return (
                token.End + 1 < text.Length
                && text[token.End] is '.' or '/' or '_'
                && char.IsLetterOrDigit(text[token.End + 1])
            )
            || (
                token.Start > 1
                && text[token.Start - 1] is '.' or '/' or '_'
                && char.IsLetterOrDigit(text[token.Start - 2])
            );
    }

    /// <summary>Whether a word is in capitals; of single letters only those that are words.</summary>
    public static bool Are(Workspace work, int i)
    {
        // Most words are told by their first letter not to be.
        ref readonly var token = ref work.Text.Tokens[i];
        if (
            char.IsAsciiLetterLower(work.Text.Text[token.Start])
            || token.Kind != WordKind.Word
            || (token.End - token.Start < 2 && work.Text.Text[token.Start] is not ('I' or 'A'))
        )
        {
            return false;
        }

        foreach (var letter in work.Text.Text.AsSpan(token.Start, token.End - token.Start))
        {
            if (char.IsLower(letter))
            {
                return false;
            }
        }

        return true;
    }
}
