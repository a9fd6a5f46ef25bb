using System.Globalization;
using System.Numerics;

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

    /// <summary>Letters that are hashed at once; nearly every word has fewer.</summary>
    public const int Packed = 16;

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

    /// <summary>The hash of a word of up to sixteen ASCII letters, eight and eight, none after the last.</summary>
    public static ulong Hash(ulong first, ulong second)
    {
        var sum = (first * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(second * 0xC2B2AE3D27D4EB4F, 29);
        return sum ^ (sum >> 32);
    }

    /// <summary>The hash of a word given in the form that phrases use, or of a text's word, whatever its case.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        Span<ulong> packed = [0, 0];
        var sum = 14695981039346656037ul;
        var packs = word.Length <= Packed;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = Lower(word[i]);
            packs &= letter < 128;
            if (packs)
            {
                packed[i >> 3] |= (ulong)letter << (i << 3);
            }

            sum = (sum ^ letter) * 1099511628211; // FNV-1a
        }

        return packs ? Hash(packed[0], packed[1]) : sum;
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
