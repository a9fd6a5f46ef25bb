using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// The clues of a mail's sentences: words, pairs of words side by side and near each other, and the order of the kinds of
/// words; what stands under a condition, in a quotation or in a question is another clue.
/// </summary>
internal static class FindClues
{
    /// <summary>Words of a sentence that are looked at; a longer one is a list of something.</summary>
    public const int Longest = 70;

    /// <summary>Numbers between two kinds of words that still belong together.</summary>
    private const int Near = 8;

    private static readonly ulong[] Conditions = Letters.Hashes("if whether unless should case provided assuming");

    /// <summary>The clues of one sentence that count for anything, each once.</summary>
    /// <param name="numbers">Its words, as <see cref="Numbers"/> has them.</param>
    public static void Of(
        ReadOnlySpan<int> numbers,
        ReadOnlySpan<ClueScope> scopes,
        Lexicon words,
        ClueScope scope,
        ClueSet counting,
        Growing<ulong> clues,
        OnceEach once
    )
    {
        clues.Clear();
        var (before, beforeThat, at) = (0, 0, 0);
        var who = scope == ClueScope.Plain ? Lexicon.WhoOf(Persons(words, numbers)) : 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var (one, where) = (numbers[i], scopes[i]);
            if (one != Lexicon.Stranger)
            {
                Add(clues, counting, Clue.Of(where, ClueKind.Word, one));
                if (scope == ClueScope.Plain && once.Add(one))
                {
                    Add(clues, counting, Clue.Of(ClueScope.Anywhere, ClueKind.Word, one));
                }

                for (var gap = 1; gap <= 3 && gap <= i; gap++)
                {
                    if (numbers[i - gap] != Lexicon.Stranger)
                    {
                        var kindOfGap = gap == 1 ? ClueKind.Pair : ClueKind.Apart;
                        Add(clues, counting, Clue.Of(where, kindOfGap, numbers[i - gap], one));
                    }
                }
            }

            var kind = one == Lexicon.Name ? one : words.KindOf(one);
            if (kind > Lexicon.Name)
            {
                Add(clues, counting, Clue.Of(where, ClueKind.Word, kind));
                if (who != 0 && words.BitOf(kind) == 0)
                {
                    Add(clues, counting, Clue.Of(where, ClueKind.Kinds, who, kind));
                }

                if (scope == ClueScope.Plain && once.Add(kind))
                {
                    Add(clues, counting, Clue.Of(ClueScope.Anywhere, ClueKind.Word, kind));
                }
            }

            if (kind == 0 || kind == before)
            {
                at = kind == 0 ? at : i;
                continue;
            }

            if (i - at > Near)
            {
                (before, beforeThat) = (0, 0);
            }

            if (before != 0)
            {
                Add(clues, counting, Clue.Of(where, ClueKind.Kinds, before, kind));
                if (beforeThat != 0)
                {
                    Add(clues, counting, Clue.Of(where, ClueKind.ThreeKinds, beforeThat, before, kind));
                }
            }

            (beforeThat, before, at) = (before, kind, i);
        }
    }

    /// <summary>Who is spoken of in a sentence, all bits together: "I didn't get the job" is not the reader's news.</summary>
    private static int Persons(Lexicon words, ReadOnlySpan<int> numbers)
    {
        var bits = 0;
        foreach (var number in numbers)
        {
            bits |= words.BitOf(words.KindOf(number));
        }

        return bits;
    }

    /// <summary>The words of a sentence by their numbers, and where each stands; how many there are.</summary>
    /// <param name="numbers">Room for <see cref="Longest"/>.</param>
    public static int Numbers(
        ReadText read,
        int sentence,
        Lexicon words,
        MetWords met,
        ClueScope scope,
        Span<int> numbers,
        Span<ClueScope> scopes
    )
    {
        var tokens = read.Tokens;
        var of = read.AllSentences[sentence];
        var now = scope == ClueScope.Plain && read.IsAsked(sentence) ? ClueScope.Asked : scope;
        var (count, quoted, isFirst) = (0, false, true);
        for (var i = of.First; i < of.End && count < numbers.Length - 3; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Kind == WordKind.Mark)
            {
                quoted = read.Text[token.Start] switch
                {
                    '“' or '„' or '«' => true,
                    '”' or '»' => false,
                    '"' => !quoted,
                    _ => quoted,
                };
                continue;
            }

            if (now is ClueScope.Plain && Letters.Among(Conditions, token.Hash) && IsCondition(tokens, i, of))
            {
                now = ClueScope.If;
            }

            var where = quoted ? ClueScope.Quoted : now;
            var all = met.Of(read.Text, token, words);
            var isCapital = char.IsUpper(read.Text[token.Start]);
            while (all != 0)
            {
                var number = Lexicon.First(ref all);
                if (
                    isCapital
                    && (number == Lexicon.Stranger || (!isFirst && scope == ClueScope.Plain && IsName(number)))
                )
                {
                    number = Lexicon.Name;
                    if (count > 0 && numbers[count - 1] == Lexicon.Name)
                    {
                        continue;
                    }
                }

                (numbers[count], scopes[count]) = (number, where);
                count++;
            }

            isFirst = false;
        }

        return count;

        bool IsName(int number) => number > Lexicon.Stranger && words.KindOf(number) == 0;
    }

    // "Should you not hear", and not "you should"; "in case", and not "the case study".
    private static bool IsCondition(ReadOnlySpan<ReadText.Token> tokens, int at, Sentence of)
    {
        var hash = tokens[at].Hash;
        return hash == Should
            ? at == of.First || tokens[at - 1].Kind == WordKind.Mark
            : hash != Case || (at > of.First && tokens[at - 1].Hash == In);
    }

    private static readonly ulong Should = Letters.Hash("should");
    private static readonly ulong Case = Letters.Hash("case");
    private static readonly ulong In = Letters.Hash("in");

    private static void Add(Growing<ulong> clues, ClueSet counting, ulong clue)
    {
        // Few of a sentence's clues count: looking through them is quicker than a set.
        if (counting.MayHave(clue) && clues.Span.IndexOf(clue) < 0)
        {
            clues.Add(clue);
        }
    }
}
