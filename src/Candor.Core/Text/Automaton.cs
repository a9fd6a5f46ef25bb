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
    private readonly Growing<Node> nodes = new();
    private readonly Growing<int> open = new();
    private int[] seen = [];
    private int looks;
    private readonly Dictionary<int[], State> states = new(new SameNodes());
    private readonly Lock making = new();
    private readonly State inside;
    private readonly State atStart;

    public Automaton(IReadOnlyList<Phrase> phrases)
    {
        var firsts = new int[phrases.Count];
        for (var i = 0; i < firsts.Length; i++)
        {
            firsts[i] = Compile(phrases[i].Parts, Add(new(Op.Accept, i, -1, null)));
        }

        vocabulary.Close();
        seen = new int[nodes.Count];
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
    public void Find(ReadText text, ref int[] symbols, Growing<Hit> found)
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

                if (state.Gaps is { } gaps)
                {
                    FollowGaps(ref walk, gaps, at);
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

    // All gaps of a state are walked at once: behind each word lies what the gaps that reach so far lead to.
    private void FollowGaps(ref Walk walk, Gaps gaps, int at)
    {
        for (int skipped = 0, to = at; to <= walk.End; to++)
        {
            var behind = Volatile.Read(ref gaps.Targets[skipped]) ?? MakeBehind(gaps, skipped);
            var word = to < walk.End && walk.Symbols[to] < Vocabulary.MarkBit;
            if (!word || !behind.IsPlain || behind.Slot(walk.Symbols[to]) >= 0)
            {
                Follow(ref walk, behind, to);
            }

            if (word && ++skipped > gaps.Most)
            {
                return;
            }
        }
    }

    private State MakeBehind(Gaps gaps, int skipped)
    {
        lock (making)
        {
            var made = Make(Close(gaps.Behind(skipped), atStart: false));
            Volatile.Write(ref gaps.Targets[skipped], made);
            return made;
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
            var next = new Growing<int>();
            foreach (var n in state.Nodes)
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
                foreach (var n in state.Nodes)
                {
                    if (nodes[n].Op != Op.Accept)
                    {
                        next.Add(n);
                    }
                }
            }

            var made = Make(Close(next.Span, atStart: false));
            Volatile.Write(ref state.Targets[slot], made);
            return made;
        }
    }

    private State Lazily(ref State? target, ReadOnlySpan<int> behind)
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

    // The places that are reached from some without a word, in order.
    private int[] Close(ReadOnlySpan<int> from, bool atStart)
    {
        var closed = new Growing<int>();
        looks++;
        foreach (var n in from)
        {
            open.Add(n);
        }

        while (open.Count > 0)
        {
            var n = open.Pop();
            if (seen[n] == looks)
            {
                continue;
            }

            seen[n] = looks;
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

    private State Make(int[] key)
    {
        if (states.TryGetValue(key, out var state))
        {
            return state;
        }

        var (symbols, accepts, ends) = (new Growing<int>(), new Growing<int>(), new Growing<int>());
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
                    ends.Add(node.Next);
                    break;
                case Op.Gap:
                    (gaps ??= new Gaps()).Add(node.Argument, node.Next);
                    break;
            }
        }

        gaps?.Close();
        state = new State(key, symbols.Span, accepts.Span.ToArray(), ends.Count > 0 ? ends.Span.ToArray() : null, gaps);
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

    private int Fork(Phrase.Choice choice, int next)
    {
        var ways = new int[choice.Runs.Count];
        for (var i = 0; i < ways.Length; i++)
        {
            ways[i] = Compile(choice.Runs[i], next);
        }

        return Add(new(Op.Fork, 0, -1, ways));
    }

    private int Add(Node node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }

    /// <summary>A phrase, by its number, from a word up to, not including, another.</summary>
    internal readonly record struct Hit(int Phrase, int First, int End);

    private readonly record struct Node(Op Op, int Argument, int Next, int[]? Ways);

    /// <summary>The gaps that can be taken at a state: how many words each may skip, and what lies behind it.</summary>
    private sealed class Gaps
    {
        private readonly Growing<int> mosts = new();
        private readonly Growing<int> behinds = new();

        /// <summary>By how many words have been skipped; filled in when a text first gets there.</summary>
        public State?[] Targets { get; private set; } = [];

        public int Most { get; private set; }

        public void Add(int most, int behind)
        {
            mosts.Add(most);
            behinds.Add(behind);
            Most = Math.Max(Most, most);
        }

        public void Close() => Targets = new State?[Most + 1];

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

    private sealed class State
    {
        public readonly int[] Nodes;
        public readonly int[] Accepts;
        public readonly int[]? AtEnd;
        public readonly Gaps? Gaps;
        public readonly State?[] Targets;

        /// <summary>Nothing to do here but to go on.</summary>
        public readonly bool IsPlain;
        public State? EndTarget;

        private readonly int[] keys;
        private readonly int mask;

        public State(int[] nodes, ReadOnlySpan<int> symbols, int[] accepts, int[]? atEnd, Gaps? gaps)
        {
            (Nodes, Accepts, AtEnd, Gaps) = (nodes, accepts, atEnd, gaps);
            IsPlain = accepts.Length == 0 && atEnd is null && gaps is null;
            var size = 4;
            while (size < symbols.Length * 2)
            {
                size *= 2;
            }

            (keys, Targets, mask) = (new int[size], new State?[size], size - 1);
            foreach (var symbol in symbols)
            {
                var slot = First(symbol);
                while (keys[slot] != 0 && keys[slot] != symbol)
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

    private struct Walk(int[] symbols, int end, int lastWord, Growing<Hit> found)
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
