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

    private readonly Vocabulary vocabulary = new();
    private readonly Growing<Node> nodes = new();
    private readonly int inside;
    private readonly int atStart;

    // What each word of the vocabulary leads to inside a sentence: looked at once for every word of a text.
    private readonly int[] begins;

    public Automaton(IReadOnlyList<Phrase> phrases)
    {
        var firsts = new int[phrases.Count];
        for (var i = 0; i < firsts.Length; i++)
        {
            firsts[i] = Compile(phrases[i].Parts, Add(new(Op.Accept, i, -1, null)));
        }

        vocabulary.Close();
        seen = new int[nodes.Count];
        begins = new int[vocabulary.Size];
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
    /// <param name="within">
    /// In order; sentences that lie outside of all are passed over. Half of an answer is what it quotes, and nobody asks for
    /// that. All are wanted where there are none.
    /// </param>
    public void Find(ReadText text, ref int[] symbols, Growing<Hit> found, ReadOnlySpan<Span> within)
    {
        if (symbols.Length < text.Count)
        {
            symbols = new int[Math.Max(text.Count, symbols.Length * 2)];
        }

        var span = 0;
        foreach (var sentence in text.AllSentences)
        {
            while (span < within.Length && within[span].End <= sentence.Span.Start)
            {
                span++;
            }

            if (span < within.Length ? within[span].Start >= sentence.Span.End : within.Length > 0)
            {
                continue;
            }

            vocabulary.Number(text, sentence, symbols);
            var lastWord = sentence.End;
            while (lastWord > sentence.First && symbols[lastWord - 1] >= Vocabulary.MarkBit)
            {
                lastWord--;
            }

            var walk = new Walk(Volatile.Read(ref code), symbols, sentence.End, lastWord, found);
            var root = atStart;
            for (var at = sentence.First; at < sentence.End; at++)
            {
                walk.Begin(at);
                if (walk.Code[root + More] == 0)
                {
                    var next = root == inside ? Begin(ref walk, symbols[at]) : Step(ref walk, root, symbols[at]);
                    if (next > 0)
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
            if (walk.Code[state + More] is > 0 and var more)
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

                if (walk.Code[more + Gap] is > 0 and var gap)
                {
                    FollowGap(ref walk, gap, at);
                }
            }

            // Marks that the phrase does not name are stepped over, but never at its start.
            var next = 0;
            var last = Math.Min(walk.End, at + MostMarks);
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

    // All gaps of a state are walked at once: behind each word lies what the gaps that reach so far lead to.
    private void FollowGap(ref Walk walk, int gap, int at)
    {
        Behind(ref walk, gap, 0);
        if (walk.Code[gap + OnlyWords] == 0)
        {
            FollowWhatever(ref walk, gap, at);
            return;
        }

        var most = walk.Code[gap];
        var last = Math.Min(walk.End, at + most + MostMarks);
        for (int skipped = 0, to = at; to < last; to++)
        {
            var symbol = walk.Symbols[to];
            if (
                May(walk.Code, gap, symbol)
                && Step(ref walk, Behind(ref walk, gap, skipped), symbol) is > 0 and var next
            )
            {
                Follow(ref walk, next, to + 1);
            }

            if (symbol < Vocabulary.MarkBit && ++skipped > most)
            {
                return;
            }
        }
    }

    // A phrase may end behind the gap, or go on with another.
    private void FollowWhatever(ref Walk walk, int gap, int at)
    {
        var last = Math.Min(walk.End, at + walk.Code[gap] + MostMarks);
        for (int skipped = 0, to = at; ; to++)
        {
            Follow(ref walk, Behind(ref walk, gap, skipped), to);
            if (to == last || (walk.Symbols[to] < Vocabulary.MarkBit && ++skipped > walk.Code[gap]))
            {
                return;
            }
        }
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

    private struct Walk(int[] code, int[] symbols, int end, int lastWord, Growing<Hit> found)
    {
        /// <summary>The table of states as far as this walk knows it.</summary>
        public int[] Code = code;
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
}
