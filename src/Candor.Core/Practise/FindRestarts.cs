using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Words said twice by accident ("we, uh, we went") and sentences begun again ("I was, I had been"). Fillers between do
/// not hide them. Doubling that English does on purpose ("very very", "that that", "no, no") is left alone. A sentence
/// begun again in other words shows where two words meet that English never puts beside each other: "in the we", "I she".
/// </summary>
internal static class FindRestarts
{
    /// <summary>Words: longer doublings are rhetoric ("we tried again, we tried again").</summary>
    private const int LongestRepeat = 4;

    /// <summary>Words back in which the words that replace the discarded ones may have their like.</summary>
    private const int LongestDiscarded = 4;

    private static readonly HashSet<string> OnPurpose = Set(
        "very really so much far more that had no yes yeah never many too long always again over bye ha on step year day time thank well okay right"
    );

    // Of these a doubling is an accident all the same where a filler stands between: "that, um, that was".
    private static readonly HashSet<string> UnlessBroken = Set("that had on over so");

    // After these an "I" or "we" starts afresh; after "think" or "said" it goes on ("I think I", "we said we").
    private static readonly HashSet<string> Auxiliaries = Set(
        "was were am is are had have has would could should can will did do went got just then really also actually didn't don't couldn't wasn't tried started came took made put ran needed wanted used"
    );

    private static readonly HashSet<string> Subjects = Set("i we he she they it you there");

    // Never anything but the subject of what follows.
    private static readonly HashSet<string> OnlySubjects = Set(
        "i we he she they i'm i've i'd i'll we're we've we'd we'll they're they've they'd they'll he'd he'll she'd she'll"
    );

    // Short forms that end in a helping verb: "I'm we were" was begun twice.
    private static readonly HashSet<string> ShortForms = Set(
        "i'm i've i'd i'll we're we've we'd we'll they're they've they'd they'll he'd he'll she'd she'll it's"
    );

    private static readonly HashSet<string> Determiners = Set("the a an my your our their every");

    private static readonly HashSet<string> NeverAfterDeterminer = Set(
        "the a an my your our their his this these those i we he she they it i'm i've i'd i'll we're we've it's he's she's they're there's "
            + "to of at from with for into because if when and but was were is are had has did"
    );

    private static readonly HashSet<string> NeverAfterSubject = Set(
        "the a an my your our their his her i we he she they of from with into because at in on for"
    );

    private static readonly HashSet<string> ClauseJoints = Set(
        "and but so because when if that what how where who then or while after before"
    );

    private static readonly HashSet<string> Prepositions = Set("of at from into with for to in on by about");

    // After these a subject is an aside, not a new sentence: "it was, I think, a Tuesday".
    private static readonly HashSet<string> Asides = Set(
        "think guess suppose mean believe say said know reckon imagine hope admit"
    );

    public static void In(ReadText text, IReadOnlyList<WordMark> fillers, List<WordMark> found)
    {
        // The words that are left when marks and fillers are taken out; a repeat may not cross a sentence's end.
        var kept = Kept(text, fillers);
        FindCorrections.In(text, found);
        for (var i = 0; i < kept.Count; i++)
        {
            var repeat = RepeatAt(text, kept, i);
            if (repeat > 0)
            {
                found.Add(new(MarkKind.Repeat, kept[i], kept[i + repeat - 1] + 1, ""));
                i += repeat - 1;
            }
            else if (RestartAt(text, kept, i) is > 0 and var length)
            {
                found.Add(new(MarkKind.Restart, kept[i], kept[i + length - 1] + 1, ""));
                i += length - 1;
            }
        }
    }

    private static List<int> Kept(ReadText text, IReadOnlyList<WordMark> fillers)
    {
        var kept = new List<int>(text.Words.Count);
        var next = 0;
        for (var i = 0; i < text.Words.Count; i++)
        {
            while (next < fillers.Count && fillers[next].End <= i)
            {
                next++;
            }

            if (text.Words[i].Kind != WordKind.Mark && !(next < fillers.Count && fillers[next].First <= i))
            {
                kept.Add(i);
            }
        }

        return kept;
    }

    private static int RepeatAt(ReadText text, List<int> kept, int at)
    {
        for (var length = LongestRepeat; length >= 1; length--)
        {
            if (at + (2 * length) > kept.Count)
            {
                continue;
            }

            var same = true;
            for (var k = 0; k < length && same; k++)
            {
                var (a, b) = (text.Words[kept[at + k]], text.Words[kept[at + length + k]]);
                same = string.Equals(a.Form, b.Form, StringComparison.Ordinal) && a.Sentence == b.Sentence;
            }

            if (same)
            {
                return length > 1 || IsByAccident(text, kept, at) ? length : 0;
            }
        }

        return 0;
    }

    private static bool IsByAccident(ReadText text, List<int> kept, int at)
    {
        var word = text.Words[kept[at]];
        return word.Kind == WordKind.Word
            && (
                !OnPurpose.Contains(word.Form) || (UnlessBroken.Contains(word.Form) && HasFillerBetween(text, kept, at))
            );
    }

