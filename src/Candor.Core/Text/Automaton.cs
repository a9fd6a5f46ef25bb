namespace Candor.Core.Text;

/// <summary>
/// Many phrases as one automaton over words. Its states are sets of places in phrases and are made when a text first
/// leads to them, so that a short message pays for the few states it meets and a long one runs on finished tables.
/// A gap is no transition but a note on a state: the places behind it are tried at each word that it may reach.
/// </summary>
/// <remarks>Threads may share it: a state never changes; a transition is filled in once, under a lock.</remarks>
internal sealed class Automaton
{
    private readonly Vocabulary vocabulary = new();
    private readonly List<Node> nodes = [];
    private readonly Dictionary<int[], State> states = new(new SameNodes());
    private readonly Lock making = new();
    private readonly State inside;
    private readonly State atStart;

    public Automaton(IEnumerable<Phrase> phrases)
    {
        var firsts = new List<int>();
        var count = 0;
        foreach (var phrase in phrases)
        {
            var accept = Add(new(Op.Accept, count++, -1, null));
            firsts.Add(Compile(phrase.Parts, accept));
        }

        vocabulary.Close();
        inside = Make(Close(firsts, atStart: false));
        atStart = Make(Close(firsts, atStart: true));
    }

    private enum Op : byte
    {
        Word,
        Start,
        Gap,
        AtStart,
        AtEnd,
        Fork,
        Accept,
    }

    /// <summary>Adds every place of every phrase to <paramref name="found"/>: by start, then phrase, the longest of each.</summary>
    public void Find(ReadText text, ref int[] symbols, List<Hit> found)
    {
        var tokens = text.Tokens;
        if (symbols.Length < tokens.Length)
        {
            symbols = new int[Math.Max(tokens.Length, symbols.Length * 2)];
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            symbols[i] = vocabulary.Of(text.Text, tokens[i]);
        }

        foreach (var sentence in text.AllSentences)
        {
            var lastWord = sentence.End;
            while (lastWord > sentence.First && symbols[lastWord - 1] >= Vocabulary.MarkBit)
            {
                lastWord--;
            }

            var walk = new Walk(symbols, sentence.End, lastWord, found);
            var root = atStart;
            for (var at = sentence.First; at < sentence.End; at++)
            {
                walk.Begin(at);
                if (root.IsPlain)
                {
                    if (Step(root, symbols[at]) is { } next)
                    {
                        Follow(ref walk, next, at + 1);
                    }
                }
                else
                {
                    Follow(ref walk, root, at);
                }

                if (symbols[at] < Vocabulary.MarkBit)
                {
                    root = inside;
                }
            }
        }
    }

    private void Follow(ref Walk walk, State state, int at)
    {
        while (true)
        {
            if (!state.IsPlain)
            {
                foreach (var phrase in state.Accepts)
                {
                    walk.Accept(phrase, at);
                }

                if (state.AtEnd is not null && at >= walk.LastWord)
                {
                    Follow(ref walk, Lazily(ref state.EndTarget, state.AtEnd), at);
                }

                foreach (var gap in state.Gaps)
                {
                    var behind = Lazily(ref gap.Target, gap.Behind);
                    for (int skipped = 0, to = at; to <= walk.End; to++)
                    {
                        Follow(ref walk, behind, to);
                        if (to < walk.End && walk.Symbols[to] < Vocabulary.MarkBit && ++skipped > gap.Most)
                        {
                            break;
                        }
                    }
                }
            }

            // Marks that the phrase does not name are stepped over, but never at its start.
            State? next = null;
            while (
                at < walk.End
                && (next = Step(state, walk.Symbols[at])) is null
                && walk.Symbols[at] >= Vocabulary.MarkBit
                && at > walk.Start
            )
            {
                at++;
            }

            if (next is null)
            {
                return;
            }

            state = next;
            at++;
        }
    }

    private State? Step(State state, int symbol)
    {
        var slot = state.Slot(symbol);
        if (slot < 0)
        {
            return null;
        }

        return Volatile.Read(ref state.Targets[slot]) ?? MakeTarget(state, symbol, slot);
    }

    private State MakeTarget(State state, int symbol, int slot)
    {
        lock (making)
        {
            var next = new List<int>();
            foreach (var n in state.Nodes)
            {
                var node = nodes[n];
                if (
                    node.Op == Op.Word
                        ? node.Argument == symbol
                        : node.Op == Op.Start && vocabulary.SymbolsOfStart(node.Argument).Contains(symbol)
                )
                {
                    next.Add(node.Next);
                }
            }

            var closed = Close(next, atStart: false);
            if (symbol >= Vocabulary.MarkBit && state != inside && state != atStart)
            {
                closed.UnionWith(state.Nodes.Where(n => nodes[n].Op != Op.Accept));
            }

            var made = Make(closed);
            Volatile.Write(ref state.Targets[slot], made);
            return made;
        }
    }

    private State Lazily(ref State? target, int[] behind)
    {
        if (Volatile.Read(ref target) is { } made)
        {
            return made;
        }

        lock (making)
        {
            made = Make(Close(behind, atStart: false));
            Volatile.Write(ref target, made);
            return made;
        }
    }

