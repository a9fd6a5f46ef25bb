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

    /// <summary>Natural logarithms of odds: about twenty to one, and three to one; measured in <c>docs/quality.md</c>.</summary>
    private const double SureFrom = 3;

    private const double LikelyFrom = 1.2;

    /// <summary>Two to one: the odds from which the mere shape of a rejection is taken for one.</summary>
    private const double ShapeFrom = 0.7;

    /// <summary>Characters of the sender's own words.</summary>
    private const int LongFrom = 500;

    private readonly Phrases<(Wording Wording, bool Not)> phrases;
    private readonly ConcurrentBag<Room> rooms = [];
    private readonly FindEmployer employers;
    private readonly Lazy<KeyWords> keys;
    private readonly WeighRejection weigh;
    private readonly ReadForeign foreign;

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
        weigh = new WeighRejection(library, wordings, faults);
        keys = new(() => Keys(wordings));
        foreign = new ReadForeign(library, classes, faults);
    }

    /// <summary>
    /// Whether <see cref="Of"/> could find a mail to be of an application: it holds words that the wordings for that are
    /// made of, or it is in another language and shows it in that. Costs a fraction of it, and spares it nine ordinary mails
    /// in ten. Never false for a mail of an application.
    /// </summary>
    public bool MayBeOfApplication(Email email)
    {
        var found = keys.Value.In(email.Subject, NewsOfJob);
        return keys.Value.In(email.Text, NewsOfJob, found) == NewsOfJob
            || foreign.Of(email) is { Kind: not (OutcomeKind.None or OutcomeKind.Newsletter) };
    }

    /// <summary>Reads one mail. The same mail gives the same answer, always.</summary>
    public OutcomeReading Of(Email email, MailTraits traits = MailTraits.None)
    {
        var warnings = new List<string>();
        var (signs, spans, forwarded) = Signs(email, traits);
        if (traits.HasFlag(MailTraits.Report))
        {
            warnings.Add("It is a report about a delivery, not a mail from an employer.");
        }

        var odds = weigh.Of(Marks(signs, email.Text, spans));
        var (kind, sure) = Decide(signs, odds, traits);
        if (kind is not (OutcomeKind.None or OutcomeKind.Newsletter) && !signs.Context.IsOfJob)
        {
            // A loan, a flat, a manuscript: turned down in the very same words.
            (kind, sure) = (OutcomeKind.None, Sure.Likely);
        }

        if (forwarded && kind != OutcomeKind.None)
        {
            sure = sure == Sure.Sure ? Sure.Likely : sure;
            warnings.Add("The words stand in a mail that was passed on.");
        }

        var inForeign = foreign.Of(email);
        if (inForeign is not null)
        {
            kind = traits.HasFlag(MailTraits.Report) || inForeign.Kind == OutcomeKind.None ? kind : inForeign.Kind;
            sure = Sure.Unsure;
            warnings.Add(
                $"The mail seems to be in {inForeign.Language}, of which Candor knows few wordings; please read it yourself."
            );
        }

        var where = kind is OutcomeKind.None ? new Workplace("", "") : employers.Of(email, spans);
        return new OutcomeReading(
            kind,
            inForeign is { IsAfterTalk: true } && inForeign.Kind == kind && kind == OutcomeKind.Rejected
                ? Stage.First
                : StageOf(signs, kind),
            Medium.Email,
            sure,
            FeedbackOf(signs, kind, signs.Context.IsOfJob),
            where.Employer,
            where.Role,
            kind == OutcomeKind.PositionFilled || signs.Has(OutcomeKind.PositionFilled),
            inForeign?.Kind == kind ? inForeign.Evidence : [.. signs.EvidenceFor(kind, email.Text)],
            warnings
        );
    }

    /// <summary>What a mail shows of all that is weighed, for learning what each of it counts.</summary>
    public IReadOnlyList<string> MarksOf(Email email)
    {
        var (signs, spans, _) = Signs(email, MailTraits.None);
        return [.. Marks(signs, email.Text, spans)];
    }

    /// <summary>The ids of the wordings that stand in a text, for the examples of their files.</summary>
    public IEnumerable<string> WordingsIn(string text) =>
        Find(text, [new(PassageKind.Own, new Span(0, text.Length))]).Select(sign => sign.Wording.Id);

    // "See below" and nothing else: the news is in what was passed on.
    private static bool ReadsForwarded(string text, IReadOnlyList<Passage> passages) =>
        passages.Any(p => p.Kind == PassageKind.Forwarded)
        && passages.Where(p => p.Kind == PassageKind.Own).Sum(p => p.Span.Of(text).Trim().Length) < 120;

    private (OutcomeSigns Signs, List<Passage> Spans, bool Forwarded) Signs(Email email, MailTraits traits)
    {
        var passages = OwnWords.Passages(email.Text);
        var forwarded = ReadsForwarded(email.Text, passages);
        var from = forwarded ? PassageKind.Forwarded : PassageKind.Own;
        var spans = passages.Where(p => p.Kind == from || p.Kind == PassageKind.Footer).ToList();
        var found = Find(email.Text, spans);
        var inSubject = Find(email.Subject, [new(PassageKind.Own, new Span(0, email.Subject.Length))]);
        var isReply = email.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase);
        var context = Context(found, inSubject, email.From);
        var signs = traits.HasFlag(MailTraits.Report)
            ? new OutcomeSigns([], [], context)
            : new OutcomeSigns(found, isReply ? [] : inSubject, context);
        return (signs, spans, forwarded);
    }

    // The wordings, and what no wording can say.
    private static IEnumerable<string> Marks(OutcomeSigns signs, string text, List<Passage> spans)
    {
        foreach (var id in signs.Ids)
        {
            yield return id;
        }

        if (signs.Context.IsPlain)
        {
            yield return WeighRejection.Plain;
        }

        if (signs.Context.IsTwicePlain)
        {
            yield return WeighRejection.TwicePlain;
        }

        if (signs.Context.Elsewhere > 0)
        {
            yield return WeighRejection.Elsewhere;
        }

        if (spans.Exists(passage => passage.Span.Of(text).Contains('?', StringComparison.Ordinal)))
        {
            yield return WeighRejection.Question;
        }

        if (spans.Where(passage => passage.Kind != PassageKind.Footer).Sum(passage => passage.Span.Length) > LongFrom)
        {
            yield return WeighRejection.Lengthy;
        }
    }

    // What the mail is about: by its words, its subject, and the address that it came from.
    private JobContext Context(List<Sign> found, List<Sign> inSubject, MailAddress from)
    {
        var told = found
            .Where(sign => !sign.Wording.OnlySubject)
            .Concat(inSubject)
            .Select(sign => sign.Wording.Context)
            .OfType<MailContext>()
            .CountBy(context => context)
            .ToDictionary();
        // An address alone says nothing: "jobs@" may be a plumber's.
        var isFromHiring =
            told.Keys.Any(context => context != MailContext.Elsewhere) && employers.IsOfHiring(from.Address);
        return new(
            told.GetValueOrDefault(MailContext.Job) + (isFromHiring ? 1 : 0),
            told.GetValueOrDefault(MailContext.Elsewhere),
            told.ContainsKey(MailContext.Application)
        );
    }

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

    private List<Sign> Find(string text, List<Passage> spans)
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

        var standing = signs.Count == 0 ? signs : Standing(signs, read);
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
    private static List<Sign> Standing(List<Sign> signs, ReadText read)
    {
        var standing = new List<Sign>();
        foreach (var sign in signs)
        {
            if (sign.Not)
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
            var isNews = sign.Wording.Kind == OutcomeKind.Rejected && !sign.Wording.Cancels;
            if (!takenBack && !(isNews && (IsQuestion(read, sign.Sentence) || Quotations.Hold(read.Text, sign.Span))))
            {
                standing.Add(sign);
            }
        }

        return standing;
    }

    // "If you would like feedback" offers it all the same, and "if selected you will hear from us" is a receipt.
    private static bool CanBeTakenBack(Wording wording) =>
        wording is { Context: null, Cancels: false }
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

    private static (OutcomeKind Kind, Sure Sure) Decide(OutcomeSigns signs, double odds, MailTraits traits)
    {
        var isList = traits.HasFlag(MailTraits.List);
        if (signs.Of(OutcomeKind.Newsletter) >= 4 && !signs.IsPersonal)
        {
            return (OutcomeKind.Newsletter, Sure.Likely);
        }

        // The plainest letter may be two sentences that name no job at all: two plain signs are enough by themselves.
        var isPlain = signs.IsPlainRejection;
        // Thanks and another day named are no news: without a word that says it, its shape has to speak clearly.
        var from = signs.HasWordOfRejection ? 0 : ShapeFrom;
        if (isPlain || (odds > from && (signs.HasTraceOfRejection || signs.Of(OutcomeKind.Rejected) >= 2)))
        {
            return (
                OutcomeKind.Rejected,
                isList || (odds < LikelyFrom && !isPlain) ? Sure.Unsure
                : odds < SureFrom ? Sure.Likely
                : Sure.Sure
            );
        }

        var (kind, most) = (OutcomeKind.None, 1);
        foreach (
            var one in (ReadOnlySpan<OutcomeKind>)
                [
                    OutcomeKind.Withdrawn,
                    OutcomeKind.PositionFilled,
                    OutcomeKind.OnHold,
                    OutcomeKind.Offer,
                    OutcomeKind.Invited,
                    OutcomeKind.Newsletter,
                ]
        )
        {
            if (signs.Of(one) > most)
            {
                (kind, most) = (one, signs.Of(one));
            }
        }

        if (kind != OutcomeKind.None)
        {
            return (
                kind,
                isList ? Sure.Unsure
                : most >= 3 ? Sure.Sure
                : Sure.Likely
            );
        }

        return signs.Of(OutcomeKind.Acknowledged) switch
        {
            0 => (OutcomeKind.None, odds > -1 ? Sure.Likely : Sure.Sure),
            < 3 => (OutcomeKind.Acknowledged, Sure.Likely),
            _ => (OutcomeKind.Acknowledged, Sure.Sure),
        };
    }

    private static Stage StageOf(OutcomeSigns signs, OutcomeKind kind)
    {
        if (kind is OutcomeKind.None or OutcomeKind.Newsletter)
        {
            return Stage.Unknown;
        }

        var stages = signs.Stages().ToList();
        return stages.Count > 0 ? stages.Max()
            : kind is OutcomeKind.Acknowledged ? Stage.Application
            : Stage.Unknown;
    }

    private static FeedbackStance FeedbackOf(OutcomeSigns signs, OutcomeKind kind, bool isOfJob)
    {
        // Specific words outweigh "we give no detailed feedback" beside them; without an outcome only those count, and
        // only about a job: "I noticed that you …" stands in every other mail.
        if (
            signs.Has(FeedbackStance.Given)
            && isOfJob
            && kind is not (OutcomeKind.Newsletter or OutcomeKind.Acknowledged)
        )
        {
            return FeedbackStance.Given;
        }

        return kind is OutcomeKind.None or OutcomeKind.Newsletter ? FeedbackStance.None
            : signs.Has(FeedbackStance.Refused) ? FeedbackStance.Refused
            : signs.Has(FeedbackStance.Offered) ? FeedbackStance.Offered
            : FeedbackStance.None;
    }
}