    private static bool HasFillerBetween(ReadText text, List<int> kept, int at)
    {
        for (var i = kept[at] + 1; i < kept[at + 1]; i++)
        {
            if (text.Words[i].Kind == WordKind.Word)
            {
                return true;
            }
        }

        return false;
    }

    // How many words from here are discarded; 0 where none is.
    private static int RestartAt(ReadText text, List<int> kept, int at)
    {
        var first = text.Words[kept[at]];
        if (IsBrokenOff(text, first) || IsLoneLetter(text, kept, at))
        {
            return 1;
        }

        for (var length = 1; length <= LongestDiscarded && at + length < kept.Count; length++)
        {
            var (last, next) = (text.Words[kept[at + length - 1]], text.Words[kept[at + length]]);
            if (last.Sentence != next.Sentence)
            {
                break;
            }

            // "in the, in my": from the word that comes again; "the we": the word that leads nowhere.
            var isAgain = string.Equals(first.Form, next.Form, StringComparison.Ordinal);
            if (
                (
                    ((isAgain || length == 1) && NeverMeet(last, next))
                    || (isAgain && SeldomMeet(last, next))
                    || (
                        isAgain
                        && length > 1
                        && IsFunctionWord(first)
                        && last.Form is not ("and" or "or")
                        && HasFillerBetween(text, kept, at + length - 1)
                    )
                ) && !IsBetterLater(text, kept, at, length)
            )
            {
                return length;
            }
        }

        if (at + 2 >= kept.Count || !Subjects.Contains(first.Form))
        {
            return 0;
        }

        var (second, third) = (text.Words[kept[at + 1]], text.Words[kept[at + 2]]);
        return first.Sentence == third.Sentence && StartsAfresh(text, kept, at, first, second, third) ? 2 : 0;
    }

    // "I was, I had": the same subject. "We went, we drove" and "I was, we were" only after a break.
    private static bool StartsAfresh(ReadText text, List<int> kept, int at, Word first, Word second, Word third)
    {
        var isBroken = kept[at + 2] > kept[at + 1] + 1;
        var isSame = string.Equals(first.Form, third.Form, StringComparison.Ordinal);
        if (Auxiliaries.Contains(second.Form))
        {
            return isSame
                || (
                    isBroken
                    && OnlySubjects.Contains(third.Form)
                    && !(at + 3 < kept.Count && Asides.Contains(text.Words[kept[at + 3]].Form))
                );
        }

        return isSame
            && isBroken
            && first.Form is not "you"
            && !Asides.Contains(second.Form)
            && second.Kind == WordKind.Word;
    }

    private static bool IsFunctionWord(Word word) =>
        Determiners.Contains(word.Form)
        || Subjects.Contains(word.Form)
        || OnlySubjects.Contains(word.Form)
        || Prepositions.Contains(word.Form)
        || ClauseJoints.Contains(word.Form);

    private static bool NeverMeet(Word last, Word next) =>
        (Determiners.Contains(last.Form) && NeverAfterDeterminer.Contains(next.Form))
        || (last.Form is "i" or "we" or "he" or "she" or "they" && NeverAfterSubject.Contains(next.Form))
        || (ShortForms.Contains(last.Form) && OnlySubjects.Contains(next.Form));

    // Enough only where the first of the words comes again: "when we, when I", "I went to, I went by".
    private static bool SeldomMeet(Word last, Word next) =>
        (OnlySubjects.Contains(last.Form) && ClauseJoints.Contains(next.Form))
        || (Prepositions.Contains(last.Form) && OnlySubjects.Contains(next.Form));

    // A longer stretch that begins here is found from here; one that begins later is left to that place.
    private static bool IsBetterLater(ReadText text, List<int> kept, int at, int length)
    {
        var again = text.Words[kept[at + length]].Form;
        for (var i = at + 1; i < at + length; i++)
        {
            if (string.Equals(text.Words[kept[i]].Form, again, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // "the cus- the client".
    private static bool IsBrokenOff(ReadText text, Word word)
    {
        var end = word.Span.End;
        return word.Kind == WordKind.Word
            && end < text.Text.Length
            && text.Text[end] == '-'
            && (
                end + 1 == text.Text.Length || char.IsWhiteSpace(text.Text[end + 1]) || text.Text[end + 1] is '-' or ','
            )
            && word.Span.Start > 0;
    }

    // "w we went": a recogniser's way of writing a broken-off word.
    private static bool IsLoneLetter(ReadText text, List<int> kept, int at)
    {
        var word = text.Words[kept[at]];
        return word.Kind == WordKind.Word
            && word.Form.Length == 1
            && word.Form is not ("a" or "i" or "o")
            && at + 1 < kept.Count
            && text.Words[kept[at + 1]].Form is { Length: > 1 } next
            && next[0] == word.Form[0];
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
