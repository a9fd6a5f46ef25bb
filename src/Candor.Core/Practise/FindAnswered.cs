using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Whether an answer is about what was asked, as far as words can tell: the share of the question's own words and
/// concepts ("disagreement") that come back in the answer, as themselves or as words of the same concept ("argued").
/// A hint and no more; a good answer may use none of them.
/// </summary>
public sealed class FindAnswered
{
    private readonly HashSet<string> leaveOut = new(StringComparer.Ordinal);
    private readonly List<(string Name, Phrases<bool> Words)> concepts = [];

    public FindAnswered(Library library, WordClasses classes, ICollection<Fault> faults)
    {
        if (
            library["practise/answered.yaml"] is not { } file
            || Entry.Of(file.Path, file.Root, faults) is not { } entry
        )
        {
            return;
        }

        entry.Text("message");
        entry.Text("why");
        Sources.Of(entry);
        leaveOut.UnionWith(entry.Texts("leave-out").SelectMany(words => words.Split(' ')));
        foreach (var concept in entry.Maps("concepts"))
        {
            concepts.Add(
                (
                    concept.Text("concept"),
                    new(ReadPhrases.Of(concept, "words", classes).Select(phrase => (phrase, true)))
                )
            );
            concept.Done();
        }

        entry.Elsewhere("examples");
        entry.Done();
    }

    /// <summary>0 (nothing of the question comes back) to 1; null where the question has no word to hold on to.</summary>
    public double? Of(ReadText question, ReadText answer)
    {
        var (asked, met) = (0, 0);
        var covered = new bool[question.Words.Count];
        foreach (var (_, words) in concepts)
        {
            var there = false;
            foreach (var found in words.Find(question))
            {
                there = true;
                covered.AsSpan(found.First, found.End - found.First).Fill(true);
            }

            if (there)
            {
                asked++;
                met += words.Find(answer).Any() ? 1 : 0;
            }
        }

        HashSet<string>? stems = null;
        for (var i = 0; i < question.Words.Count; i++)
        {
            var word = question.Words[i];
            if (!covered[i] && word.Kind == WordKind.Word && word.Form.Length > 2 && !leaveOut.Contains(word.Form))
            {
                stems ??= [.. answer.Words.Select(w => Stem(w.Form))];
                asked++;
                met += stems.Contains(Stem(word.Form)) ? 1 : 0;
            }
        }

        return asked == 0 ? null : (double)met / asked;
    }

    // Six letters are stem enough to join "prioritise" and "priorities", and too many to join "deal" and "dealer".
    private static string Stem(string form)
    {
        foreach (var ending in (ReadOnlySpan<string>)["'s", "ing", "ied", "ies", "ed", "es", "s", "ly"])
        {
            if (form.Length - ending.Length >= 4 && form.EndsWith(ending, StringComparison.Ordinal))
            {
                form = form[..^ending.Length];
                break;
            }
        }

        return form.Length > 6 ? form[..6] : form;
    }
}
