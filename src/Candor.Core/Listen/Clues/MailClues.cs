using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// The clues of one mail: of the whole of it (its subject, its footer, its marks), and of each sentence that its sender
/// wrote. Its room is used again for mail after mail.
/// </summary>
/// <remarks>
/// In two steps: first the words of its sentences are looked up (<see cref="Number"/>), by which most mail is known to be
/// none of an application; only for the rest are they put together (<see cref="Add"/>).
/// </remarks>
/// <param name="counting">The clues that count for anything; others are left out.</param>
public sealed class MailClues(ClueSet counting)
{
    /// <summary>Sentences that are looked at; the news stands before.</summary>
    private const int MostSentences = 60;

    /// <summary>Sentences of a subject that are looked at.</summary>
    private const int MostOfSubject = 4;

    private readonly MetWords met = new();
    private readonly OnceEach once = new();
    private readonly Growing<ulong> one = new();
    private readonly Growing<ulong> all = new();
    private readonly Growing<ulong> whole = new();
    private readonly Growing<(Span? Span, int First, int End)> sentences = new();
    private readonly Growing<int> numbers = new();
    private readonly Growing<int> each = new();
    private readonly Growing<ClueScope> scopes = new();
    private readonly Growing<Numbered> ofSubject = new();
    private readonly Growing<Numbered> ofText = new();

    /// <summary>Of the whole mail.</summary>
    public ReadOnlySpan<ulong> Whole => whole.Span;

    public int Count => sentences.Count;

    /// <summary>Where it stands in the text; null for the subject.</summary>
    public Span? SpanOf(int sentence) => sentences[sentence].Span;

    public ReadOnlySpan<ulong> Of(int sentence) => all.Span[sentences[sentence].First..sentences[sentence].End];

    /// <summary>The words of all sentences that the sender wrote and the kinds of words among them, each once, by their numbers.</summary>
    internal ReadOnlySpan<int> Words => each.Span;

    /// <summary>Begins a mail: looks up its words.</summary>
    /// <param name="isReply">Its subject repeats an earlier mail's, and is no sentence of its own.</param>
    internal void Number(
        ReadText subject,
        ReadText text,
        bool isReply,
        List<Passage> passages,
        PassageKind own,
        Lexicon words
    )
    {
        all.Clear();
        whole.Clear();
        sentences.Clear();
        once.Forget();
        numbers.Clear();
        each.Clear();
        scopes.Clear();
        ofSubject.Clear();
        ofText.Clear();
        var left = MostSentences;
        for (var i = 0; i < Math.Min(subject.SentenceCount, MostOfSubject); i++)
        {
            ofSubject.Add(isReply ? new(i, null, true, 0, 0) : Read(subject, i, null, words));
            left -= isReply ? 0 : 1;
        }

        var at = 0;
        for (var i = 0; i < text.SentenceCount && left > 0; i++)
        {
            var span = text.AllSentences[i].Span;
            while (at < passages.Count && passages[at].Span.End <= span.Start)
            {
                at++;
            }

            if (at == passages.Count)
            {
                break;
            }

            if (passages[at].Span.Start > span.Start)
            {
                continue;
            }

            if (passages[at].Kind == PassageKind.Footer)
            {
                ofText.Add(new(i, span, true, 0, 0));
            }
            else if (passages[at].Kind == own)
            {
                ofText.Add(Read(text, i, span, words));
                left--;
            }
        }

        once.Forget();
    }

    /// <summary>Puts the words together: all clues but the marks.</summary>
    internal void Add(ReadText subject, ReadText text, Lexicon words)
    {
        foreach (ref readonly var sentence in ofSubject.Span)
        {
            AddWhole(subject, sentence.Number, words, ClueScope.Subject);
            if (!sentence.IsFrame)
            {
                AddSentence(sentence, words);
            }
        }

        foreach (ref readonly var sentence in ofText.Span)
        {
            if (sentence.IsFrame)
            {
                AddWhole(text, sentence.Number, words, ClueScope.Footer);
            }
            else
            {
                AddSentence(sentence, words);
            }
        }
    }

    /// <summary>Something about the mail as a whole; once, however often it is said.</summary>
    internal void AddMark(int number) => AddWhole(Clue.Of(ClueScope.Plain, ClueKind.Mark, number));

    private Numbered Read(ReadText read, int sentence, Span? span, Lexicon words)
    {
        Span<int> found = stackalloc int[FindClues.Longest];
        Span<ClueScope> where = stackalloc ClueScope[FindClues.Longest];
        var count = FindClues.Numbers(read, sentence, words, met, ClueScope.Plain, found, where);
        var first = numbers.Count;
        for (var i = 0; i < count; i++)
        {
            numbers.Add(found[i]);
            scopes.Add(where[i]);
            AddEach(found[i]);
            AddEach(found[i] == Lexicon.Name ? 0 : words.KindOf(found[i]));
        }

        return new(sentence, span, false, first, numbers.Count);
    }

    private void AddEach(int word)
    {
        if (word is not (0 or Lexicon.Stranger) && once.Add(word))
        {
            each.Add(word);
        }
    }

    private void AddSentence(in Numbered sentence, Lexicon words)
    {
        var of = sentence.First..sentence.End;
        FindClues.Of(numbers.Span[of], scopes.Span[of], words, ClueScope.Plain, counting, one, once);
        var first = all.Count;
        foreach (var clue in one.Span)
        {
            if (Clue.ScopeOf(clue) == ClueScope.Anywhere)
            {
                whole.Add(clue);
            }
            else
            {
                all.Add(clue);
            }
        }

        sentences.Add((sentence.Span, first, all.Count));
    }

    private void AddWhole(ReadText read, int sentence, Lexicon words, ClueScope scope)
    {
        Span<int> found = stackalloc int[FindClues.Longest];
        Span<ClueScope> where = stackalloc ClueScope[FindClues.Longest];
        var count = FindClues.Numbers(read, sentence, words, met, scope, found, where);
        FindClues.Of(found[..count], where[..count], words, scope, counting, one, once);
        foreach (var clue in one.Span)
        {
            AddWhole(clue);
        }
    }

    private void AddWhole(ulong clue)
    {
        if (counting.MayHave(clue) && whole.Span.IndexOf(clue) < 0)
        {
            whole.Add(clue);
        }
    }

    /// <summary>A sentence, and its words among all.</summary>
    /// <param name="IsFrame">A footer's, or a subject's that is repeated: it counts for the whole mail only.</param>
    private readonly record struct Numbered(int Number, Span? Span, bool IsFrame, int First, int End);
}
