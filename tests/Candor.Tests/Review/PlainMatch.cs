using Candor.Core.Text;

namespace Candor.Tests.Review;

/// <summary>Looks for one phrase by trying everything: slow, and plain enough to be believed.</summary>
internal static class PlainMatch
{
    public static IEnumerable<(int First, int End)> Find(ReadText text, Phrase phrase)
    {
        for (var at = 0; at < text.Words.Count; at++)
        {
            var sentence = text.Sentences[text.Words[at].Sentence];
            var ends = Match(text, sentence, at, [.. phrase.Parts], at).Where(end => end > at).ToList();
            if (ends.Count > 0)
            {
                yield return (at, ends.Max());
            }
        }
    }

    private static IEnumerable<int> Match(ReadText text, Sentence sentence, int start, Phrase.Part[] parts, int at)
    {
        if (parts is [])
        {
            return [at];
        }

        var rest = parts[1..];
        switch (parts[0])
        {
            case Phrase.Choice choice:
                return choice.Runs.SelectMany(run => Match(text, sentence, start, [.. run, .. rest], at));
            case Phrase.Edge { AtStart: true }:
                return at == start && Marks(text, sentence.First, at) ? Match(text, sentence, start, rest, at) : [];
            case Phrase.Edge:
                return Marks(text, at, sentence.End) ? Match(text, sentence, start, rest, at) : [];
            case Phrase.Gap gap:
                return Enumerable
                    .Range(at, sentence.End - at + 1)
                    .Where(to => Enumerable.Range(at, to - at).Count(i => !IsMark(text, i)) <= gap.Most)
                    .SelectMany(to => Match(text, sentence, start, rest, to));
        }

        var ends = new List<int>();
        for (; at < sentence.End; at++)
        {
            if (Fits(parts[0], text.Words[at]))
            {
                ends.AddRange(Match(text, sentence, start, rest, at + 1));
            }

            if (!IsMark(text, at) || at == start)
            {
                break;
            }
        }

        return ends;
    }

    private static bool IsMark(ReadText text, int word) => text.Words[word].Kind == WordKind.Mark;

    private static bool Marks(ReadText text, int from, int to) =>
        Enumerable.Range(from, to - from).All(i => IsMark(text, i));

    private static bool Fits(Phrase.Part part, Word word) =>
        part switch
        {
            Phrase.Exactly exactly => exactly.Word == word.Form && word.Kind != WordKind.Mark,
            Phrase.Mark mark => mark.Sign == word.Form && word.Kind == WordKind.Mark,
            Phrase.Start { Letters: "#" } => word.Kind == WordKind.Number,
            Phrase.Start start => word.Kind == WordKind.Word && word.Form.StartsWith(start.Letters),
            _ => false,
        };
}
