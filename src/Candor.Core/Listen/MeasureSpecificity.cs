using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// How much a point lets one know, from 0 (says little) to 1 (says what, where and how), with the words that make it
/// so. An ordinal scale: it ranks points, it measures nothing in the world.
/// </summary>
internal static class MeasureSpecificity
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "the",
        "you",
        "your",
        "we",
        "our",
        "i",
        "my",
        "it",
        "its",
        "they",
        "their",
        "he",
        "she",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "and",
        "or",
        "but",
        "that",
        "this",
        "as",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "have",
        "has",
        "had",
        "would",
        "could",
        "should",
        "may",
        "might",
        "will",
        "can",
        "do",
        "did",
        "not",
        "more",
        "very",
        "really",
        "quite",
        "bit",
        "little",
        "some",
        "so",
        "just",
        "too",
        "there",
        "which",
        "who",
        "than",
        "from",
        "by",
        "if",
        "when",
        "us",
        "me",
        "also",
        "felt",
        "feel",
        "think",
        "thought",
        "other",
        "another",
    };

    public static (double Specificity, IReadOnlyList<Shown> Shown) Of(
        ReadText read,
        Clause clause,
        IReadOnlyList<PhraseFound<Cue>> cues,
        Topic? topic
    )
    {
        var shown = new List<Shown>();
        foreach (var cue in cues.Where(clause.Holds))
        {
            var adds = cue.What switch
            {
                Cue.Instance => 0.16,
                Cue.Moment => 0.14,
                Cue.Method => 0.1,
                Cue.Vague => -0.13,
                _ => 0,
            };
            var at = cue.In(read);
            if (adds != 0 && !shown.Exists(s => s.Span.Meets(at)))
            {
                shown.Add(new(at, at.Of(read.Text), adds));
            }
        }

        var content = 0;
        for (var i = clause.First; i < clause.End; i++)
        {
            var word = read.Words[i];
            if (word.Kind == WordKind.Mark || Small.Contains(word.Form))
            {
                continue;
            }

            content++;
            var own = word.Span.Of(read.Text);
            var named =
                word.Kind == WordKind.Number
                || own.Skip(1).Any(char.IsUpper)
                || (i > 0 && i > read.Sentences[word.Sentence].First && char.IsUpper(own[0]) && own.Length > 1);
            if (named && !shown.Exists(s => s.Span.Meets(word.Span)))
            {
                shown.Add(new(word.Span, own, 0.08));
            }
        }

        // Each further word of substance tells a little less than the one before it.
        var length = 0.5 * (1 - Math.Exp(-Math.Max(0, content - 1) / 9.0));
        var sum = 0.12 + length + Capped(shown, s => s.Adds > 0, 0.4) + Capped(shown, s => s.Adds < 0, 0.35);
        sum -= topic is null or { Learn: false } ? 0.06 : 0;
        return (Math.Round(Math.Clamp(sum, 0, 1), 2), [.. shown.OrderBy(s => s.Span.Start)]);
    }

    private static double Capped(List<Shown> shown, Func<Shown, bool> which, double most) =>
        Math.Clamp(shown.Where(which).Sum(s => s.Adds), -most, most);
}
