using System.Runtime.CompilerServices;

namespace Candor.Core.Text;

/// <content>
/// The states, one after another in one table of numbers, each a few numbers that lie together: most steps of a walk touch
/// one line of the processor's cache, where objects would touch four.
/// </content>
internal sealed partial class Automaton
{
    // A state: its number, the size of its ways less one, two words of looks, where more of it lies (0: nothing to do there
    // but to go on; negative: a phrase ends there, or would at the sentence's end), then its ways by a hash of the word: the word, the state that it leads to (0: not made yet).
    private const int Mask = 1;
    private const int Looks = 2;
    private const int More = 4;
    private const int Ways = 5;

    // More of a state: how many phrases end there, its gap (0: none), what the sentence's end leads to (0: nothing, -1: not
    // made yet), then the phrases.
    private const int Gap = 1;
    private const int End = 2;
    private const int Accepts = 3;

    private readonly Dictionary<int[], int> states = new(new SameNumbers());
    private readonly Growing<int[]> placesOf = new();
    private readonly Growing<int> open = new();
    private readonly Lock making = new();

    // Marked with the round in which they were last met: places, sets of words, symbols.
    private readonly int[] seen;
    private readonly int[] holding;
    private readonly int[] laid;
    private int round;

    // A walk that holds an older table finds in it everything that it can get to there; what is missing sends it here.
    private int[] code = new int[1 << 14];
    private int used = 1;

    // Looks: a bit for each word that leads on, shared by a few words. For most words of a text one look spares the search.
    private int Step(ref Walk walk, int state, int symbol)
    {
        var table = walk.Code;
        if ((table[state + Looks + ((symbol >> 5) & 1)] >> (symbol & 31) & 1) == 0)
        {
            return 0;
        }

        var mask = table[state + Mask];
        for (var slot = (int)(Spread(symbol) >> 8) & mask; ; slot = (slot + 1) & mask)
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

    private static uint Spread(int symbol) => (uint)symbol * 2654435769u;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MakeTarget(ref Walk walk, int state, int symbol, int target)
    {
        lock (making)
        {
            if (code[target] == 0)
            {
                var made = Make(Close(After(state, symbol), atStart: false), isRoot: false);
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
                foreach (var place in placesOf[code[state]])
                {
                    if (graph.OpOf(place) == Graph.Op.AtEnd)
                    {
                        next.Add(graph.NextOf(place));
                    }
                }

                var made = Make(Close(next.Span, atStart: false), isRoot: false);
                Volatile.Write(ref code[more + End], made);
            }

            walk.Code = code;
            return code[more + End];
        }
    }

    private ReadOnlySpan<int> After(int state, int symbol)
    {
        var next = new Growing<int>();
        round++;
        foreach (var set in graph.SetsOfSymbol[symbol & ~Vocabulary.MarkBit])
        {
            holding[set] = round;
        }

        foreach (var place in placesOf[code[state]])
        {
            if (graph.OpOf(place) == Graph.Op.Word && holding[graph.ArgumentOf(place)] == round)
            {
                next.Add(graph.NextOf(place));
            }
        }

        // Stepping over the mark stays possible where another phrase names it.
        if (symbol >= Vocabulary.MarkBit && state != inside && state != atStart)
        {
            foreach (var place in placesOf[code[state]])
            {
                if (graph.OpOf(place) != Graph.Op.Accept)
                {
                    next.Add(place);
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
        foreach (var place in from)
        {
            open.Add(place);
        }

        while (open.Count > 0)
        {
            var place = open.Pop();
            if (seen[place] == round)
            {
                continue;
            }

            seen[place] = round;
            switch (graph.OpOf(place))
            {
                case Graph.Op.Fork:
                    foreach (var way in graph.WaysOf(place))
                    {
                        open.Add(way);
                    }

                    break;
                case Graph.Op.AtStart when atStart:
                    open.Add(graph.NextOf(place));
                    break;
                case Graph.Op.AtStart:
                    break;
                default:
                    closed.Add(place);
                    break;
            }
        }

        var all = closed.Span.ToArray();
        Array.Sort(all);
        return all;
    }

    private int Make(int[] key, bool isRoot)
    {
        if (states.TryGetValue(key, out var state))
        {
            return state;
        }

        var (words, accepts, ends) = (new Growing<int>(), new Growing<int>(), 0);
        Gaps? gaps = null;
        foreach (var place in key)
        {
            switch (graph.OpOf(place))
            {
                case Graph.Op.Word:
                    words.Add(place);
                    break;
                case Graph.Op.Accept:
                    accepts.Add(graph.ArgumentOf(place));
                    break;
                case Graph.Op.AtEnd:
                    ends = -1;
                    break;
                case Graph.Op.Gap:
                    Take(gaps ??= new Gaps(), graph.ArgumentOf(place), graph.NextOf(place));
                    break;
            }
        }

        // Where a gap opens, the words that go on at once are looked for with those behind it. A phrase's first word is not:
        // before it no mark is stepped over.
        var own = gaps is not null && !isRoot;
        state = Lay(own ? [] : Symbols(words.Span));
        if (accepts.Count > 0 || ends != 0 || gaps is not null)
        {
            if (own)
            {
                gaps!.Own = words.Span.ToArray();
            }

            var more = Room(Accepts + accepts.Count);
            var gap = gaps is null ? 0 : Lay(gaps);
            (code[more], code[more + Gap], code[more + End]) = (accepts.Count, gap, ends);
            accepts.Span.CopyTo(code.AsSpan(more + Accepts));
            code[state + More] = accepts.Count > 0 || ends != 0 ? -more : more;
            if (own)
            {
                code[gap + OwnWords] = 1;
            }
        }

        code[state] = placesOf.Count;
        placesOf.Add(key);
        return states[key] = state;
    }

    private ReadOnlySpan<int> SymbolsOf(int state) => Symbols(placesOf[code[state]]);

    private ReadOnlySpan<int> Symbols(ReadOnlySpan<int> places)
    {
        var symbols = new Growing<int>();
        round++;
        foreach (var place in places)
        {
            if (graph.OpOf(place) != Graph.Op.Word)
            {
                continue;
            }

            foreach (var symbol in graph.SymbolsOfSet[graph.ArgumentOf(place)])
            {
                ref var last = ref laid[symbol & ~Vocabulary.MarkBit];
                if (last != round)
                {
                    last = round;
                    symbols.Add(symbol);
                }
            }
        }

        return symbols.Span;
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
            var slot = (int)(Spread(symbol) >> 8) & (size - 1);
            while (code[state + Ways + slot * 2] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            code[state + Ways + slot * 2] = symbol;
            code[state + Looks + ((symbol >> 5) & 1)] |= 1 << (symbol & 31);
        }

        return state;
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
}
