namespace Candor.Core.Text;

/// <summary>Makes the <see cref="Graph"/> of some phrases.</summary>
internal sealed class DrawGraph
{
    private readonly NameWords names = new();
    private readonly Growing<int> places = new();
    private readonly Growing<int> ways = new();
    private readonly Dictionary<int[], int> sets = new(new SameNumbers());
    private readonly Dictionary<Phrase.Choice, Sorted> sorted = new(ReferenceEqualityComparer.Instance);

    private DrawGraph() { }

    public static Graph Of(IReadOnlyList<Phrase> phrases)
    {
        var draw = new DrawGraph();
        var firsts = new int[phrases.Count];
        for (var i = 0; i < firsts.Length; i++)
        {
            firsts[i] = draw.Run(phrases[i].Parts, draw.Add(Graph.Op.Accept, i, -1));
        }

        var all = new int[draw.sets.Count][];
        foreach (var (set, number) in draw.sets)
        {
            all[number] = set;
        }

        var (vocabulary, symbolsOfSet, setsOfSymbol) = draw.names.Close(all);
        return new(
            vocabulary,
            firsts,
            draw.places.Span.ToArray(),
            draw.ways.Span.ToArray(),
            symbolsOfSet,
            setsOfSymbol
        );
    }

    private int Run(IReadOnlyList<Phrase.Part> parts, int next)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            next = parts[i] switch
            {
                Phrase.Gap gap => Add(Graph.Op.Gap, gap.Most, next),
                Phrase.Edge edge => Add(edge.AtStart ? Graph.Op.AtStart : Graph.Op.AtEnd, 0, next),
                Phrase.Choice choice => Fork(choice, next),
                var word => Add(Graph.Op.Word, Set([names.Of(word)]), next),
            };
        }

        return next;
    }

    private int Fork(Phrase.Choice choice, int next)
    {
        if (!sorted.TryGetValue(choice, out var split))
        {
            var (words, runs) = (new SortedSet<int>(), new List<IReadOnlyList<Phrase.Part>>());
            Sort(choice, words, runs);
            sorted[choice] = split = new(words.Count == 0 ? -1 : Set([.. words]), runs);
        }

        var own = split.Words < 0 ? -1 : Add(Graph.Op.Word, split.Words, next);
        if (split.Runs.Count == 0)
        {
            return own;
        }

        var begins = new List<int>();
        if (own >= 0)
        {
            begins.Add(own);
        }

        foreach (var run in split.Runs)
        {
            begins.Add(Run(run, next));
        }

        var fork = Add(Graph.Op.Fork, ways.Count, -1);
        ways.Add(begins.Count);
        foreach (var begin in begins)
        {
            ways.Add(begin);
        }

        return fork;
    }

    // A class's single words, those of the classes that it names among them, are one set; what is longer stays a run.
    private void Sort(Phrase.Choice choice, SortedSet<int> words, List<IReadOnlyList<Phrase.Part>> runs)
    {
        foreach (var run in choice.Runs)
        {
            switch (run)
            {
                case [Phrase.Choice inner]:
                    Sort(inner, words, runs);
                    break;
                case [Phrase.Exactly or Phrase.Start or Phrase.Mark]:
                    words.Add(names.Of(run[0]));
                    break;
                default:
                    runs.Add(run);
                    break;
            }
        }
    }

    private int Set(int[] words)
    {
        if (!sets.TryGetValue(words, out var set))
        {
            sets[words] = set = sets.Count;
        }

        return set;
    }

    private int Add(Graph.Op op, int argument, int next)
    {
        places.Add((int)op);
        places.Add(argument);
        places.Add(next);
        return places.Count / Graph.Step - 1;
    }

    /// <param name="Words">The set of the single words; -1 where there are none.</param>
    private sealed record Sorted(int Words, IReadOnlyList<IReadOnlyList<Phrase.Part>> Runs);
}
