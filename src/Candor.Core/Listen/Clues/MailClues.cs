using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen.Clues;

/// <summary>
/// The clues of one mail: of the whole of it (its subject, its footer, its marks), and of each sentence that its sender
/// wrote. Its room is used again for mail after mail.
/// </summary>
/// <param name="counting">The clues that count for anything; others are left out.</param>
public sealed class MailClues(ClueSet counting)
{
    /// <summary>Sentences that are looked at; the news stands before.</summary>
    private const int MostSentences = 60;

    private readonly MetWords met = new();
    private readonly OnceEach once = new();
    private readonly Growing<ulong> one = new();
    private readonly Growing<ulong> all = new();
    private readonly Growing<ulong> whole = new();
    private readonly Growing<(Span? Span, int First, int End)> sentences = new();

    /// <summary>Of the whole mail.</summary>
    public ReadOnlySpan<ulong> Whole => whole.Span;

    public int Count => sentences.Count;

    /// <summary>Where it stands in the text; null for the subject.</summary>
    public Span? SpanOf(int sentence) => sentences[sentence].Span;

    public ReadOnlySpan<ulong> Of(int sentence) => all.Span[sentences[sentence].First..sentences[sentence].End];

    internal void Clear()
    {
        all.Clear();
        whole.Clear();
        sentences.Clear();
        once.Forget();
    }

    /// <summary>Something about the mail as a whole; once, however often it is said.</summary>
    internal void AddMark(int number) => AddWhole(Clue.Of(ClueScope.Plain, ClueKind.Mark, number));

    /// <summary>The subject: as such, and as a sentence like another, unless it repeats an earlier mail's.</summary>
    internal void AddSubject(ReadText read, Lexicon words, bool isReply)
    {
        for (var i = 0; i < Math.Min(read.SentenceCount, 4); i++)
        {
            AddWhole(read, i, words, ClueScope.Subject);
            if (!isReply)
            {
                FindClues.Of(read, i, words, met, ClueScope.Plain, counting, one, once);
                AddSentence(null);
            }
        }
    }

    internal void AddText(ReadText read, List<Passage> passages, PassageKind own, Lexicon words)
    {
        var at = 0;
        for (var i = 0; i < read.SentenceCount && sentences.Count < MostSentences; i++)
        {
            var span = read.AllSentences[i].Span;
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
                AddWhole(read, i, words, ClueScope.Footer);
                continue;
            }

            if (passages[at].Kind != own)
            {
                continue;
            }

            FindClues.Of(read, i, words, met, ClueScope.Plain, counting, one, once);
            AddSentence(span);
        }
    }

    private void AddSentence(Span? span)
    {
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

        sentences.Add((span, first, all.Count));
    }

    private void AddWhole(ReadText read, int sentence, Lexicon words, ClueScope scope)
    {
        FindClues.Of(read, sentence, words, met, scope, counting, one, once);
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
}
