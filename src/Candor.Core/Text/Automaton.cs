using System.Numerics;

namespace Candor.Core.Text;

/// <summary>
/// Many phrases as one automaton over words. Its states are sets of places in phrases and are made when a text first
/// leads to them, so that a short message pays for the few states it meets and a long one runs on finished tables.
/// A gap is no transition but a note on a state: the places behind it are tried at each word that it may reach.
/// </summary>
/// <remarks>
/// Threads may share it: a state never changes; a transition is filled in once, under a lock. How states lie in their
/// table is told in <c>Automaton.States.cs</c>.
/// </remarks>
internal sealed partial class Automaton
{
    /// <summary>
    /// Marks that a phrase steps over between two of its words. No writer puts more there; without a bound every word before
    /// a line of ten thousand dots would walk along all of them.
    /// </summary>
    private const int MostMarks = 100;

    private readonly Graph graph;
    private readonly Vocabulary vocabulary;
    private readonly int inside;
    private readonly int atStart;

    // What each word of the vocabulary leads to inside a sentence: looked at once for every word of a text.
    private readonly int[] begins;

    public Automaton(Graph graph)
    {
        this.graph = graph;
        vocabulary = graph.Vocabulary;
        seen = new int[graph.PlaceCount];
        holding = new int[graph.SymbolsOfSet.Count];
        laid = new int[vocabulary.Size];
        begins = new int[vocabulary.Size];
        inside = Make(Close(graph.Firsts, atStart: false), isRoot: true);
        atStart = Make(Close(graph.Firsts, atStart: true), isRoot: true);
    }

    public Graph Graph => graph;

    /// <summary>Adds every place of every phrase to <paramref name="found"/>: by start, then phrase, the longest of each.</summary>
    /// <param name="within">
    /// In order; sentences that lie outside of all are passed over. Half of an answer is what it quotes, and nobody asks for
    /// that. All are wanted where there are none.
    /// </param>
    public void Find(ReadText text, NumberedSentence words, Growing<Hit> found, ReadOnlySpan<Span> within)
    {
        var span = 0;
        foreach (ref readonly var sentence in text.AllSentences)
        {
            while (span < within.Length && within[span].End <= sentence.Span.Start)
            {
                span++;
            }

            if (span < within.Length ? within[span].Start >= sentence.Span.End : within.Length > 0)
            {
                continue;
            }

            words.Read(vocabulary, text, sentence);
            Find(new Walk(Volatile.Read(ref code), words, found));
        }
    }

    private void Find(Walk walk)
    {
        var root = atStart;
        for (var at = 0; at < walk.Count; at++)
        {
            var symbol = walk.Symbols[at];
            walk.Begin(at);
            if (root == inside && walk.Code[inside + More] == 0)
            {
                if (Begin(ref walk, symbol) is > 0 and var next)
                {
                    Follow(ref walk, next, at + 1);
                }
            }
            else
            {
                Follow(ref walk, root, at);
                root = symbol < Vocabulary.MarkBit ? inside : root;
            }
        }
    }

    // What a word leads to at a phrase's beginning; negative, and found out once, where that is nothing.
    private int Begin(ref Walk walk, int symbol)
    {
        ref var begin = ref begins[symbol & ~Vocabulary.MarkBit];
        var next = Volatile.Read(ref begin);
        if (next == 0)
        {
            next = Step(ref walk, inside, symbol) is > 0 and var state ? state : -1;
            Volatile.Write(ref begin, next);
        }

        // Another thread may have made the state in a longer table than this walk knows.
        if (next >= walk.Code.Length)
        {
            walk.Code = Volatile.Read(ref code);
        }

        return next;
    }

    private void Follow(ref Walk walk, int state, int at)
    {
        while (true)
        {
            var more = walk.Code[state + More];
            if (more < 0)
            {
                more = -more;
                Arrive(ref walk, state, more, at);
            }

            if (more != 0 && walk.Code[more + Gap] is > 0 and var gap)
            {
                FollowGap(ref walk, gap, at);
                if (walk.Code[gap + OwnWords] != 0)
                {
                    return;
                }
            }

            // Marks that the phrase does not name are stepped over, but never at its start.
            var next = 0;
            var last = Math.Min(walk.Count, at + MostMarks);
            while (
                at < last
                && (next = Step(ref walk, state, walk.Symbols[at])) == 0
                && walk.Symbols[at] >= Vocabulary.MarkBit
                && at > walk.Start
            )
            {
                at++;
            }

            if (next == 0)
            {
                return;
            }

            state = next;
            at++;
        }
    }

