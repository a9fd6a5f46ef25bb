using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Candor.Core.Text;

/// <summary>
/// A text cut into words and sentences, once, for everybody who looks for something in it. A word keeps its inner
/// apostrophe ("wasn't" is one word); a hyphen separates ("follow-up" is two words, and phrases do not see the hyphen).
/// A line break ends a sentence where a blank line, a list mark or a greeting's short line makes it one; so does the
/// comma after a greeting at the very start ("Hi Dana, thanks …").
/// </summary>
public sealed class ReadText
{
    // Abbreviations that end in a full stop without ending a sentence.
    private static readonly ulong[] Abbreviations = Letters.Hashes(
        "mr mrs ms mx dr prof st vs etc approx dept no inc ltd"
    );

    private static readonly ulong[] Greetings = Letters.Hashes("dear hi hello hey greetings morning afternoon evening");

    private Token[] tokens = new Token[64];
    private Sentence[] sentences = new Sentence[16];
    private string?[] forms = [];
    private readonly Growing<int> marks = new();

    private ReadText() { }

    public string Text { get; private set; } = "";

    public IReadOnlyList<Word> Words => new WordList(this);

    public IReadOnlyList<Sentence> Sentences => new ArraySegment<Sentence>(sentences, 0, SentenceCount);

    internal int Count { get; private set; }

    internal int SentenceCount { get; private set; }

