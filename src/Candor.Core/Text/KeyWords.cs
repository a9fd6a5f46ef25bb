using System.Buffers;
using System.Runtime.CompilerServices;

namespace Candor.Core.Text;

/// <summary>
/// Whether a text can hold any phrase of a set: whether one of its sentences has the words that some phrase is made of, in
/// their order and near enough to each other. One quick pass, with no list of words made; most texts have nothing that is
/// looked for, and need no more.
/// </summary>
/// <remarks>
/// Never says no where <see cref="Phrases{T}.Find(ReadText)"/> finds something; may say yes where it finds nothing. The words
/// are a tree over letters, so that a stranger's word is left after its first few. A sentence here may be longer than
/// <see cref="ReadText"/> has it, never shorter; and two words may be counted as one, never one as two.
/// </remarks>
internal sealed class KeyWords
{
    /// <summary>Columns of the tree: 26 letters, rounded up so that a state's row is found by a shift.</summary>
    private const int Row = 32;

    private const int NoLetter = 26;

    /// <summary>Words that phrases name in one sentence. In a longer one everything is held to be near enough.</summary>
    private const int MostEvents = 1_000;

    // The tree: for each state its ways on, and which words end there, or only begin so (0 for none).
    private readonly Growing<short> ways = new();
    private readonly Growing<short> whole = new();
    private readonly Growing<short> begun = new();

    // What a word that ends or begins so shows: parts of phrases. Parts that are alike in several phrases are one.
    private readonly Growing<bool> shows = new();
    private readonly Growing<short[]> wakes = new();
    private readonly Waiting[][] waiting;
    private readonly byte always;

    /// <param name="phrases">Each with the bits that it stands for; eight at most.</param>
    public KeyWords(IEnumerable<(Phrase Phrase, byte Bits)> phrases)
    {
        var parts = new Dictionary<string, (short Number, KeysOf Keys)>(StringComparer.Ordinal);
        var waits = new List<(short Part, Waiting Phrase)>();
        foreach (var (phrase, bits) in phrases)
        {
            var steps = Steps(phrase, parts).ToArray();
            if (steps.Length == 0)
            {
                // Any word could make it.
                always |= bits;
                continue;
            }

            waits.Add((steps.MinBy(step => step.Cost).Part, new(bits, steps)));
        }

        var byPart = waits.ToLookup(wait => wait.Part, wait => wait.Phrase);
        waiting = [.. Enumerable.Range(0, parts.Count).Select(part => byPart[(short)part].ToArray())];
        AddState();
        AddWord();
        foreach (var (number, keys) in parts.Values)
        {
            foreach (var key in keys.All)
            {
                Add(key, number);
            }
        }
    }

    /// <summary>The bits whose phrases may stand in the text; the search ends where all of <paramref name="wanted"/> are found.</summary>
    /// <param name="found">Bits found before, in another text of the same mail.</param>
    public byte In(ReadOnlySpan<char> text, byte wanted, byte found = 0)
    {
        found |= always;
        var room = ArrayPool<int>.Shared.Rent(waiting.Length + MostEvents);
        room.AsSpan(0, waiting.Length).Clear();
        var look = new Look(this, room.AsSpan(0, waiting.Length), room.AsSpan(waiting.Length, MostEvents));
        var at = 0;
        while (at < text.Length && (found & wanted) != wanted)
        {
            if (Letter(text[at]) == NoLetter)
            {
                at++;
                continue;
            }

            var start = at;
            // Surely another word after these; after an apostrophe it may be the same.
            look.Place += start == 0 || text[start - 1] is ' ' or '\n' or '-' ? 1 : 0;
            at = Word(text, at, ref look);
            while (at < text.Length && Letter(text[at]) == NoLetter)
            {
                if (EndsSentence(text, start, at))
                {
                    found = look.Close(found);
                }

                start = ++at;
            }
        }

        found = look.Close(found);
        ArrayPool<int>.Shared.Return(room);
        return found;
    }

    // Follows the word that begins at a place, and gives the place after it.
    private int Word(ReadOnlySpan<char> text, int at, ref Look look)
    {
        var state = 0;
        var row = ways.Span;
        var begins = begun.Span;
        for (; at < text.Length && Letter(text[at]) is var letter and < NoLetter; at++)
        {
            state = row[(state * Row) + letter];
            if (state == 0)
            {
                while (++at < text.Length && Letter(text[at]) < NoLetter) { }

                return at;
            }

            if (begins[state] != 0)
            {
                look.See(begins[state]);
            }
        }

        if (whole[state] != 0)
        {
            look.See(whole[state]);
        }

        return at;
    }

