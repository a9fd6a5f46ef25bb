using Candor.Core.Knowledge;
using Candor.Core.Listen.Clues;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What an e-mail decided about an application, by the wordings of <c>knowledge/outcomes/</c> and by what was learnt of all
/// its words (<see cref="WeighMail"/>). Only what the sender wrote counts; what is doubtful says so.
/// </summary>
public sealed class ReadOutcome
{
    private const byte News = 1;
    private const byte Job = 2;
    private const byte NewsOfJob = News | Job;

    /// <summary>Probabilities; how often each is right is measured in <c>docs/quality.md</c>.</summary>
    private const double SureFrom = 0.97;

    private const double LikelyFrom = 0.8;

    /// <summary>A probability: how likely a mail has to bring news of an application that is plainly about one.</summary>
    private const double LeastWherePlain = 0.6;

    /// <summary>Characters. A mail this short may say its news in words of no job ("we went with somebody else"), and costs little to read.</summary>
    private const int Short = 600;

    /// <summary>
    /// Log-odds. Where the words of a mail, each by itself, speak more against news of an application than this, it brings none,
    /// whatever they say together. Of all labelled mails that bring some, none is below -2.4.
    /// </summary>
    internal const float LeastOfWords = -5;

    private readonly FindSigns find;
    private readonly FindEmployer employers;
    private readonly Lazy<KeyWords> keys;
    private readonly WeighMail weigh;
    private readonly ReadForeign foreign;

