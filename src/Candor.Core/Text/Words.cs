namespace Candor.Core.Text;

public enum WordKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, number or punctuation mark of a text.</summary>
/// <param name="Form">Lower case, with straight apostrophes: what phrases are compared with.</param>
/// <param name="Sentence">The position of its sentence in <see cref="ReadText.Sentences"/>.</param>
public readonly record struct Word(Span Span, WordKind Kind, string Form, int Sentence);

/// <summary>A sentence: the words from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct Sentence(Span Span, int First, int End);

/// <summary>
/// A text cut into words and sentences, once, for everybody who looks for something in it. A word keeps its inner
/// apostrophe ("wasn't" is one word); a hyphen separates ("follow-up" is two words, and phrases do not see the hyphen).
/// A line break ends a sentence where a blank line, a list mark or a greeting's comma makes it one.
/// </summary>
public sealed class ReadText
{
    private ReadText(string text, List<Word> words, List<Sentence> sentences)
    {
        Text = text;
        Words = words;
        Sentences = sentences;
    }

    public string Text { get; }

    public IReadOnlyList<Word> Words { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    public static ReadText Of(string text)
    {
        var words = new List<Word>();
        var sentences = new List<Sentence>();
        var first = 0;
        var at = 0;
        while (at < text.Length)
        {
            var letter = text[at];
            if (letter == '\n')
            {
                if (IsBlankLineAhead(text, at) || IsShortLine(text, at))
                {
                    Close(sentences, words, ref first);
                }

                at++;
            }
            else if (char.IsLetterOrDigit(letter))
            {
                var start = at;
                while (at < text.Length && IsInside(text, at))
                {
                    at++;
                }

                var kind = char.IsDigit(letter) ? WordKind.Number : WordKind.Word;
                words.Add(new(new(start, at), kind, Form(text.AsSpan(start, at - start)), sentences.Count));
            }
            else if (char.IsWhiteSpace(letter) || letter == '-')
            {
                at++;
            }
            else
            {
                words.Add(new(new(at, at + 1), WordKind.Mark, letter.ToString(), sentences.Count));
                at++;
                if (letter is '.' or '!' or '?' && EndsSentence(text, at, words))
                {
                    while (at < text.Length && text[at] is '.' or '!' or '?' or '"' or '”' or '’' or ')')
                    {
                        words.Add(new(new(at, at + 1), WordKind.Mark, text[at].ToString(), sentences.Count));
                        at++;
                    }

                    Close(sentences, words, ref first);
                }
            }
        }

        Close(sentences, words, ref first);
        return new ReadText(text, words, sentences);
    }

    private static void Close(List<Sentence> sentences, List<Word> words, ref int first)
    {
        if (words.Count > first)
        {
            sentences.Add(new(new(words[first].Span.Start, words[^1].Span.End), first, words.Count));
            first = words.Count;
        }
    }

    private static bool IsInside(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || char.IsSurrogate(text[at])
        || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark
        || (
            text[at] is '\'' or '’' or '.' or ','
            && at + 1 < text.Length
            && at > 0
            && (
                text[at] is '\'' or '’'
                    ? char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1])
                    : char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])
            )
        );

    private static string Form(ReadOnlySpan<char> word)
    {
        Span<char> form = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        word.ToLowerInvariant(form);
        form.Replace('’', '\'');
        return form.ToString();
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

    // A greeting or a sign-off stands on a short line of its own; wrapped prose runs to the margin.
    private static bool IsShortLine(string text, int newline)
    {
        var start = newline > 0 ? text.LastIndexOf('\n', newline - 1) + 1 : 0;
        var line = text.AsSpan(start, newline - start).Trim();
        return line.Length is > 0 and < 40;
    }

    private static bool EndsSentence(string text, int after, List<Word> words)
    {
        if (
            after < text.Length
            && !char.IsWhiteSpace(text[after])
            && text[after] is not ('"' or '”' or '’' or ')' or '.' or '!' or '?')
        )
        {
            return false;
        }

        var before = words.Count >= 2 ? words[^2] : default;
        return words[^1].Form != "."
            || before.Form is not ("mr" or "mrs" or "ms" or "dr" or "prof" or "st" or "vs" or "etc");
    }
}
