using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>Marks the uses of words that the files of <see cref="MarkRule"/> tell apart by their context.</summary>
public sealed class FindMarks
{
    /// <summary>Words and marks; no context reaches further back from the use that it decides on.</summary>
    private const int LongestReach = 40;

    private readonly IReadOnlyList<MarkRule> rules;
    private readonly Phrases<Found> phrases;

    public FindMarks(IReadOnlyList<MarkRule> rules)
    {
        this.rules = rules;
        var all = new List<(Phrase, Found)>();
        for (var r = 0; r < rules.Count; r++)
        {
            foreach (var find in rules[r].Finds)
            {
                all.Add((find, new Found(r, -1)));
            }

            for (var c = 0; c < rules[r].Contexts.Count; c++)
            {
                foreach (var when in rules[r].Contexts[c].When)
                {
                    all.Add((when, new Found(r, c)));
                }
            }
        }

        phrases = new Phrases<Found>(all);
    }

    /// <summary>In the text's order; of two marks of one kind that overlap, the longer.</summary>
    public List<WordMark> In(ReadText text)
    {
        var uses = new List<PhraseFound<Found>>();
        var contexts = new List<PhraseFound<Found>>[rules.Count];
        foreach (var found in phrases.Find(text))
        {
            if (found.What.Context < 0)
            {
                uses.Add(found);
            }
            else
            {
                (contexts[found.What.Rule] ??= []).Add(found);
            }
        }

        var marks = new List<WordMark>();
        var nearest = new int[rules.Count];
        foreach (var use in uses)
        {
            var rule = rules[use.What.Rule];
            if (Counts(rule, use, contexts[use.What.Rule] ?? [], ref nearest[use.What.Rule]))
            {
                // A phrase that ends in a gap may have stepped over the mark behind its last word.
                var end = use.End;
                while (text.Words[end - 1].Kind == WordKind.Mark)
                {
                    end--;
                }

                Add(marks, new WordMark(rule.Kind, use.First, end, rule.Id));
            }
        }

        return marks;
    }

    private static bool Counts(
        MarkRule rule,
        PhraseFound<Found> use,
        List<PhraseFound<Found>> contexts,
        ref int nearest
    )
    {
        // Uses come in order, so what lies behind one of them lies behind the next ones too.
        while (nearest < contexts.Count && contexts[nearest].First < use.First - LongestReach)
        {
            nearest++;
        }

        var decides = int.MaxValue;
        for (var i = nearest; i < contexts.Count; i++)
        {
            var context = contexts[i];
            if (context.First > use.First)
            {
                break;
            }

            if (context.End >= use.End)
            {
                decides = Math.Min(decides, context.What.Context);
            }
        }

        return (decides, use.First, rule.Opening) switch
        {
            (int.MaxValue, 0, { } opening) => opening,
            (int.MaxValue, _, _) => rule.Otherwise,
            _ => rule.Contexts[decides].Marked,
        };
    }

    private static void Add(List<WordMark> marks, WordMark mark)
    {
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            var other = marks[i];
            if (other.Kind == mark.Kind && other.First < mark.End && mark.First < other.End)
            {
                if (other.End - other.First >= mark.End - mark.First)
                {
                    return;
                }

                marks.RemoveAt(i);
            }

            if (other.End + 12 < mark.First)
            {
                break;
            }
        }

        marks.Add(mark);
    }

    private readonly record struct Found(int Rule, int Context);
}