    internal ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, Count);

    /// <summary>Which of the tokens are marks: an eighth of them, for those who look at nothing else.</summary>
    internal ReadOnlySpan<int> Marks => marks.Span;

    internal ReadOnlySpan<Sentence> AllSentences => sentences.AsSpan(0, SentenceCount);

    public static ReadText Of(string text)
    {
        var read = new ReadText();
        read.Again(text);
        return read;
    }

    /// <summary>An empty one whose room is used again for text after text by <see cref="Again"/>; not for sharing.</summary>
    internal static ReadText ForReuse() => new();

    internal void Again(string text)
    {
        Text = text;
        Count = 0;
        SentenceCount = 0;
        forms = [];
        marks.Clear();
        var first = 0;
        var at = 0;
        while (at < text.Length)
        {
            var what = Letters.Of(text, at);
            if (what == Letters.Letter)
            {
                at = TakeWord(text, at, WordKind.Word);
                continue;
            }

            switch (what)
            {
                case Letters.Digit:
                    at = TakeWord(text, at, WordKind.Number);
                    break;
                case Letters.NewLine:
                    if (Count > first && (IsBlankLineAhead(text, at) || IsShortLine(text, at) || IsHeader(text, first)))
                    {
                        Close(ref first);
                    }

                    at++;
                    break;
                case Letters.Mark:
                    at = TakeMark(text, at, ref first);
                    break;
                default:
                    at++;
                    break;
            }
        }

        Close(ref first);
    }

    /// <summary>Whether a sentence ends with a question mark.</summary>
    internal bool IsAsked(int sentence)
    {
        for (var i = sentences[sentence].End - 1; i >= sentences[sentence].First; i--)
        {
            if (tokens[i].Kind != WordKind.Mark)
            {
                return false;
            }

            if (Text[tokens[i].Start] == '?')
            {
                return true;
            }
        }

        return false;
    }

    internal string FormAt(int index)
    {
        if (forms.Length < Count)
        {
            forms = new string?[Count];
        }

        return forms[index] ??= string.Create(
            tokens[index].End - tokens[index].Start,
            (Text, tokens[index].Start),
            static (form, from) =>
            {
                for (var i = 0; i < form.Length; i++)
                {
                    form[i] = Letters.Lower(from.Text[from.Start + i]);
                }
            }
        );
    }

    private int TakeWord(string text, int start, WordKind kind)
    {
        if (text.Length - start < Letters.Packed || !TakeShort(text, start, out var end, out var hash))
        {
            end = start;
            while (end < text.Length && GoesOn(text, end, start))
            {
                end++;
            }

            hash = Letters.Hash(text.AsSpan(start, end - start));
        }

        Add(new(start, end, hash, SentenceCount, kind));
        return end;
    }

    // Sixteen letters at once. Whatever is not plain ASCII, or longer, is left to the way round by single letters.
    private static bool TakeShort(string text, int start, out int end, out ulong hash)
    {
        ref var at = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text.AsSpan()), start));
        var letters = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref at), Vector128.LoadUnsafe(ref at, 8));
        var lower = letters | Vector128.Create((byte)0x20);
        var isLetter = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var isDigit = Vector128.LessThan(letters - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var length = BitOperations.TrailingZeroCount(~(isLetter | isDigit).ExtractMostSignificantBits());
        (end, hash) = (start + length, 0);
        if (length >= Letters.Packed || text[end] >= 128 || JoinsWord(text, end, start))
        {
            return false;
        }

        var form =
            Vector128.ConditionalSelect(isLetter, lower, letters)
            & Vector128.LoadUnsafe(in MemoryMarshal.GetReference(FirstOnly), (nuint)(Letters.Packed - length));
        hash = Letters.Hash(form.AsUInt64()[0], form.AsUInt64()[1]);
        return true;
    }

    // Read from the sixteenth less n on, it keeps n letters.
    private static ReadOnlySpan<byte> FirstOnly =>
        [
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    private static bool GoesOn(string text, int at, int start)
    {
        var letter = text[at];
        return char.IsAsciiLetterOrDigit(letter)
            || (letter < 128 || letter == '’' ? JoinsWord(text, at, start) : Letters.GoesOn(letter));
    }

    private int TakeMark(string text, int at, ref int first)
    {
        var letter = text[at];
        at = AddMark(text, at);
        if (letter == ',' || letter == '!')
        {
            if (SentenceCount == 0 && Count - first is >= 2 and <= 7 && Letters.Among(Greetings, Opener()))
            {
                Close(ref first);
                return at;
            }
        }

        if (letter is '.' or '!' or '?' or '…' && EndsSentence(text, at))
        {
            while (at < text.Length && text[at] is '.' or '!' or '?' or '"' or '”' or '’' or ')' or '…')
            {
                at = AddMark(text, at);
            }

            Close(ref first);
        }

        return at;
    }

    // "Hi", "Dear", or the second word of "Good morning".
    private ulong Opener()
    {
        var good = tokens[0].Hash == Letters.Hash("good") && Count > 1;
        return tokens[good ? 1 : 0].Hash;
    }

    private int AddMark(string text, int at)
    {
        var pair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        var end = at + (pair ? 2 : 1);
        var hash = text[at] < 128 ? Letters.Hash(text[at], 0) : Letters.Hash(text.AsSpan(at, 1));
        marks.Add(Count);
        Add(new(at, end, hash, SentenceCount, WordKind.Mark));
        return end;
    }

    private void Add(Token token)
    {
        if (Count == tokens.Length)
        {
            var more = new Token[Count * 2];
            Array.Copy(tokens, more, Count);
            tokens = more;
        }

        tokens[Count++] = token;
    }

    private void Close(ref int first)
    {
        if (Count > first)
        {
            if (SentenceCount == sentences.Length)
            {
                var more = new Sentence[SentenceCount * 2];
                Array.Copy(sentences, more, SentenceCount);
                sentences = more;
            }

            sentences[SentenceCount++] = new(new(tokens[first].Start, tokens[Count - 1].End), first, Count);
            first = Count;
        }
    }

    // An apostrophe between letters, a point or comma between digits.
    private static bool JoinsWord(string text, int at, int start)
    {
        if (at == start || at + 1 >= text.Length)
        {
            return false;
        }

        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
            '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            _ => false,
        };
    }

    private static bool IsBlankLineAhead(string text, int newline)
    {
        for (var i = newline + 1; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                return true;
            }

            if (!char.IsWhiteSpace(text[i]))
            {
                return text[i] is '-' or '*' or '•' or '>';
            }
        }

        return true;
    }

    // "Subject: …" at the top of a text runs to its line's end, however long.
    private bool IsHeader(string text, int first) =>
        SentenceCount < 6 && Count - first >= 2 && text[tokens[first + 1].Start] == ':';

    // A greeting or a sign-off stands on a short line of its own; wrapped prose runs to the margin.
    private static bool IsShortLine(string text, int newline)
    {
        const int Short = 40;
        var from = Math.Max(0, newline - 2 * Short);
        var start = newline > from ? text.LastIndexOf('\n', newline - 1, newline - from) + 1 : newline;
        if (start == 0 && from > 0)
        {
            return false;
        }

        return text.AsSpan(start, newline - start).Trim().Length is > 0 and < Short;
    }

    /// <summary>Whether a full stop after this word may belong to it.</summary>
    internal static bool IsAbbreviation(ReadOnlySpan<char> word) => Letters.Among(Abbreviations, Letters.Hash(word));

    private bool EndsSentence(string text, int after)
    {
        if (
            after < text.Length
            && !char.IsWhiteSpace(text[after])
            && text[after] is not ('"' or '”' or '’' or ')' or '.' or '!' or '?' or '…')
        )
        {
            return false;
        }

        if (text[after - 1] != '.' || Count < 2)
        {
            return true;
        }

        // "e.g.", "J. Smith": a single letter, but "and I." does end.
        var before = tokens[Count - 2];
        var initial =
            before.End - before.Start == 1 && before.Kind == WordKind.Word && text[before.Start] is not ('i' or 'I');
        return !initial && !Letters.Among(Abbreviations, before.Hash);
    }

    /// <summary>A word as the reader keeps it; <see cref="Word"/> is the same with its form spelled out.</summary>
    internal readonly record struct Token(int Start, int End, ulong Hash, int Sentence, WordKind Kind);

    private readonly struct WordList(ReadText text) : IReadOnlyList<Word>
    {
        public int Count => text.Count;

        public Word this[int index]
        {
            get
            {
                var token = text.Tokens[index];
                return new(new(token.Start, token.End), token.Kind, text.FormAt(index), token.Sentence);
            }
        }

        public IEnumerator<Word> GetEnumerator()
        {
            for (var i = 0; i < text.Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
