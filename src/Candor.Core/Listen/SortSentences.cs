using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What a sentence of an employer's mail is good for.</summary>
public enum SentenceKind
{
    /// <summary>Stands in many letters and says nothing about the candidate (A3).</summary>
    StockPhrase,

    /// <summary>Thanks, greetings, good wishes, regret.</summary>
    Courtesy,

    /// <summary>Says something about how the candidate did: worth keeping, however short (A3).</summary>
    Feedback,

    /// <summary>What happens next, or what they ask for.</summary>
    NextStep,
}

/// <summary>A sentence, or several of one kind that follow each other.</summary>
public readonly record struct SortedSentence(Span Span, SentenceKind Kind);

/// <summary>
/// Tells the sentences of a mail apart that say something from those that only sound so. Goes by the same wordings as
/// <see cref="FindPoints"/>, so that what is marked as feedback in a mail is what becomes a point later. A sentence that is
/// none of the four is left out; so is what the sender quoted, and their signature.
/// </summary>
public sealed class SortSentences(Library library, ICollection<Fault> faults, FindPoints findPoints)
{
    private readonly Hearing hearing = Hearing.Read(library, faults);

    /// <summary>In the text's order; of a text longer than <see cref="FindPoints.LongestText"/> the beginning.</summary>
    public IReadOnlyList<SortedSentence> In(string text)
    {
        text = text.Length > FindPoints.LongestText ? text[..FindPoints.LongestText] : text;
        var points = findPoints.In(text).Where(point => point.Polarity != Polarity.Neutral).ToList();
        var all = new List<SortedSentence>();
        foreach (var block in Blocks.Of(text))
        {
            var read = ReadText.Of(block.Span.Of(text));
            var cues = hearing.Find(read).ToList();
            foreach (var sentence in read.Sentences)
            {
                var span = new Span(block.Span.Start + sentence.Span.Start, block.Span.Start + sentence.Span.End);
                var said = cues.Where(cue => sentence.First <= cue.First && cue.End <= sentence.End);
                if (KindOf(span, said, points) is { } kind && !IsGreeting(text, span, kind))
                {
                    Add(all, text, new(span, kind));
                }
            }
        }

        return all;
    }

    // A point counts before the courtesy around it: "Thank you for coming, but your answers were too long." One about
    // nothing in particular, beside a stock wording, is that wording: "We regret that you were not successful."
    private static SentenceKind? KindOf(Span span, IEnumerable<PhraseFound<Cue>> said, List<FoundPoint> points)
    {
        var cues = said.Select(cue => cue.What).ToHashSet();
        if (points.Exists(point => point.Span.Meets(span) && (point.Topic.Length > 0 || !cues.Contains(Cue.Stock))))
        {
            return SentenceKind.Feedback;
        }

        return cues.Contains(Cue.Stock) ? SentenceKind.StockPhrase
            : cues.Contains(Cue.NextStep) ? SentenceKind.NextStep
            : cues.Contains(Cue.Courtesy) ? SentenceKind.Courtesy
            : null;
    }

    // "Hi Sam," needs nobody to tell what it is.
    private static bool IsGreeting(string text, Span span, SentenceKind kind) =>
        kind == SentenceKind.Courtesy && text[span.End - 1] == ',';

    private static void Add(List<SortedSentence> all, string text, SortedSentence next)
    {
        if (all is [.., var last] && last.Kind == next.Kind && IsOneParagraph(text[last.Span.End..next.Span.Start]))
        {
            all[^1] = last with { Span = new(last.Span.Start, next.Span.End) };
        }
        else
        {
            all.Add(next);
        }
    }

    private static bool IsOneParagraph(string between) =>
        string.IsNullOrWhiteSpace(between) && between.Count(sign => sign == '\n') < 2;
}
