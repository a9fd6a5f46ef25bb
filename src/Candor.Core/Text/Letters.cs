using System.Globalization;

namespace Candor.Core.Text;

/// <summary>What a UTF-16 unit is to the reader of words. A table for ASCII, because nearly every letter is one.</summary>
internal static class Letters
{
    public const byte Mark = 0;
    public const byte Space = 1;
    public const byte Letter = 2;
    public const byte Digit = 3;
    public const byte Hyphen = 4;
    public const byte NewLine = 5;

    /// <summary>The start of <see cref="Hash(ulong, char)"/>'s sum (FNV-1a, 64 bits).</summary>
    public const ulong Seed = 14695981039346656037;

    private static readonly byte[] Ascii = MakeAscii();

    public static byte Of(string text, int at)
    {
        var letter = text[at];
        if (letter < 128)
        {
            return Ascii[letter];
        }

        if (char.IsLetter(letter))
        {
            return Letter;
        }

        if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            return char.IsLetterOrDigit(text, at) ? Letter : Mark;
        }

        // Zero-width characters, a byte order mark and soft hyphens must not hide a word's neighbour.
        return char.IsDigit(letter) ? Digit
            : char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? Space
            : letter is '\u2010' or '\u2011' ? Hyphen
            : Mark;
    }

    /// <summary>Whether a unit beyond ASCII belongs to a word that has begun.</summary>
    public static bool GoesOn(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    public static char Lower(char letter) =>
        letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20)
        : letter < 128 ? letter
        : letter == '’' ? '\''
        : letter is '“' or '”' ? '"'
        : char.ToLowerInvariant(letter);

    public static ulong Hash(ulong sum, char letter) => (sum ^ letter) * 1099511628211;

    /// <summary>The hash of a word given in the form that phrases use.</summary>
    public static ulong Hash(ReadOnlySpan<char> form)
    {
        var sum = Seed;
        foreach (var letter in form)
        {
            sum = Hash(sum, letter);
        }

        return sum;
    }

    /// <summary>The hashes of some words, parted by spaces.</summary>
    public static ulong[] Hashes(string words)
    {
        var all = words.Split(' ');
        var hashes = new ulong[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            hashes[i] = Hash(all[i]);
        }

        return hashes;
    }

    public static bool Among(ulong[] hashes, ulong hash)
    {
        foreach (var one in hashes)
        {
            if (one == hash)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] MakeAscii()
    {
        var table = new byte[128];
        for (var c = 0; c < 128; c++)
        {
            table[c] =
                char.IsAsciiLetter((char)c) ? Letter
                : char.IsAsciiDigit((char)c) ? Digit
                : c == '\n' ? NewLine
                : c == '-' ? Hyphen
                : char.IsWhiteSpace((char)c) || char.IsControl((char)c) ? Space
                : Mark;
        }

        return table;
    }
}
