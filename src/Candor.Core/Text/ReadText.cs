using System.Collections;

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

    private Token[] tokens = [];
    private Sentence[] sentences = [];
    private string?[] forms = [];

    private ReadText() { }

    public string Text { get; private set; } = "";

    public IReadOnlyList<Word> Words => new WordList(this);

    public IReadOnlyList<Sentence> Sentences => new ArraySegment<Sentence>(sentences, 0, SentenceCount);

    internal int Count { get; private set; }

    internal int SentenceCount { get; private set; }

    internal ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, Count);

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
        var first = 0;
        var at = 0;
        while (at < text.Length)
        {
            switch (Letters.Of(text, at))
            {
                case Letters.Letter:
                    at = TakeWord(text, at, WordKind.Word);
                    break;
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
        var hash = Letters.Seed;
        var at = start;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsAsciiLetterOrDigit(letter))
            {
                hash = Letters.Hash(hash, letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter);
            }
            else if (letter < 128 || letter == '’' ? JoinsWord(text, at, start) : Letters.GoesOn(letter))
            {
                hash = Letters.Hash(hash, Letters.Lower(letter));
            }
            else
            {
                break;
            }
        }

        Add(new(start, at, hash, SentenceCount, kind));
        return at;
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
        Add(new(at, end, Letters.Hash(Letters.Seed, Letters.Lower(text[at])), SentenceCount, WordKind.Mark));
        return end;
    }

    private void Add(Token token)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Math.Max(64, Count * 2));
        }

        tokens[Count++] = token;
    }

    private void Close(ref int first)
    {
        if (Count > first)
        {
            if (SentenceCount == sentences.Length)
            {
                Array.Resize(ref sentences, Math.Max(16, SentenceCount * 2));
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
    internal static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        var hash = Letters.Seed;
        foreach (var letter in word)
        {
            hash = Letters.Hash(hash, Letters.Lower(letter));
        }

        return Letters.Among(Abbreviations, hash);
    }

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
