using System.Runtime.CompilerServices;

namespace Candor.Core.Text;

/// <content>
/// The states, one after another in one table of numbers, each a few numbers that lie together: most steps of a walk touch
/// one line of the processor's cache, where objects would touch four.
/// </content>
internal sealed partial class Automaton
{
    // A state: its number, the size of its ways less one, two words of looks, where more of it lies (0: nothing to do there
    // but to go on), then its ways by a hash of the word: the word, the state that it leads to (0: not made yet).
    private const int Mask = 1;
    private const int Looks = 2;
    private const int More = 4;
    private const int Ways = 5;

    // More of a state: how many phrases end there, its gap (0: none), what the sentence's end leads to (0: nothing, -1: not
    // made yet), then the phrases.
    private const int Gap = 1;
    private const int End = 2;
    private const int Accepts = 3;

    // A gap: the most words that it skips, its number, whether only words lie behind it (1), sixteen words of looks, then what
    // lies behind it by the words skipped.
    private const int OnlyWords = 2;
    private const int GapLooks = 3;
    private const int Behinds = GapLooks + 16;

    private readonly Dictionary<int[], int> states = new(new SameNodes());
    private readonly Growing<int[]> nodesOf = new();
    private readonly Growing<Gaps> gapsOf = new();
    private readonly Growing<int> open = new();
    private readonly Lock making = new();
    private int[] seen = [];
    private int round;

    // A walk that holds an older table finds in it everything that it can get to there; what is missing sends it here.
    private int[] code = new int[1 << 14];
    private int used = 1;

    // Looks: a bit for each word that leads on, shared by a few words. For most words of a text one look spares the search.
    private int Step(ref Walk walk, int state, int symbol)
    {
        var table = walk.Code;
        var spread = Spread(symbol);
        if ((table[state + Looks + (int)(spread >> 31)] >> (int)(spread >> 26) & 1) == 0)
        {
            return 0;
        }

        var mask = table[state + Mask];
        for (var slot = (int)(spread >> 8) & mask; ; slot = (slot + 1) & mask)
        {
            var way = state + Ways + slot * 2;
            var named = table[way];
            if (named == symbol || named == 0)
            {
                return named == 0 ? 0
                    : Volatile.Read(ref table[way + 1]) is > 0 and var target ? target
                    : MakeTarget(ref walk, state, symbol, way + 1);
            }
        }
    }

    /// <summary>Whether a word may stand behind a gap, where only words lie behind it.</summary>
    private static bool May(int[] table, int gap, int symbol)
    {
        var spread = Spread(symbol);
        return (table[gap + GapLooks + (int)(spread >> 28)] >> (int)(spread >> 23) & 1) != 0;
    }

    private static uint Spread(int symbol) => (uint)symbol * 2654435769u;

