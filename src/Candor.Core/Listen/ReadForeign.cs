using Candor.Core.Knowledge;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What a mail in another language seems to say of an application; never more than a guess.</summary>
/// <param name="Language">By its English name.</param>
/// <param name="Kind">None where it seems to be about something else.</param>
internal sealed record ForeignReading(
    string Language,
    OutcomeKind Kind,
    bool IsAfterTalk,
    IReadOnlyList<Evidence> Evidence
);

/// <summary>
/// Reads mail in other languages by the few words of <c>knowledge/languages/</c>, so that the candidate is shown what is
/// application mail. The words of all languages count, whichever it seems to be: neighbours are easily taken for each other.
/// </summary>
internal sealed class ReadForeign
{
    /// <summary>Characters of a mail that are looked at; the news stands before.</summary>
    private const int MostText = 6_000;

    // What wins where as many words show the one as the other. A receipt is what every such mail also is.
    private static readonly (ForeignSign Sign, OutcomeKind Kind)[] Outcomes =
    [
        (ForeignSign.Withdrawn, OutcomeKind.Withdrawn),
        (ForeignSign.Rejected, OutcomeKind.Rejected),
        (ForeignSign.PositionFilled, OutcomeKind.PositionFilled),
        (ForeignSign.Offer, OutcomeKind.Offer),
        (ForeignSign.OnHold, OutcomeKind.OnHold),
        (ForeignSign.Invited, OutcomeKind.Invited),
    ];

    private readonly GuessLanguage guess;
    private readonly HashSet<string> senders;
    private readonly Lazy<Phrases<(ForeignSign Sign, string Language)>> phrases;

    public ReadForeign(Library library, WordClasses classes, ICollection<Fault> faults)
    {
        var languages = library.Read("languages", faults, (file, own) => Language.Read(file, classes, own));
        guess = new(languages);
        senders = new(languages.SelectMany(language => language.Senders), StringComparer.OrdinalIgnoreCase);
        phrases = new(() =>
            new(
                languages.SelectMany(language =>
                    language.Signs.Select(sign => (sign.Phrase, (sign.Sign, language.Name)))
                )
            )
        );
    }

    /// <summary>The reading of a mail that is in another language; null for English and what is too short to tell.</summary>
    public ForeignReading? Of(Email email)
    {
        if (guess.Of(email.Subject, email.Text) is not { } language)
        {
            return null;
        }

        var text = email.Text.Length > MostText ? email.Text[..MostText] : email.Text;
        var inText = Signs(text, OwnWords.Passages(text), language);
        var inSubject = Signs(email.Subject, [new(PassageKind.Own, new Span(0, email.Subject.Length))], language);
        var counts = inText
            .Concat(inSubject)
            .DistinctBy(sign => (sign.Sign, sign.Phrase))
            .CountBy(sign => sign.Sign)
            .ToDictionary();
        var kind = IsOfJob(counts, email.From) ? KindOf(counts, inSubject) : OutcomeKind.None;
        var telling = Outcomes
            .Where(one => one.Kind == kind)
            .Select(one => one.Sign)
            .FirstOrDefault(ForeignSign.Acknowledged);
        return new(
            language,
            kind,
            counts.ContainsKey(ForeignSign.Interviewed),
            kind == OutcomeKind.None
                ? []
                : [.. inText.Where(sign => sign.Sign == telling).Select(sign => Evidence.At(sign.Span, email.Text))]
        );
    }

    // By words that only jobs have, or by applying where nothing else is named.
    private bool IsOfJob(Dictionary<ForeignSign, int> counts, MailAddress from)
    {
        var box = from.Address.Split('@')[0];
        var job =
            counts.GetValueOrDefault(ForeignSign.Application)
            + counts.GetValueOrDefault(ForeignSign.Job)
            + counts.GetValueOrDefault(ForeignSign.Interviewed)
            + (senders.Contains(box) ? 1 : 0);
        var elsewhere = counts.GetValueOrDefault(ForeignSign.Elsewhere);
        return job > elsewhere || (elsewhere == 0 && counts.ContainsKey(ForeignSign.Applying));
    }

    private static OutcomeKind KindOf(Dictionary<ForeignSign, int> counts, List<Found> inSubject)
    {
        if (counts.ContainsKey(ForeignSign.Newsletter))
        {
            return OutcomeKind.Newsletter;
        }

        var (kind, most) = (OutcomeKind.None, 0);
        foreach (var (sign, of) in Outcomes)
        {
            if (counts.GetValueOrDefault(sign) > most)
            {
                (kind, most) = (of, counts[sign]);
            }
        }

        return kind != OutcomeKind.None ? kind
            : counts.ContainsKey(ForeignSign.Acknowledged)
            || inSubject.Exists(sign => sign.Sign is ForeignSign.Application or ForeignSign.Applying)
                ? OutcomeKind.Acknowledged
            : OutcomeKind.None;
    }

    // In the sender's own words; news after an "if" of its sentence is none.
    private List<Found> Signs(string text, IReadOnlyList<Passage> passages, string language)
    {
        var read = ReadText.Of(text);
        var found = phrases
            .Value.Find(read)
            // An "if" only in its own language: the German "als" is no Dutch one.
            .Where(hit => hit.What.Sign != ForeignSign.Condition || hit.What.Language == language)
            .Select(hit => new Found(hit.What.Sign, hit.Phrase, hit.In(read), read.Words[hit.First].Sentence))
            .Where(sign =>
                passages.Any(passage =>
                    passage.Kind is PassageKind.Own or PassageKind.Footer && passage.Span.Covers(sign.Span)
                )
            )
            .ToList();
        var ifs = found.Where(sign => sign.Sign == ForeignSign.Condition).ToLookup(sign => sign.Sentence);
        found.RemoveAll(sign =>
            sign.Sign == ForeignSign.Rejected && ifs[sign.Sentence].Any(one => one.Span.Start < sign.Span.Start)
        );
        return found;
    }

    private readonly record struct Found(ForeignSign Sign, Phrase Phrase, Span Span, int Sentence);
}