    // Phrases that end here, or would at the sentence's end.
    private void Arrive(ref Walk walk, int state, int more, int at)
    {
        var accepts = walk.Code[more];
        for (var i = 0; i < accepts; i++)
        {
            walk.Accept(walk.Code[more + Accepts + i], at);
        }

        if (walk.Code[more + End] != 0 && at >= walk.LastWord)
        {
            Follow(ref walk, EndOf(ref walk, state, more), at);
        }
    }

    // All gaps of a state are walked at once: behind each word lies what the gaps that reach so far lead to.
    private void FollowGap(ref Walk walk, int gap, int at)
    {
        var most = walk.Code[gap];
        if (Volatile.Read(ref walk.Code[gap + OnlyWords]) == NotYet)
        {
            // The looks are filled in with these two; what lies behind further words is made when a text comes to it.
            Behind(ref walk, gap, Math.Min(1, most));
            Behind(ref walk, gap, 0);
        }

        var end = at + Math.Min(walk.Words.Reach(at, most), most + MostMarks);
        var from = at;
        for (; from < end && walk.Symbols[from] >= Vocabulary.MarkBit; from++)
        {
            if (Step(ref walk, Behind(ref walk, gap, 0), walk.Symbols[from]) is > 0 and var next)
            {
                Follow(ref walk, next, from + 1);
            }
        }

        for (var isFirst = true; from < end; from += Window, isFirst = false)
        {
            var may = May(
                walk.Code.AsSpan(gap + LaterLooks, LookWords),
                walk.Symbols,
                from,
                Math.Min(Window, end - from)
            );
            if (isFirst)
            {
                may = (may & ~1u) | Look(walk.Code.AsSpan(gap + FirstLooks, LookWords), walk.Symbols[from]);
            }

            for (; may != 0; may &= may - 1)
            {
                var to = from + BitOperations.TrailingZeroCount(may);
                var skipped = walk.Words.Before[to] - walk.Words.Before[at];
                if (Step(ref walk, Behind(ref walk, gap, skipped), walk.Symbols[to]) is > 0 and var next)
                {
                    Follow(ref walk, next, to + 1);
                }
            }
        }

        if (walk.Code[gap + OnlyWords] == 0)
        {
            ArriveBehind(ref walk, gap, at);
        }
    }

    // Which of some words may stand behind a gap. Without a branch, because none could be foretold.
    private static uint May(ReadOnlySpan<int> looks, int[] symbols, int from, int count)
    {
        var may = 0u;
        for (var i = 0; i < count; i += NumberedSentence.Margin)
        {
            var four = symbols.AsSpan(from + i, NumberedSentence.Margin);
            var bits =
                Look(looks, four[0])
                | (Look(looks, four[1]) << 1)
                | (Look(looks, four[2]) << 2)
                | (Look(looks, four[3]) << 3);
            may |= bits << i;
        }

        return may & (uint)((1ul << count) - 1);
    }

    private static uint Look(ReadOnlySpan<int> looks, int symbol) =>
        (uint)looks[(symbol >> 5) & (LookWords - 1)] >> (symbol & 31) & 1;

    // A phrase may end behind the gap.
    private void ArriveBehind(ref Walk walk, int gap, int at)
    {
        var last = Math.Min(walk.Count, at + walk.Code[gap] + MostMarks);
        for (int skipped = 0, to = at; ; to++)
        {
            var state = Behind(ref walk, gap, skipped);
            if (walk.Code[state + More] is < 0 and var more)
            {
                Arrive(ref walk, state, -more, to);
            }

            if (to == last || (walk.Symbols[to] < Vocabulary.MarkBit && ++skipped > walk.Code[gap]))
            {
                return;
            }
        }
    }

    /// <summary>A phrase, by its number, from a word up to, not including, another.</summary>
    internal readonly record struct Hit(int Phrase, int First, int End);

    private struct Walk(int[] code, NumberedSentence words, Growing<Hit> found)
    {
        /// <summary>The table of states as far as this walk knows it.</summary>
        public int[] Code = code;
        public readonly NumberedSentence Words = words;
        public readonly int[] Symbols = words.Symbols;
        public readonly int Count = words.Count;
        public readonly int LastWord = words.LastWord;
        private int from;

        public int Start { get; private set; }

        public void Begin(int start) => (Start, from) = (start, found.Count);

        public readonly void Accept(int phrase, int at)
        {
            if (at == Start)
            {
                return;
            }

            // Few phrases share a start, so a walk back finds this one's place, or where it belongs.
            var (i, end) = (found.Count, Words.First + at);
            while (i > from && found[i - 1].Phrase > phrase)
            {
                i--;
            }

            if (i > from && found[i - 1].Phrase == phrase)
            {
                if (found[i - 1].End < end)
                {
                    found[i - 1] = new(phrase, Words.First + Start, end);
                }
            }
            else
            {
                found.Insert(i, new(phrase, Words.First + Start, end));
            }
        }
    }
}
