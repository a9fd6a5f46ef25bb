namespace Candor.Core.Text;

/// <summary>Where a phrase was found: words from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct PhraseFound<T>(T What, Phrase Phrase, int First, int End)
{
    public Span In(ReadText text) => new(text.Tokens[First].Start, text.Tokens[End - 1].End);
}

/// <summary>Many phrases, looked for at once; each carries what it stands for.</summary>
public sealed class Phrases<T>
{
    private readonly Phrase[] all;
    private readonly T[] whats;
    private readonly Automaton automaton;

    public Phrases(IEnumerable<(Phrase Phrase, T What)> phrases)
    {
        var given = phrases.ToList();
        all = [.. given.Select(one => one.Phrase)];
        whats = [.. given.Select(one => one.What)];
        automaton = new Automaton(DrawGraph.Of(all));
    }

    /// <param name="drawn">Their graph, where it was drawn before; else it is drawn now.</param>
    internal Phrases(Phrase[] phrases, T[] whats, Graph? drawn = null)
    {
        (all, this.whats) = (phrases, whats);
        automaton = new Automaton(drawn ?? DrawGraph.Of(all));
    }

    internal Graph Graph => automaton.Graph;

    /// <summary>
    /// All places, by start, then in the order the phrases were given; of one phrase at one start, the longest. A place
    /// lies within one sentence.
    /// </summary>
    public IEnumerable<PhraseFound<T>> Find(ReadText text)
    {
        var found = new Growing<Automaton.Hit>();
        Find(text, new NumberedSentence(), found);
        for (var i = 0; i < found.Count; i++)
        {
            var hit = found[i];
            yield return new(whats[hit.Phrase], all[hit.Phrase], hit.First, hit.End);
        }
    }

    /// <summary>The same without a new list for every text; a hit's phrase is its position in what was given.</summary>
    /// <param name="within">In order; sentences that lie outside of all are passed over. Empty: all are looked at.</param>
    internal void Find(
        ReadText text,
        NumberedSentence words,
        Growing<Automaton.Hit> found,
        ReadOnlySpan<Span> within = default
    ) => automaton.Find(text, words, found, within);

    internal T What(int phrase) => whats[phrase];
}
