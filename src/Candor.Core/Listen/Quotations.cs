using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Words between quotation marks: somebody else's, or a saying; "they wrote “not quite the right fit”" is no news.</summary>
internal static class Quotations
{
    /// <summary>Characters. What is quoted in a sentence is short; a stray mark must not swallow a letter.</summary>
    private const int Longest = 240;

    /// <summary>Whether the place stands inside a quotation that opens and closes in its paragraph.</summary>
    public static bool Hold(string text, Span span)
    {
        var from = Math.Max(0, span.Start - Longest);
        var opens = -1;
        for (var i = from; i < span.Start; i++)
        {
            switch (text[i])
            {
                case '“' or '„' or '«':
                    opens = i;
                    break;
                case '”' or '»':
                    opens = -1;
                    break;
                case '"':
                    opens = opens >= 0 ? -1 : i;
                    break;
                case '\n' when i + 1 < text.Length && text[i + 1] == '\n':
                    opens = -1;
                    break;
            }
        }

        if (opens < 0)
        {
            return false;
        }

        var after = text.AsSpan(span.End, Math.Min(Longest, text.Length - span.End));
        var end = after.IndexOfAny("\"”“»");
        var gap = after.IndexOf("\n\n");
        return end >= 0 && (gap < 0 || end < gap);
    }
}
