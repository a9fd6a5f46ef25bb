using System.Collections.Concurrent;
using Candor.Core.Knowledge;
using Candor.Core.Listen.Clues;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What a mail shows: its wordings, its clues, and which of its passages count.</summary>
/// <param name="Forwarded">Its news stands in a mail that was passed on.</param>
internal readonly record struct MailSigns(OutcomeSigns Signs, List<Passage> Spans, bool Forwarded);

/// <summary>
/// Finds the wordings of <c>knowledge/outcomes/</c> in a mail, and the clues that are weighed beside them. Only what the
/// sender wrote counts; conditions, denials and other people's news show nothing.
/// </summary>
internal sealed class FindSigns
{
    private readonly Phrases<(Wording Wording, bool Not)> phrases;
    private readonly ConcurrentBag<Room> rooms = [];
    private readonly FindEmployer employers;
    private readonly Lexicon words;
    private readonly MarkMail marks;

    public FindSigns(IReadOnlyList<Wording> wordings, FindEmployer employers, Lexicon words)
    {
        phrases = new(
            wordings.SelectMany(wording =>
                wording
                    .Phrases.Select(phrase => (phrase, (wording, false)))
                    .Concat(wording.Not.Select(phrase => (phrase, (wording, true))))
            )
        );
        (this.employers, this.words) = (employers, words);
        marks = new(words, employers);
        foreach (var wording in wordings)
        {
            words.Add(wording.Id);
        }

        Marks =
        [
            .. wordings
                .Where(wording => wording.Context is null)
                .Select(wording => wording.Id)
                .Concat(MarkMail.Names)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The names of all marks that a mail may have.</summary>
    public IReadOnlyList<string> Marks { get; }

    /// <summary>Reads a mail, and gives what <paramref name="then"/> makes of it: the clues are gone afterwards.</summary>
    public T In<T>(Email email, MailTraits traits, Func<MailSigns, MailClues, T> then)
    {
        var passages = OwnWords.Passages(email.Text);
        var forwarded = ReadsForwarded(email.Text, passages);
        var own = forwarded ? PassageKind.Forwarded : PassageKind.Own;
        var spans = passages.Where(p => p.Kind == own || p.Kind == PassageKind.Footer).ToList();
        var room = rooms.TryTake(out var used) ? used : new Room();
        room.Clues.Clear();
        var inSubject = Find(room, email.Subject, [new(PassageKind.Own, new Span(0, email.Subject.Length))]);
        var isReply = email.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase);
        room.Clues.AddSubject(room.Text, words, isReply);
        var found = Find(room, email.Text, spans);
        room.Clues.AddText(room.Text, spans, own, words);
        var context = Context(found, inSubject, email.From);
        var signs = traits.HasFlag(MailTraits.Report)
            ? new OutcomeSigns([], [], context)
            : new OutcomeSigns(found, isReply ? [] : inSubject, context);
        var all = new MailSigns(signs, spans, forwarded);
        marks.Add(email, traits, all, passages, room.Clues);
        var made = then(all, room.Clues);
        rooms.Add(room);
        return made;
    }

    /// <summary>The wordings that stand in a text, for the examples of their files.</summary>
    public IEnumerable<Sign> InText(string text) =>
        Find(new Room(), text, [new(PassageKind.Own, new Span(0, text.Length))]);

    // "See below" and nothing else: the news is in what was passed on.
    private static bool ReadsForwarded(string text, IReadOnlyList<Passage> passages) =>
        passages.Any(p => p.Kind == PassageKind.Forwarded)
        && passages.Where(p => p.Kind == PassageKind.Own).Sum(p => p.Span.Of(text).Trim().Length) < 120;

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

    private List<Sign> Find(Room room, string text, List<Passage> spans)
    {
        var signs = new List<Sign>();
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

        return signs.Count == 0 ? signs : Standing(signs, read);
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

    /// <summary>What reading a text takes, used again for mail after mail: there may be a hundred thousand.</summary>
    private sealed class Room
    {
        private readonly Growing<Automaton.Hit> hits = new();
        private int[] symbols = [];

        public ReadText Text { get; } = ReadText.ForReuse();

        public MailClues Clues { get; } = new();

        public ReadOnlySpan<Automaton.Hit> Hits => hits.Span;

        public ReadText Read(string of, Phrases<(Wording, bool)> phrases)
        {
            Text.Again(of);
            hits.Clear();
            phrases.Find(Text, ref symbols, hits);
            return Text;
        }
    }
}
