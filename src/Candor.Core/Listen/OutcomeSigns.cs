using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>A wording found in a mail, in a passage that counts.</summary>
/// <param name="Mark">The wording's number among the clues.</param>
/// <param name="Not">One of the wording's own exceptions.</param>
internal readonly record struct Sign(Wording Wording, int Mark, bool Not, PassageKind In, Span Span, int Sentence);

/// <summary>How many words speak of a job, and of another thing that is refused in the same words.</summary>
internal readonly record struct JobContext(int Job, int Elsewhere, bool Application)
{
    /// <summary>About a job by a word that only jobs have, or one of applying where nothing else is applied for.</summary>
    public bool IsOfJob => Job > Elsewhere || (Elsewhere == 0 && Application);

    /// <summary>So plainly that a bare "no" is a decision.</summary>
    public bool IsPlain => Job > Elsewhere;

    /// <summary>By more than one word: then even the shape of a rejection, without a plain word of it, is one.</summary>
    public bool IsTwicePlain => Job >= 2 && IsPlain;
}

/// <summary>The wordings that a mail shows, and what it is about.</summary>
internal sealed class OutcomeSigns(List<Sign> inText, List<Sign> inSubject, JobContext context)
{
    private readonly List<Sign> all = [.. inText, .. inSubject];

    public JobContext Context => context;

    /// <summary>The wordings found, each once.</summary>
    public IEnumerable<Wording> Wordings => all.Select(sign => sign.Wording).Distinct();

    /// <summary>All that was found, also such as stands there twice.</summary>
    public IReadOnlyList<Sign> All => all;

    public bool Has(OutcomeKind kind) =>
        all.Exists(sign => sign.Wording.Kind == kind && sign.Wording.Weight == Weight.Strong);

    public bool Has(FeedbackStance stance) => all.Exists(sign => sign.Wording.Feedback == stance);

    /// <summary>Whether any wording speaks of feedback, for it or against.</summary>
    public bool TellsOfFeedback => all.Exists(sign => sign.Wording.Feedback is not null);

    public IEnumerable<Stage> Stages() => all.Select(sign => sign.Wording.Stage).OfType<Stage>();

    /// <summary>
    /// The words that show it. Traces are shown only where nothing plainer stands in the text; without a wording, the sentence
    /// that counted most.
    /// </summary>
    public IEnumerable<Evidence> EvidenceFor(OutcomeKind kind, string text, Span? sentence)
    {
        if (kind == OutcomeKind.None && !TellsOfFeedback)
        {
            return [];
        }

        var telling = inText.Where(sign => sign.Wording.Kind == kind && kind != OutcomeKind.None).ToList();
        var plain = telling.Where(sign => sign.Wording.Weight != Weight.Trace).ToList();
        var spans = (plain.Count > 0 ? plain : telling)
            .Concat(
                inText.Where(sign =>
                    sign.Wording.Feedback is not null
                    || (sign.Wording.Stage is not null && kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled)
                )
            )
            .Select(sign => sign.Span)
            .Concat(plain.Count == 0 && kind != OutcomeKind.None && sentence is { } most ? [most] : [])
            .OrderBy(span => span.Start);
        var merged = new List<Span>();
        foreach (var span in spans)
        {
            // What overlaps is one piece of evidence.
            if (merged is [.., var last] && span.Start <= last.End)
            {
                merged[^1] = last with { End = Math.Max(last.End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged.Select(span => Evidence.At(span, text));
    }
}
