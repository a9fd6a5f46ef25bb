using System.Globalization;

namespace Candor.Core.Listen;

/// <summary>Learnt numbers as the files of knowledge write them: whole hundredths with spaces between.</summary>
internal static class Hundredths
{
    /// <summary>Adds them to a list; false where they are not just so many whole numbers.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int count, List<float> to)
    {
        var before = to.Count;
        while (!text.IsEmpty)
        {
            text = text.TrimStart();
            var space = text.IndexOf(' ');
            if (
                !int.TryParse(
                    space < 0 ? text : text[..space],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var one
                )
            )
            {
                return false;
            }

            to.Add(one / 100f);
            text = space < 0 ? [] : text[(space + 1)..];
        }

        return to.Count - before == count;
    }
}
