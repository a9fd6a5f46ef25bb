using System.Collections.Concurrent;
using Candor.Core.Knowledge;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What an e-mail decided about an application, by the wordings of <c>knowledge/outcomes/</c>. Only what the sender wrote
/// counts; conditions, denials and other people's news show nothing. Precision comes first: two weak signs are needed
/// where a strong one is missing, and what is doubtful says so.
/// </summary>
public sealed class ReadOutcome
{
    private const byte News = 1;
    private const byte Job = 2;
    private const byte NewsOfJob = News | Job;

    private readonly Phrases<(Wording Wording, bool Not)> phrases;
    private readonly ConcurrentBag<Room> rooms = [];
    private readonly FindEmployer employers;
    private readonly Lazy<KeyWords> keys;

    public ReadOutcome(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, faults);
        var wordings = library.Read("outcomes", faults, (file, own) => Wording.Read(file, classes, own));
        phrases = new(
            wordings.SelectMany(wording =>
                wording
                    .Phrases.Select(phrase => (phrase, (wording, false)))
                    .Concat(wording.Not.Select(phrase => (phrase, (wording, true))))
            )
        );
        employers = new FindEmployer(library, faults);
        keys = new(() => Keys(wordings));
    }

    /// <summary>
    /// Whether <see cref="Of"/> could find a mail to be of an application: it holds words that the wordings for that are
    /// made of. Costs a fraction of it, and spares it nine ordinary mails in ten. Never false for a mail of an application.
    /// </summary>
    public bool MayBeOfApplication(Email email)
    {
        var found = keys.Value.In(email.Subject, NewsOfJob);
        return keys.Value.In(email.Text, NewsOfJob, found) == NewsOfJob;
    }

    /// <summary>Reads one mail. The same mail gives the same answer, always.</summary>
    public OutcomeReading Of(Email email, MailTraits traits = MailTraits.None)
    {
        var warnings = new List<string>();
        var passages = OwnWords.Passages(email.Text);
        var forwarded = ReadsForwarded(email.Text, passages);
        var from = forwarded ? PassageKind.Forwarded : PassageKind.Own;
        var spans = passages.Where(p => p.Kind == from || p.Kind == PassageKind.Footer).ToList();
        var found = Find(email.Text, spans);
        var inSubject = Find(email.Subject, [new(PassageKind.Own, new Span(0, email.Subject.Length))]);
        var isReply = email.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase);
        var score = new Score(found, isReply ? [] : inSubject);
        if (traits.HasFlag(MailTraits.Report))
        {
            score = new Score([], []);
            warnings.Add("It is a report about a delivery, not a mail from an employer.");
        }

        var (kind, sure) = Decide(score, traits);
        var isOfJob = score.IsOfJob(inSubject);
        if (kind is not (OutcomeKind.None or OutcomeKind.Newsletter) && !isOfJob)
        {
            // A loan, a flat, a manuscript: turned down in the very same words.
            (kind, sure) = (OutcomeKind.None, Sure.Likely);
        }

        if (forwarded && kind != OutcomeKind.None)
        {
            sure = sure == Sure.Sure ? Sure.Likely : sure;
            warnings.Add("The words stand in a mail that was passed on.");
        }

        var language = ForeignLanguage.Of(email.Text, spans);
        if (language is not null)
        {
            sure = Sure.Unsure;
            warnings.Add(
                $"The mail seems to be in {language}, of which Candor knows few wordings; please read it yourself."
            );
        }

        var where = kind is OutcomeKind.None ? new Workplace("", "") : employers.Of(email, spans);
        return new OutcomeReading(
            kind,
            StageOf(score, kind),
            Medium.Email,
            sure,
            FeedbackOf(score, kind, isOfJob),
            where.Employer,
            where.Role,
            kind == OutcomeKind.PositionFilled || score.Has(OutcomeKind.PositionFilled),
            [.. score.EvidenceFor(kind, email.Text)],
            warnings
        );
    }

    /// <summary>The ids of the wordings that stand in a text, for the examples of their files.</summary>
    public IEnumerable<string> WordingsIn(string text) =>
        Find(text, [new(PassageKind.Own, new Span(0, text.Length))], all: true).Select(sign => sign.Wording.Id);

    // "See below" and nothing else: the news is in what was passed on.
    private static bool ReadsForwarded(string text, IReadOnlyList<Passage> passages) =>
        passages.Any(p => p.Kind == PassageKind.Forwarded)
        && passages.Where(p => p.Kind == PassageKind.Own).Sum(p => p.Span.Of(text).Trim().Length) < 120;

    // News or feedback, and that it is about a job.
    private static KeyWords Keys(IEnumerable<Wording> wordings) =>
        new(
            wordings
                .Where(wording => !wording.Cancels)
                .Select(wording =>
                    (
                        wording.Phrases,
                        Bits: (byte)(
                            (
                                wording.Kind is not (null or OutcomeKind.None or OutcomeKind.Newsletter)
                                || wording.Feedback is FeedbackStance.Given
                                    ? News
                                    : 0
                            ) | (wording.Context is MailContext.Job or MailContext.Application ? Job : 0)
                        )
                    )
                )
                .Where(wording => wording.Bits != 0)
                .SelectMany(wording => wording.Phrases.Select(phrase => (phrase, wording.Bits)))
        );

    private List<Sign> Find(string text, List<Passage> spans, bool all = false)
    {
        var signs = new List<Sign>();
        if (text.Length == 0 || spans.Count == 0)
        {
            return signs;
        }

        var room = rooms.TryTake(out var used) ? used : new Room();
        var read = room.Read(text, phrases);
        foreach (var hit in room.Hits)
        {
            var span = new Span(read.Tokens[hit.First].Start, read.Tokens[hit.End - 1].End);
            foreach (var passage in spans)
            {
                if (passage.Span.Covers(span))
                {
                    var (wording, not) = phrases.What(hit.Phrase);
                    signs.Add(new(wording, not, passage.Kind, span, read.Tokens[hit.First].Sentence));
                    break;
                }
            }
        }

        var standing = signs.Count == 0 ? signs : Standing(signs, read, all);
        rooms.Add(room);
        return standing;
    }

    /// <summary>What reading a text takes, used again for mail after mail: there may be a hundred thousand.</summary>
    private sealed class Room
    {
        private readonly ReadText text = ReadText.ForReuse();
        private readonly Growing<Automaton.Hit> hits = new();
        private int[] symbols = [];

        public ReadOnlySpan<Automaton.Hit> Hits => hits.Span;

        public ReadText Read(string of, Phrases<(Wording, bool)> phrases)
        {
            text.Again(of);
            hits.Clear();
            phrases.Find(text, ref symbols, hits);
            return text;
        }
    }

    // What is not taken back in its own sentence: by its own exceptions anywhere, by a condition before it.
    private static List<Sign> Standing(List<Sign> signs, ReadText read, bool all)
    {
        var standing = new List<Sign>();
        foreach (var sign in signs)
        {
            if (sign.Not || (sign.Wording.Cancels && !all))
            {
                continue;
            }

            var takenBack = signs.Any(other =>
                other.Sentence == sign.Sentence
                && (
                    (other.Not && other.Wording == sign.Wording)
                    || (
                        other.Wording.Cancels
                        && !other.Not
                        && other.Wording != sign.Wording
                        && CanBeTakenBack(sign.Wording)
                        && other.Span.Start <= sign.Span.Start
                        && !signs.Any(n => n.Not && n.Wording == other.Wording && n.Sentence == other.Sentence)
                    )
                )
            );
            if (!takenBack && !(sign.Wording.Kind == OutcomeKind.Rejected && IsQuestion(read, sign.Sentence)))
            {
                standing.Add(sign);
            }
        }

        return standing;
    }

    // "If you would like feedback" offers it all the same, and "if selected you will hear from us" is a receipt.
    private static bool CanBeTakenBack(Wording wording) =>
        wording.Context is null
        && wording.Kind is not (OutcomeKind.Acknowledged or OutcomeKind.Invited or OutcomeKind.Newsletter)
        && wording.Feedback is not (FeedbackStance.Offered or FeedbackStance.Refused);

    private static bool IsQuestion(ReadText read, int sentence)
    {
        for (var i = read.Sentences[sentence].End - 1; i >= read.Sentences[sentence].First; i--)
        {
            if (read.Words[i].Kind != WordKind.Mark)
            {
                return false;
            }

            if (read.Words[i].Form == "?")
            {
                return true;
            }
        }

        return false;
    }

    private static (OutcomeKind Kind, Sure Sure) Decide(Score score, MailTraits traits)
    {
        var rejected = score.Of(OutcomeKind.Rejected);
        var newsletter = score.Of(OutcomeKind.Newsletter);
        var isList = traits.HasFlag(MailTraits.List);
        if (newsletter >= 2 && newsletter >= rejected && !score.IsPersonal)
        {
            return (OutcomeKind.Newsletter, newsletter >= 3 ? Sure.Sure : Sure.Likely);
        }

        var withdrawn = score.Of(OutcomeKind.Withdrawn);
        if (withdrawn >= 2 && withdrawn > rejected)
        {
            return (OutcomeKind.Withdrawn, Sure.Sure);
        }

        var offer = score.Of(OutcomeKind.Offer);
        var invited = score.Of(OutcomeKind.Invited);
        if (rejected >= 2)
        {
            var against = Math.Max(offer, invited);
            return (
                OutcomeKind.Rejected,
                isList || against >= 2 ? Sure.Unsure
                : rejected >= 3 ? Sure.Sure
                : Sure.Likely
            );
        }

        foreach (
            var kind in (ReadOnlySpan<OutcomeKind>)
                [OutcomeKind.PositionFilled, OutcomeKind.OnHold, OutcomeKind.Offer, OutcomeKind.Invited]
        )
        {
            if (score.Of(kind) >= 2)
            {
                return (
                    kind,
                    isList ? Sure.Unsure
                    : score.Of(kind) >= 3 ? Sure.Sure
                    : Sure.Likely
                );
            }
        }

        if (newsletter >= 2)
        {
            return (OutcomeKind.Newsletter, Sure.Likely);
        }

        return score.Of(OutcomeKind.Acknowledged) switch
        {
            0 => (OutcomeKind.None, rejected > 0 || invited > 0 ? Sure.Likely : Sure.Sure),
            < 3 => (OutcomeKind.Acknowledged, Sure.Likely),
            _ => (OutcomeKind.Acknowledged, Sure.Sure),
        };
    }

    private static Stage StageOf(Score score, OutcomeKind kind)
    {
        if (kind is OutcomeKind.None or OutcomeKind.Newsletter)
        {
            return Stage.Unknown;
        }

        var stages = score.Stages().ToList();
        return stages.Count > 0 ? stages.Max()
            : kind is OutcomeKind.Acknowledged ? Stage.Application
            : Stage.Unknown;
    }

    private static FeedbackStance FeedbackOf(Score score, OutcomeKind kind, bool isOfJob)
    {
        // Specific words outweigh "we give no detailed feedback" beside them; without an outcome only those count, and
        // only about a job: "I noticed that you …" stands in every other mail.
        if (
            score.Has(FeedbackStance.Given)
            && isOfJob
            && kind is not (OutcomeKind.Newsletter or OutcomeKind.Acknowledged)
        )
        {
            return FeedbackStance.Given;
        }

        return kind is OutcomeKind.None or OutcomeKind.Newsletter ? FeedbackStance.None
            : score.Has(FeedbackStance.Refused) ? FeedbackStance.Refused
            : score.Has(FeedbackStance.Offered) ? FeedbackStance.Offered
            : FeedbackStance.None;
    }

    private readonly record struct Sign(Wording Wording, bool Not, PassageKind In, Span Span, int Sentence);

    /// <summary>What speaks for each outcome: a strong wording twice a weak one, each wording once.</summary>
    private sealed class Score(List<Sign> inText, List<Sign> inSubject)
    {
        private readonly List<Sign> all = [.. inText, .. inSubject];

        /// <summary>It speaks to somebody about their own application.</summary>
        public bool IsPersonal => Of(OutcomeKind.Rejected) >= 2 && Of(OutcomeKind.Acknowledged) >= 1;

        /// <summary>
        /// It is about a job by its words: one that only jobs have, or one of applying where nothing else is applied for.
        /// </summary>
        public bool IsOfJob(IEnumerable<Sign> subject)
        {
            var contexts = inText.Concat(subject).Where(sign => sign.Wording.Context is not null);
            var count = contexts.Select(sign => sign.Wording.Context!.Value).CountBy(context => context).ToDictionary();
            var job = count.GetValueOrDefault(MailContext.Job);
            var elsewhere = count.GetValueOrDefault(MailContext.Elsewhere);
            return job > elsewhere || (elsewhere == 0 && count.ContainsKey(MailContext.Application));
        }

        public int Of(OutcomeKind kind) =>
            all.Where(sign => sign.Wording.Kind == kind)
                .DistinctBy(sign => sign.Wording.Id, StringComparer.Ordinal)
                .Sum(sign => sign.Wording.Weight == Weight.Strong ? 2 : 1);

        public bool Has(OutcomeKind kind) =>
            all.Exists(sign => sign.Wording.Kind == kind && sign.Wording.Weight == Weight.Strong);

        public bool Has(FeedbackStance stance) => all.Exists(sign => sign.Wording.Feedback == stance);

        public IEnumerable<Stage> Stages() => all.Select(sign => sign.Wording.Stage).OfType<Stage>();

        public IEnumerable<Evidence> EvidenceFor(OutcomeKind kind, string text)
        {
            var spans = inText
                .Where(sign =>
                    (sign.Wording.Kind == kind && kind != OutcomeKind.None)
                    || sign.Wording.Feedback is not null
                    || (sign.Wording.Stage is not null && kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled)
                )
                .Select(sign => sign.Span)
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
}