    // A letter's number, small or capital. As Letters.Lower has it, two signs beyond ASCII have small letters within it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Letter(char sign)
    {
        var letter = (uint)((sign | 0x20) - 'a');
        return letter < NoLetter ? (int)letter
            : sign < 128 ? NoLetter
            : sign == '\u212A' ? 'k' - 'a'
            : sign == '\u0130' ? 'i' - 'a'
            : NoLetter;
    }

    // Where ReadText surely ends one; the word before the sign at `at` began at `start`.
    private static bool EndsSentence(ReadOnlySpan<char> text, int start, int at)
    {
        var sign = text[at];
        if (sign is not ('\n' or '.' or '!' or '?'))
        {
            return false;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        return sign == '\n' ? next == '\n'
            : next is not (' ' or '\n') ? false
            : sign != '.' || (at - start >= 2 && !ReadText.IsAbbreviation(text[start..at]));
    }

    private static IEnumerable<Step> Steps(Phrase phrase, Dictionary<string, (short Number, KeysOf Keys)> parts)
    {
        var since = 0;
        foreach (var part in phrase.Parts)
        {
            var width = KeysOf.MostWords(part);
            if (KeysOf.Part(part) is not { } keys)
            {
                since += width;
                continue;
            }

            if (!parts.TryGetValue(keys.Name, out var known))
            {
                parts[keys.Name] = known = (checked((short)parts.Count), keys);
            }

            yield return new(known.Number, since + width, keys.Cost);
            since = width - 1;
        }
    }

    private void Add(KeysOf.Key key, short part)
    {
        short state = 0;
        foreach (var letter in key.Letters)
        {
            var way = (state * Row) + letter - 'a';
            var there = ways[way];
            if (there == 0)
            {
                there = AddState();
                ways[way] = there;
            }

            state = there;
        }

        ref var word = ref (key.IsStart ? begun : whole)[state];
        if (word == 0)
        {
            word = checked((short)wakes.Count);
            AddWord();
        }

        shows[(word * waiting.Length) + part] = true;
        if (waiting[part].Length > 0)
        {
            wakes[word] = [.. wakes[word], part];
        }
    }

    private void AddWord()
    {
        wakes.Add([]);
        for (var i = 0; i < waiting.Length; i++)
        {
            shows.Add(false);
        }
    }

    private short AddState()
    {
        for (var i = 0; i < Row; i++)
        {
            ways.Add(0);
        }

        begun.Add(0);
        whole.Add(0);
        return checked((short)(whole.Count - 1));
    }

    /// <summary>A part of a phrase, and how many words after the part before it at most.</summary>
    private readonly record struct Step(short Part, int Within, double Cost);

    /// <summary>A phrase at its rarest part: what it stands for, and all its parts.</summary>
    private readonly record struct Waiting(byte Bits, Step[] Steps);

    /// <summary>The words of the sentence that phrases name, so far.</summary>
    private ref struct Look(KeyWords keys, Span<int> woken, Span<int> events)
    {
        // For each part the last sentence in which it was seen; and pairs of a word's number and its place.
        private readonly Span<int> woken = woken;
        private readonly Span<int> events = events;
        private readonly List<short> awake = [];
        private int sentence = 1;
        private int count;

        /// <summary>Words so far, or fewer.</summary>
        public int Place;

        /// <summary>Ends the sentence, and adds the bits of phrases whose parts were all in it.</summary>
        public byte Close(byte found)
        {
            foreach (var part in awake)
            {
                foreach (var (bits, steps) in keys.waiting[part])
                {
                    if ((bits & ~found) != 0 && IsThere(steps))
                    {
                        found |= bits;
                    }
                }
            }

            awake.Clear();
            count = 0;
            Place = 0;
            sentence++;
            return found;
        }

        public void See(short word)
        {
            if (count + 2 <= events.Length)
            {
                events[count] = word;
                events[count + 1] = Place;
            }

            count += 2;
            foreach (var part in keys.wakes.Span[word])
            {
                if (woken[part] != sentence)
                {
                    woken[part] = sentence;
                    awake.Add(part);
                }
            }
        }

        // Each part after the one before it, not too far. The latest place of a part is the best for what follows.
        private readonly bool IsThere(Step[] steps)
        {
            if (count > events.Length)
            {
                return true;
            }

            Span<int> latest = stackalloc int[steps.Length];
            latest.Fill(-1);
            for (var i = 0; i < count; i += 2)
            {
                var shown = keys.shows.Span.Slice(events[i] * keys.waiting.Length, keys.waiting.Length);
                for (var s = steps.Length - 1; s >= 0; s--)
                {
                    if (
                        shown[steps[s].Part]
                        && (s == 0 || (latest[s - 1] >= 0 && events[i + 1] - latest[s - 1] <= steps[s].Within))
                    )
                    {
                        latest[s] = events[i + 1];
                        if (s == steps.Length - 1)
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }
    }
}