    public ReadOutcome(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, faults);
        var wordings = library.Read("outcomes", faults, (file, own) => Wording.Read(file, classes, own));
        employers = new FindEmployer(library, faults);
        Words = new Lexicon(library, faults);
        weigh = new WeighMail(library, wordings, Words, faults);
        find = new(wordings, employers, Words, weigh.Counting);
        keys = new(() => Keys(wordings));
        foreign = new ReadForeign(library, classes, faults);
    }

    /// <summary>The words of the clues.</summary>
    internal Lexicon Words { get; }

    /// <summary>The names of all marks that a mail may have.</summary>
    internal IReadOnlyList<string> Marks => find.Marks;

    /// <summary>
    /// Whether <see cref="Of"/> could find a mail to be of an application: it holds words that the wordings for that are
    /// made of, and its words by themselves do not speak plainly against it; or it is in another language and shows it in
    /// that. Costs a fraction of it, and spares it most ordinary mail. Never false for a mail of an application.
    /// </summary>
    public bool MayBeOfApplication(Email email, MailTraits traits = MailTraits.None) =>
        OfMaybe(email, traits) is not null;

    /// <summary>Reads one mail. The same mail gives the same answer, always.</summary>
    /// <param name="ofApplication">
    /// It answers a mail of an application, or is from somebody known by one: then no word has to tie it to a job, and "we
    /// have gone with someone else" is enough. None of it is surer for that.
    /// </param>
    public OutcomeReading Of(Email email, MailTraits traits = MailTraits.None, bool ofApplication = false) =>
        Of(email, traits, ofApplication, onlyMaybe: false)!;

    /// <summary>The same; null, and much sooner, where <see cref="MayBeOfApplication"/> is false.</summary>
    public OutcomeReading? OfMaybe(Email email, MailTraits traits = MailTraits.None) =>
        traits.HasFlag(MailTraits.List) ? null : Of(email, traits, ofApplication: false, onlyMaybe: true);

    private OutcomeReading? Of(Email email, MailTraits traits, bool ofApplication, bool onlyMaybe)
    {
        var warnings = new List<string>();
        var inForeign = foreign.Of(email);
        var mayBe = false;
        var read = find.In(
            email,
            traits,
            (mail, clues) =>
                new Read(
                    mail,
                    weigh.Of(mail.Signs, clues, whatever: inForeign is not null || mail.Signs.TellsOfFeedback)
                ),
            (clues, mayGiveFeedback) =>
            {
                // Of another language no words were learnt.
                mayBe =
                    (inForeign is not null || weigh.OfWords(clues) >= LeastOfWords || mayGiveFeedback())
                    && HasKeyWords(email);
                return mayBe || !onlyMaybe || inForeign is { Kind: not (OutcomeKind.None or OutcomeKind.Newsletter) };
            }
        );
        if (read is not var (mail, weighed))
        {
            return null;
        }

        if (traits.HasFlag(MailTraits.Report))
        {
            warnings.Add("It is a report about a delivery, not a mail from an employer.");
        }

        var signs = mail.Signs;
        var (kind, sure) = Decide(signs, weighed, traits, mayBe, ofApplication);
        if (mail.Forwarded && kind != OutcomeKind.None)
        {
            sure = sure == Sure.Sure ? Sure.Likely : sure;
            warnings.Add("The words stand in a mail that was passed on.");
        }

        if (inForeign is not null)
        {
            kind =
                (traits & (MailTraits.Report | MailTraits.List)) != MailTraits.None
                || inForeign.Kind == OutcomeKind.None
                    ? kind
                    : inForeign.Kind;
            sure = Sure.Unsure;
            warnings.Add(
                $"The mail seems to be in {inForeign.Language}, of which Candor knows few wordings; please read it yourself."
            );
        }

        var where = kind is OutcomeKind.None ? new Workplace("", "") : employers.Of(email, Named(email, mail));
        return new OutcomeReading(
            kind,
            inForeign is { IsAfterTalk: true } && inForeign.Kind == kind && kind == OutcomeKind.Rejected
                ? Stage.First
                : StageOf(signs, weighed, kind),
            Medium.Email,
            sure,
            FeedbackOf(signs, weighed, kind),
            where.Employer,
            where.Role,
            kind == OutcomeKind.PositionFilled || signs.Has(OutcomeKind.PositionFilled),
            inForeign?.Kind == kind
                ? inForeign.Evidence
                : [.. signs.EvidenceFor(kind, email.Text, kind == weighed.Kind ? weighed.Telling : null)],
            warnings
        );
    }

    /// <summary>What a mail shows of all that is weighed, for learning what each of it counts.</summary>
    internal T CluesOf<T>(Email email, MailTraits traits, Func<MailClues, T> then) =>
        find.In(email, traits, (_, clues) => then(clues))!;

    /// <summary>What is held against <see cref="LeastOfWords"/>.</summary>
    internal float OfWords(Email email, MailTraits traits)
    {
        var odds = 0f;
        find.In<object>(
            email,
            traits,
            (_, _) => true,
            (clues, _) =>
            {
                odds = weigh.OfWords(clues);
                return false;
            }
        );
        return odds;
    }

    /// <summary>
    /// What a text does about feedback, where it is known to be an answer to somebody who asked for some: then it need
    /// not be news of an application. A refusal goes before an offer.
    /// </summary>
    public FeedbackStance StanceIn(string text)
    {
        var stances = find.InText(text).Select(sign => sign.Wording.Feedback).ToList();
        return stances.Contains(FeedbackStance.Refused) ? FeedbackStance.Refused
            : stances.Contains(FeedbackStance.Offered) ? FeedbackStance.Offered
            : FeedbackStance.None;
    }

    /// <summary>The ids of the wordings that stand in a text, for the examples of their files.</summary>
    public IEnumerable<string> WordingsIn(string text) => find.InText(text).Select(sign => sign.Wording.Id);

    private bool HasKeyWords(Email email)
    {
        var found = keys.Value.In(email.Subject, NewsOfJob);
        found = keys.Value.In(email.Text, NewsOfJob, found);
        return found == NewsOfJob || ((found & News) != 0 && email.Text.Length <= Short);
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

    private static (OutcomeKind Kind, Sure Sure) Decide(
        OutcomeSigns signs,
        in Weighed weighed,
        MailTraits traits,
        bool mayBe,
        bool ofApplication
    )
    {
        if (traits.HasFlag(MailTraits.Report))
        {
            return (OutcomeKind.None, Sure.Sure);
        }

        var kind = weighed.Kind;
        var sure =
            weighed.Odds >= SureFrom ? Sure.Sure
            : weighed.Odds >= LikelyFrom ? Sure.Likely
            : Sure.Unsure;
        if (kind is OutcomeKind.None or OutcomeKind.Newsletter)
        {
            return (kind, sure);
        }

        if (
            weighed.Application < (ofApplication ? LeastWherePlain : LeastFor(signs.Context))
            || !(mayBe || ofApplication)
        )
        {
            // A loan, a flat, a manuscript: turned down in the very same words.
            return (OutcomeKind.None, Sure.Likely);
        }

        // Where no word ties it to a job all the others may still; but nobody should be sure of that.
        if (!signs.Context.IsPlain)
        {
            sure = (signs.Context.IsOfJob || ofApplication) && sure == Sure.Sure ? Sure.Likely : Sure.Unsure;
        }

        // Nobody tells one applicant their news before a discussion list; a patch is turned down there, and a proposal.
        return traits.HasFlag(MailTraits.List) ? (OutcomeKind.None, Sure.Likely) : (kind, sure);
    }

    // Learnt is how likely it brings news of an application, of all its words. The less it says in plain words that it is
    // about a job, the likelier that has to be: most mail is about other things.
    private static double LeastFor(in JobContext context) =>
        context.IsPlain ? LeastWherePlain
        : context.IsOfJob ? 0.9
        : 0.95;

    // Who signs is named under the letter too.
    private static List<Passage> Named(Email email, in MailSigns mail) =>
        [.. mail.Spans, .. OwnWords.Passages(email.Text).Where(passage => passage.Kind == PassageKind.Signature)];

    // "Thank you for coming in" says it; where no wording does, what was learnt guesses.
    private static Stage StageOf(OutcomeSigns signs, in Weighed weighed, OutcomeKind kind) =>
        kind is OutcomeKind.None or OutcomeKind.Newsletter ? Stage.Unknown
        : signs.Stages().DefaultIfEmpty().Max() is > Stage.Application and var said ? said
        : weighed.Stage;

    // Without an outcome, or where its words are about something else, only feedback that is plainly given counts.
    private static FeedbackStance FeedbackOf(OutcomeSigns signs, in Weighed weighed, OutcomeKind kind) =>
        kind is OutcomeKind.Newsletter ? FeedbackStance.None
        : kind is not OutcomeKind.None ? weighed.Feedback
        : signs.Has(FeedbackStance.Given) && signs.Context.IsOfJob && weighed.Feedback == FeedbackStance.Given
            ? FeedbackStance.Given
        : FeedbackStance.None;

    private sealed record Read(MailSigns Mail, Weighed Weighed);
}
