using System.Buffers;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// Words put together as a reader sees them: one blank where any number of them stood, line breaks where elements ask for
/// them, quotation signs at the start of quoted lines.
/// </summary>
internal struct FlowedWords()
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(
        " \t\r\n\f\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u2007\u202f"
    );

    private readonly StringBuilder result = new();
    private int breaks;
    private bool blank;
    private int quotes;
    private int pre;

    public override readonly string ToString() => result.ToString();

    public void Break() => breaks = Math.Min(breaks + 1, 3);

    public void Line() => breaks = Math.Max(breaks, 1);

    public void Paragraph() => breaks = Math.Max(breaks, 2);

    public void Blank() => blank = true;

    /// <summary>A sign of the list's own before the words that follow.</summary>
    public void Sign(string sign)
    {
        Lead();
        result.Append(sign);
    }

    /// <param name="by">1 where a quotation begins, -1 where it ends.</param>
    public void Quote(int by)
    {
        quotes = Math.Clamp(quotes + by, 0, 20);
        Paragraph();
    }

    /// <param name="by">1 where lines begin to stand as they were typed, -1 where that ends.</param>
    public void Preformatted(int by)
    {
        pre = Math.Max(0, pre + by);
        Paragraph();
    }

    public void Words(ReadOnlySpan<char> text)
    {
        if (pre > 0)
        {
            foreach (var sign in text)
            {
                if (sign == '\n')
                {
                    breaks++;
                }
                else if (sign != '\r')
                {
                    Lead();
                    result.Append(sign);
                }
            }

            return;
        }

        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Blanks);
            if (end != 0)
            {
                Lead();
                result.Append(end < 0 ? text : text[..end]);
                if (end < 0)
                {
                    return;
                }
            }

            // Those without width part no words: they are there to fill a preview, or to allow a break.
            blank |=
                text[end] is not ('\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\u034f');
            text = text[(end + 1)..];
        }
    }

    // What must stand before the next word: line breaks and quotation signs, or a blank.
    private void Lead()
    {
        if (result.Length == 0)
        {
            result.Insert(0, ">", quotes);
            if (quotes > 0)
            {
                result.Append(' ');
            }
        }
        else if (breaks > 0)
        {
            for (; breaks > 0; breaks--)
            {
                result.Append('\n');
                if (quotes > 0)
                {
                    result.Append('>', quotes).Append(' ');
                }
            }
        }
        else if (blank)
        {
            result.Append(' ');
        }

        breaks = 0;
        blank = false;
    }
}