    private SortedSet<int> Close(IEnumerable<int> from, bool atStart)
    {
        var closed = new SortedSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out var n))
        {
            var node = nodes[n];
            if (node.Op == Op.Fork)
            {
                foreach (var way in node.Ways!)
                {
                    open.Push(way);
                }
            }
            else if (node.Op == Op.AtStart)
            {
                if (atStart)
                {
                    open.Push(node.Next);
                }
            }
            else
            {
                closed.Add(n);
            }
        }

        return closed;
    }

    private State Make(SortedSet<int> closed)
    {
        int[] key = [.. closed];
        if (states.TryGetValue(key, out var state))
        {
            return state;
        }

        var symbols = new HashSet<int>();
        foreach (var n in key)
        {
            if (nodes[n].Op == Op.Word)
            {
                symbols.Add(nodes[n].Argument);
            }
            else if (nodes[n].Op == Op.Start)
            {
                symbols.UnionWith(vocabulary.SymbolsOfStart(nodes[n].Argument));
            }
        }

        int[] ends = [.. key.Where(n => nodes[n].Op == Op.AtEnd).Select(n => nodes[n].Next)];
        state = new State(
            key,
            symbols,
            [.. key.Where(n => nodes[n].Op == Op.Accept).Select(n => nodes[n].Argument)],
            ends.Length > 0 ? ends : null,
            [
                .. key.Where(n => nodes[n].Op == Op.Gap)
                    .GroupBy(n => nodes[n].Argument)
                    .Select(g => new GapOut(g.Key, [.. g.Select(n => nodes[n].Next)])),
            ]
        );
        return states[key] = state;
    }

    private int Compile(IReadOnlyList<Phrase.Part> parts, int next)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            next = parts[i] switch
            {
                Phrase.Exactly word => Add(new(Op.Word, vocabulary.Word(word.Word), next, null)),
                Phrase.Mark mark => Add(new(Op.Word, vocabulary.Mark(mark.Sign), next, null)),
                Phrase.Start start => Add(new(Op.Start, vocabulary.Start(start.Letters), next, null)),
                Phrase.Gap gap => Add(new(Op.Gap, gap.Most, next, null)),
                Phrase.Edge edge => Add(new(edge.AtStart ? Op.AtStart : Op.AtEnd, 0, next, null)),
                Phrase.Choice choice => Fork(choice, next),
                _ => throw new InvalidOperationException($"{parts[i]} is no part that the automaton knows"),
            };
        }

        return next;
    }

    private int Fork(Phrase.Choice choice, int next) =>
        Add(new(Op.Fork, 0, -1, [.. choice.Runs.Select(run => Compile(run, next))]));

    private int Add(Node node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }

    /// <summary>A phrase, by its number, from a word up to, not including, another.</summary>
    internal readonly record struct Hit(int Phrase, int First, int End);

    private readonly record struct Node(Op Op, int Argument, int Next, int[]? Ways);

    private sealed class GapOut(int most, int[] behind)
    {
        public readonly int Most = most;
        public readonly int[] Behind = behind;
        public State? Target;
    }

    private sealed class State
    {
        public readonly int[] Nodes;
        public readonly int[] Accepts;
        public readonly int[]? AtEnd;
        public readonly GapOut[] Gaps;
        public readonly State?[] Targets;

        /// <summary>Nothing to do here but to go on.</summary>
        public readonly bool IsPlain;
        public State? EndTarget;

        private readonly int[] keys;
        private readonly int mask;

        public State(int[] nodes, HashSet<int> symbols, int[] accepts, int[]? atEnd, GapOut[] gaps)
        {
            (Nodes, Accepts, AtEnd, Gaps) = (nodes, accepts, atEnd, gaps);
            IsPlain = accepts.Length == 0 && atEnd is null && gaps.Length == 0;
            var size = 4;
            while (size < symbols.Count * 2)
            {
                size *= 2;
            }

            (keys, Targets, mask) = (new int[size], new State?[size], size - 1);
            foreach (var symbol in symbols)
            {
                var slot = First(symbol);
                while (keys[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                keys[slot] = symbol;
            }
        }

        public int Slot(int symbol)
        {
            if ((symbol & ~Vocabulary.MarkBit) == 0)
            {
                return -1;
            }

            var slot = First(symbol);
            while (true)
            {
                var key = keys[slot];
                if (key == symbol)
                {
                    return slot;
                }

                if (key == 0)
                {
                    return -1;
                }

                slot = (slot + 1) & mask;
            }
        }

        private int First(int symbol) => (int)((uint)symbol * 2654435769u >> 8) & mask;
    }

    private struct Walk(int[] symbols, int end, int lastWord, List<Hit> found)
    {
        public readonly int[] Symbols = symbols;
        public readonly int End = end;
        public readonly int LastWord = lastWord;
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
            var i = found.Count;
            while (i > from && found[i - 1].Phrase > phrase)
            {
                i--;
            }

            if (i > from && found[i - 1].Phrase == phrase)
            {
                if (found[i - 1].End < at)
                {
                    found[i - 1] = new(phrase, Start, at);
                }
            }
            else
            {
                found.Insert(i, new(phrase, Start, at));
            }
        }
    }

    private sealed class SameNodes : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] nodes)
        {
            var hash = new HashCode();
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(nodes.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
