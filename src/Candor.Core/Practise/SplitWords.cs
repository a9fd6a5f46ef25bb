using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Words as a typist counts them, for words a minute: what stands between white space or dashes and has a letter or a
/// digit in it. "Well-known" is one word, "[laughter]" and "(noise)" are none.
/// </summary>
internal static class SplitWords
{
    public static IEnumerable<Span> In(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && IsBetween(text[at]))
            {
                at++;
            }

            var start = at;
            while (at < text.Length && !IsBetween(text[at]))
            {
                at++;
            }

            if (at > start && Bare(text, start, at) is { Length: > 0 } word)
            {
                yield return word;
            }
        }
    }

    private static bool IsBetween(char letter) => char.IsWhiteSpace(letter) || letter is '—' or '–' or '…';

    private static Span Bare(string text, int start, int end)
    {
        var last = text[end - 1] is '.' or ',' ? end - 2 : end - 1;
        if (last > start && (text[start], text[last]) is ('[', ']') or ('(', ')') or ('<', '>'))
        {
            return default;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]) && text[start] is not ('£' or '$' or '€'))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] != '%')
        {
            end--;
        }

        // A lone "%" or "$" is no word.
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return new Span(start, end);
            }
        }

        return default;
    }
}
