namespace Candor.Core.Text;

/// <summary>Where a phrase was found: words from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct PhraseFound<T>(T What, Phrase Phrase, int First, int End)
{
    public Span In(ReadText text) => new(text.Words[First].Span.Start, text.Words[End - 1].Span.End);
}

/// <summary>Many phrases, looked for at once; each carries what it stands for.</summary>
public sealed class Phrases<T>
{
    private readonly Dictionary<string, List<(Phrase Phrase, T What)>> byWord = new(StringComparer.Ordinal);
    private readonly List<(Phrase Phrase, T What)> anywhere = [];

    public Phrases(IEnumerable<(Phrase Phrase, T What)> phrases)
    {
        foreach (var one in phrases)
        {
            var firsts = new HashSet<string>(StringComparer.Ordinal);
            if (Firsts(one.Phrase.Parts, 0, firsts))
            {
                foreach (var word in firsts)
                {
                    if (!byWord.TryGetValue(word, out var list))
                    {
                        byWord[word] = list = [];
                    }

                    list.Add(one);
                }
            }
            else
            {
                anywhere.Add(one);
            }
        }
    }

    /// <summary>
    /// All places, by start, then in the order the phrases were given; of one phrase at one start, the longest. A place
    /// lies within one sentence.
    /// </summary>
    public IEnumerable<PhraseFound<T>> Find(ReadText text)
    {
        for (var at = 0; at < text.Words.Count; at++)
        {
            if (byWord.TryGetValue(text.Words[at].Form, out var here))
            {
                foreach (var (phrase, what) in here)
                {
                    if (Longest(text, phrase, at) is > 0 and var end)
                    {
                        yield return new(what, phrase, at, end);
                    }
                }
            }

            foreach (var (phrase, what) in anywhere)
            {
                if (Longest(text, phrase, at) is > 0 and var end)
                {
                    yield return new(what, phrase, at, end);
                }
            }
        }
    }

    private static int Longest(ReadText text, Phrase phrase, int at)
    {
        var longest = -1;
        var sentence = text.Sentences[text.Words[at].Sentence];
        Match(text, sentence, new Rest(phrase.Parts, 0, null), at, end => longest = Math.Max(longest, end));
        return longest > at ? longest : -1;
    }

    private static void Match(ReadText text, Sentence sentence, Rest? rest, int at, Action<int> done)
    {
        while (rest is not null && rest.From == rest.Parts.Count)
        {
            rest = rest.After;
        }

        if (rest is null)
        {
            done(at);
            return;
        }

        var next = rest with { From = rest.From + 1 };
        var part = rest.Parts[rest.From];
        switch (part)
        {
            case Phrase.Choice choice:
                foreach (var run in choice.Runs)
                {
                    Match(text, sentence, new Rest(run, 0, next), at, done);
                }

                return;
            case Phrase.Edge edge:
                if (edge.AtStart ? OnlyMarks(text, sentence.First, at) : OnlyMarks(text, at, sentence.End))
                {
                    Match(text, sentence, next, at, done);
                }

                return;
            case Phrase.Gap gap:
                for (int skipped = 0, to = at; to <= sentence.End; to++)
                {
                    Match(text, sentence, next, to, done);
                    if (to < sentence.End && text.Words[to].Kind != WordKind.Mark && ++skipped > gap.Most)
                    {
                        return;
                    }
                }

                return;
        }

        for (; at < sentence.End; at++)
        {
            var word = text.Words[at];
            if (Fits(part, word))
            {
                Match(text, sentence, next, at + 1, done);
            }

            // Marks that the phrase does not name are stepped over, but never at its start.
            if (word.Kind != WordKind.Mark || (rest.After is null && rest.From == 0))
            {
                return;
            }
        }
    }

    private static bool OnlyMarks(ReadText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Words[i].Kind != WordKind.Mark)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(Phrase.Part part, Word word) =>
        part switch
        {
            Phrase.Exactly exactly => string.Equals(exactly.Word, word.Form, StringComparison.Ordinal),
            Phrase.Mark mark => string.Equals(mark.Sign, word.Form, StringComparison.Ordinal),
            Phrase.Start start => word.Form.StartsWith(start.Letters, StringComparison.Ordinal),
            _ => false,
        };

    // The words a match can begin with; false where it can begin with nearly any.
    private static bool Firsts(IReadOnlyList<Phrase.Part> parts, int from, HashSet<string> firsts)
    {
        for (var i = from; i < parts.Count; i++)
        {
            switch (parts[i])
            {
                case Phrase.Exactly exactly:
                    firsts.Add(exactly.Word);
                    return true;
                case Phrase.Mark mark:
                    firsts.Add(mark.Sign);
                    return true;
                case Phrase.Edge:
                    continue;
                case Phrase.Choice choice:
                    foreach (var run in choice.Runs.Where(run => run.Count > 0))
                    {
                        if (!Firsts(run, 0, firsts))
                        {
                            return false;
                        }
                    }

                    if (choice.Runs.All(run => run.Count > 0))
                    {
                        return true;
                    }

                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private sealed record Rest(IReadOnlyList<Phrase.Part> Parts, int From, Rest? After);
}