    private int Behind(ref Walk walk, int gap, int skipped) =>
        Volatile.Read(ref walk.Code[gap + Behinds + skipped]) is > 0 and var behind
            ? behind
            : MakeBehind(ref walk, gap, skipped);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MakeBehind(ref Walk walk, int gap, int skipped)
    {
        lock (making)
        {
            if (code[gap + Behinds + skipped] == 0)
            {
                var made = Make(Close(gapsOf[code[gap + 1]].Behind(skipped), atStart: false));
                var (ways, size) = (made + Ways, code[made + Mask] + 1);
                code[gap + OnlyWords] |= skipped == 0 && code[made + More] == 0 ? 1 : 0;
                for (var i = 0; skipped == 0 && i < size; i++)
                {
                    var spread = Spread(code[ways + i * 2]);
                    code[gap + GapLooks + (int)(spread >> 28)] |=
                        code[ways + i * 2] == 0 ? 0 : 1 << (int)(spread >> 23);
                }

                Volatile.Write(ref code[gap + Behinds + skipped], made);
            }

            walk.Code = code;
            return code[gap + Behinds + skipped];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MakeTarget(ref Walk walk, int state, int symbol, int target)
    {
        lock (making)
        {
            if (code[target] == 0)
            {
                var made = Make(Close(After(state, symbol), atStart: false));
                Volatile.Write(ref code[target], made);
            }

            walk.Code = code;
            return code[target];
        }
    }

    private int EndOf(ref Walk walk, int state, int more)
    {
        if (Volatile.Read(ref walk.Code[more + End]) is > 0 and var end)
        {
            return end;
        }

        lock (making)
        {
            if (code[more + End] < 0)
            {
                var next = new Growing<int>();
                foreach (var n in nodesOf[code[state]])
                {
                    if (nodes[n].Op == Op.AtEnd)
                    {
                        next.Add(nodes[n].Next);
                    }
                }

                var made = Make(Close(next.Span, atStart: false));
                Volatile.Write(ref code[more + End], made);
            }

            walk.Code = code;
            return code[more + End];
        }
    }

    private ReadOnlySpan<int> After(int state, int symbol)
    {
        var next = new Growing<int>();
        foreach (var n in nodesOf[code[state]])
        {
            ref var node = ref nodes[n];
            if (
                node.Op == Op.Word
                    ? node.Argument == symbol
                    : node.Op == Op.Start && vocabulary.StartsWith(symbol, node.Argument)
            )
            {
                next.Add(node.Next);
            }
        }

        // Stepping over the mark stays possible where another phrase names it.
        if (symbol >= Vocabulary.MarkBit && state != inside && state != atStart)
        {
            foreach (var n in nodesOf[code[state]])
            {
                if (nodes[n].Op != Op.Accept)
                {
                    next.Add(n);
                }
            }
        }

        return next.Span;
    }

    // The places that are reached from some without a word, in order.
    private int[] Close(ReadOnlySpan<int> from, bool atStart)
    {
        var closed = new Growing<int>();
        round++;
        foreach (var n in from)
        {
            open.Add(n);
        }

        while (open.Count > 0)
        {
            var n = open.Pop();
            if (seen[n] == round)
            {
                continue;
            }

            seen[n] = round;
            ref var node = ref nodes[n];
            if (node.Op == Op.Fork)
            {
                foreach (var way in node.Ways!)
                {
                    open.Add(way);
                }
            }
            else if (node.Op != Op.AtStart)
            {
                closed.Add(n);
            }
            else if (atStart)
            {
                open.Add(node.Next);
            }
        }

        var all = closed.Span.ToArray();
        Array.Sort(all);
        return all;
    }

    private int Make(int[] key)
    {
        if (states.TryGetValue(key, out var state))
        {
            return state;
        }

        var (symbols, accepts, ends) = (new Growing<int>(), new Growing<int>(), 0);
        Gaps? gaps = null;
        foreach (var n in key)
        {
            ref var node = ref nodes[n];
            switch (node.Op)
            {
                case Op.Word:
                    symbols.Add(node.Argument);
                    break;
                case Op.Start:
                    foreach (var symbol in vocabulary.SymbolsOfStart(node.Argument))
                    {
                        symbols.Add(symbol);
                    }

                    break;
                case Op.Accept:
                    accepts.Add(node.Argument);
                    break;
                case Op.AtEnd:
                    ends = -1;
                    break;
                case Op.Gap:
                    (gaps ??= new Gaps()).Add(node.Argument, node.Next);
                    break;
            }
        }

        state = Lay(symbols.Span);
        if (accepts.Count > 0 || ends != 0 || gaps is not null)
        {
            var gap = gaps is null ? 0 : Lay(gaps);
            var more = Room(Accepts + accepts.Count);
            (code[more], code[more + Gap], code[more + End]) = (accepts.Count, gap, ends);
            accepts.Span.CopyTo(code.AsSpan(more + Accepts));
            code[state + More] = more;
        }

        code[state] = nodesOf.Count;
        nodesOf.Add(key);
        return states[key] = state;
    }

    private int Lay(ReadOnlySpan<int> symbols)
    {
        var size = 2;
        while (size < symbols.Length * 2)
        {
            size *= 2;
        }

        var state = Room(Ways + size * 2);
        code[state + Mask] = size - 1;
        foreach (var symbol in symbols)
        {
            var spread = Spread(symbol);
            var slot = (int)(spread >> 8) & (size - 1);
            while (code[state + Ways + slot * 2] is var named && named != 0 && named != symbol)
            {
                slot = (slot + 1) & (size - 1);
            }

            code[state + Ways + slot * 2] = symbol;
            code[state + Looks + (int)(spread >> 31)] |= 1 << (int)(spread >> 26);
        }

        return state;
    }

    private int Lay(Gaps gaps)
    {
        var gap = Room(Behinds + gaps.Most + 1);
        (code[gap], code[gap + 1]) = (gaps.Most, gapsOf.Count);
        gapsOf.Add(gaps);
        return gap;
    }

    // What is laid never straddles two tables, so that an older one holds it whole or not at all.
    private int Room(int length)
    {
        if (used + length > code.Length)
        {
            var longer = new int[Math.Max(code.Length * 2, code.Length + length)];
            code.CopyTo(longer, 0);
            used = code.Length;
            Volatile.Write(ref code, longer);
        }

        used += length;
        return used - length;
    }

    /// <summary>The gaps that can be taken at a state: how many words each may skip, and what lies behind it.</summary>
    private sealed class Gaps
    {
        private readonly Growing<int> mosts = new();
        private readonly Growing<int> behinds = new();

        public int Most { get; private set; }

        public void Add(int most, int behind)
        {
            mosts.Add(most);
            behinds.Add(behind);
            Most = Math.Max(Most, most);
        }

        public ReadOnlySpan<int> Behind(int skipped)
        {
            var reached = new Growing<int>();
            for (var i = 0; i < mosts.Count; i++)
            {
                if (mosts[i] >= skipped)
                {
                    reached.Add(behinds[i]);
                }
            }

            return reached.Span;
        }
    }

    private sealed class SameNodes : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => Same(x!, y!);

        private static bool Same(int[] x, int[] y)
        {
            var i = x.Length == y.Length ? x.Length - 1 : 0;
            while (i >= 0 && x.Length == y.Length && x[i] == y[i])
            {
                i--;
            }

            return i < 0;
        }

        public int GetHashCode(int[] nodes)
        {
            var hash = 17;
            foreach (var node in nodes)
            {
                hash = hash * 31 + node;
            }

            return hash;
        }
    }
}
