using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// The words that were met last, with their numbers: nine in ten of a mail's words are among them, and the lexicon, which
/// threads share, is asked for the rest. Not for sharing.
/// </summary>
internal sealed class MetWords
{
    /// <summary>2 to this many places, 128 KB; a word has one, which a newer takes.</summary>
    private const int Size = 13;

    private readonly (ulong Hash, ulong Numbers)[] met = new (ulong, ulong)[1 << Size];

    /// <summary>As <see cref="Lexicon.Of"/>.</summary>
    public ulong Of(string text, in ReadText.Token token, Lexicon words)
    {
        if (token.Kind == WordKind.Number)
        {
            return Lexicon.Number;
        }

        ref var place = ref met[(token.Hash * 0x9E3779B97F4A7C15) >> (64 - Size)];
        if (place.Hash != token.Hash || place.Numbers == 0)
        {
            place = (token.Hash, words.Of(text, token));
        }

        return place.Numbers;
    }
}
