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
    private const byte Given = 1;
    private const byte OfJob = 2;

    private readonly Phrases<(Wording Wording, int Mark, bool Not)> phrases;
    private readonly Lazy<Phrases<byte>> feedback;
    private readonly ConcurrentBag<Room> rooms = [];
    private readonly FindEmployer employers;
    private readonly Lexicon words;
    private readonly MarkMail marks;
    private readonly ClueSet counting;

    /// <param name="counting">The clues that count for anything; others are not listed.</param>
    public FindSigns(IReadOnlyList<Wording> wordings, FindEmployer employers, Lexicon words, ClueSet counting)
    {
        phrases = new(
            wordings.SelectMany(wording =>
                wording
                    .Phrases.Select(phrase => (phrase, (wording, words.Add(wording.Id), false)))
                    .Concat(wording.Not.Select(phrase => (phrase, (wording, words.Add(wording.Id), true))))
            )
        );
        feedback = new(() => new(OfFeedback(wordings)));
        (this.employers, this.words, this.counting) = (employers, words, counting);
        marks = new(words, employers);
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
    /// <param name="goOn">
    /// Asked when the words are looked up and nothing else is done; a no ends it, and gives null. What it is handed besides
    /// tells whether the mail may give feedback on an application, which comes without a decision too, and in any words.
    /// </param>
    public T? In<T>(
        Email email,
        MailTraits traits,
        Func<MailSigns, MailClues, T> then,
        Func<MailClues, Func<bool>, bool>? goOn = null
    )
    {
        var passages = OwnWords.Passages(email.Text);
        var forwarded = ReadsForwarded(email, passages);
        var own = forwarded ? PassageKind.Forwarded : PassageKind.Own;
        var spans = passages.Where(p => p.Kind == own || p.Kind == PassageKind.Footer).ToList();
        var room = rooms.TryTake(out var used) ? used : new Room(counting);
        var isReply = email.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase);
        room.Subject.Again(email.Subject);
        room.Text.Again(email.Text);
        room.Clues.Number(room.Subject, room.Text, isReply, spans, own, words);
        List<Passage> subject = [new(PassageKind.Own, new Span(0, email.Subject.Length))];
        if (goOn?.Invoke(room.Clues, () => MayGiveFeedback(room, subject, spans)) == false)
        {
            rooms.Add(room);
            return default;
        }

        var inSubject = Find(room, room.Subject, subject);
        var found = Find(room, room.Text, spans);
        room.Clues.Add(room.Subject, room.Text, words);
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
    public IEnumerable<Sign> InText(string text)
    {
        var room = new Room(counting);
        room.Text.Again(text);
        return Find(room, room.Text, [new(PassageKind.Own, new Span(0, text.Length))]);
    }

    // "See below" and nothing else: the news is in what was passed on.
    private static bool ReadsForwarded(Email email, IReadOnlyList<Passage> passages)
    {
        if (!passages.Any(p => p.Kind == PassageKind.Forwarded))
        {
            return false;
        }

        var own = passages.Where(p => p.Kind == PassageKind.Own).Sum(p => p.Span.Of(email.Text).Trim().Length);
        return own < 30 || (own < 120 && !IsToSender(email, passages));
    }

    // "Look at this!" above a letter to whoever passes it on: their news, not the reader's.
    private static bool IsToSender(Email email, IReadOnlyList<Passage> passages)
    {
        var name = email.From.Name.Split(' ')[0];
        return name.Length > 2
            && passages
                .Where(p => p.Kind == PassageKind.Forwarded)
                .Any(p =>
                    Array.Exists(
                        Greetings,
                        greeting => p.Span.Of(email.Text).Contains(greeting + name, StringComparison.OrdinalIgnoreCase)
                    )
                );
    }

    private static readonly string[] Greetings = ["Dear ", "Hi ", "Hello ", "Hey "];

    // What the mail is about: by its words, its subject, and the address that it came from.
    private JobContext Context(List<Sign> found, List<Sign> inSubject, MailAddress from)
    {
        var (job, elsewhere, application) = (0, 0, false);
        foreach (var sign in found)
        {
            if (!sign.Wording.OnlySubject)
            {
                Count(sign.Wording);
            }
        }

        foreach (var sign in inSubject)
        {
            Count(sign.Wording);
        }

        // An address alone says nothing: "jobs@" may be a plumber's.
        job += (job > 0 || application) && employers.IsOfHiring(from.Address) ? 1 : 0;
        return new(job, elsewhere, application);

        void Count(Wording wording)
        {
            job += wording.Context == MailContext.Job ? 1 : 0;
            elsewhere += wording.Context == MailContext.Elsewhere ? 1 : 0;
            application |= wording.Context == MailContext.Application;
        }
    }

    // Never false where both are found among all wordings: these are some of the very same phrases.
    private bool MayGiveFeedback(Room room, List<Passage> subject, List<Passage> spans)
    {
        byte found = 0;
        Look(room.Subject, subject);
        Look(room.Text, spans);
        return found == (Given | OfJob);

        void Look(ReadText text, List<Passage> passages)
        {
            room.Find(text, feedback.Value, passages);
            foreach (var hit in room.Hits)
            {
                found |= feedback.Value.What(hit.Phrase);
            }
        }
    }

    private static IEnumerable<(Phrase, byte)> OfFeedback(IEnumerable<Wording> wordings) =>
        from wording in wordings
        let bits = (byte)(
            (wording.Feedback is FeedbackStance.Given ? Given : 0)
            | (wording.Context is MailContext.Job or MailContext.Application ? OfJob : 0)
        )
        where bits != 0
        from phrase in wording.Phrases
        select (phrase, bits);

    private List<Sign> Find(Room room, ReadText read, List<Passage> spans)
    {
        var signs = new List<Sign>();
        room.Find(read, phrases, spans);
        var at = 0;
        foreach (var hit in room.Hits)
        {
            // Both are in order, so nothing before is looked at again: a long thread has thousands of each.
            var span = new Span(read.Tokens[hit.First].Start, read.Tokens[hit.End - 1].End);
            while (at < spans.Count && spans[at].Span.End <= span.Start)
            {
                at++;
            }

            if (at < spans.Count && spans[at].Span.Covers(span))
            {
                var (wording, mark, not) = phrases.What(hit.Phrase);
                signs.Add(new(wording, mark, not, spans[at].Kind, span, read.Tokens[hit.First].Sentence));
            }
        }

        return signs.Count == 0 ? signs : TakenBack.LeftOf(signs, read);
    }

    /// <summary>What reading a text takes, used again for mail after mail: there may be a hundred thousand.</summary>
    private sealed class Room(ClueSet counting)
    {
        private readonly Growing<Automaton.Hit> hits = new();
        private readonly Growing<Span> within = new();
        private readonly NumberedSentence words = new();

        public ReadText Subject { get; } = ReadText.ForReuse();

        public ReadText Text { get; } = ReadText.ForReuse();

        public MailClues Clues { get; } = new(counting);

        public ReadOnlySpan<Automaton.Hit> Hits => hits.Span;

        public void Find<T>(ReadText text, Phrases<T> phrases, List<Passage> passages)
        {
            hits.Clear();
            within.Clear();
            foreach (var passage in passages)
            {
                within.Add(passage.Span);
            }

            if (passages.Count > 0)
            {
                phrases.Find(text, words, hits, within.Span);
            }
        }
    }
}
