using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>
/// Which <see cref="Place"/>s each word of a text stands in, found in one walk, and the counts that fall out of it.
/// Its room is used again for the next text.
/// </summary>
internal sealed class Layout
{
    /// <summary>Sentences after the greeting that count as the opening: A7's two, widened by one.</summary>
    public const int OpeningSentences = 3;

    /// <summary>On the telephone a sentence is a few words, and half of them are the other's turn.</summary>
    public const int CallOpeningSentences = 9;

    public const int ClosingSentences = 2;

    /// <summary>Words: a quotation that stays open longer was no quotation but a stray mark.</summary>
    private const int LongestQuotation = 120;

    /// <summary>Words: what a "not" or "he said" still covers; it keeps a text without any full stop in bounds.</summary>
    private const int LongestReach = 80;

    /// <summary>Sentences (name, phone, address …) that may follow a sign-off.</summary>
    private const int LongestSignature = 8;

    /// <summary>Lines: two addresses of six and a date.</summary>
    internal const int LongestLetterHead = 14;

    /// <summary>Words and marks in a line of an address.</summary>
    private const int LongestAddressLine = 10;

    private static readonly ulong[] HeaderNames = Letters.Hashes("to from cc bcc date sent");

    private static readonly ulong SubjectName = Letters.Hash("subject");
    private Place[] places = [];
    private byte[] kinds = [];
    private ReadText text = null!;
    private int opening;

    public int FirstBody { get; private set; }

    public int LastBody { get; private set; }

    public int Questions { get; private set; }

    public int WordCount { get; private set; }

    public int SentenceCount { get; private set; }

    /// <summary>A word of hiring stands in it somewhere.</summary>
    public bool SpeaksOfHiring { get; private set; }

    /// <summary>The writer's own words are of self-harm.</summary>
    public bool Distress { get; private set; }

    /// <summary>There are lines such as "To: …" above the text.</summary>
    public bool HasHeaders { get; private set; }

    public Place this[int word] => places[word];

    public bool IsBody(int sentence) => kinds[sentence] == 0;

    public void Read(ReadText read, ReadOnlySpan<ScopeFound> scopes, DraftKind kind)
    {
        text = read;
        opening = kind == DraftKind.Call ? CallOpeningSentences : OpeningSentences;
        if (places.Length < text.Count)
        {
            places = new Place[Math.Max(text.Count, places.Length * 2)];
        }

        if (kinds.Length < text.SentenceCount)
        {
            kinds = new byte[Math.Max(text.SentenceCount, kinds.Length * 2)];
        }

        Array.Clear(places, 0, text.Count);
        Array.Clear(kinds, 0, text.SentenceCount);
        (SpeaksOfHiring, Distress, HasHeaders) = (false, false, false);
        MarkHeaders();
        MarkQuotedLines();
        MarkScopes(scopes);
        if (kind != DraftKind.Call)
        {
            MarkNameAlone();
        }

        MarkQuotations();
        MarkSentences();
        Distress = IsDistress(scopes);
    }

    private bool IsDistress(ReadOnlySpan<ScopeFound> scopes)
    {
        const Place Others = Place.Reply | Place.Quoted | Place.Header | Place.Reported;
        foreach (var scope in scopes)
        {
            if (
                scope.Scope.Place == Place.Distress
                && !scope.Except
                && (places[scope.First] & (Others | Place.Distress)) == Place.Distress
            )
            {
                return true;
            }
        }

        return false;
    }

    private void MarkHeaders()
    {
        var sentences = text.AllSentences;
        var tokens = text.Tokens;
        for (var s = 0; s < Math.Min(6, sentences.Length); s++)
        {
            var first = sentences[s].First;
            if (sentences[s].End - first < 2 || text.Text[tokens[first + 1].Start] != ':')
            {
                return;
            }

            var name = tokens[first].Hash;
            if (name == SubjectName)
            {
                Mark(first + 2, sentences[s].End, Place.Subject);
                Mark(first, first + 2, Place.Header);
            }
            else if (Letters.Among(HeaderNames, name))
            {
                Mark(first, sentences[s].End, Place.Header);
            }
            else
            {
                return;
            }

            kinds[s] = 1;
            HasHeaders = true;
        }
    }

    // Lines that begin with ">" are the other's words.
    private void MarkQuotedLines()
    {
        var (line, before) = (0, 0);
        for (var s = 0; s < text.SentenceCount; s++)
        {
            var (span, first, end) = text.AllSentences[s];
            var newLine = text.Text.AsSpan(before, span.Start - before).LastIndexOf('\n');
            (line, before) = (newLine < 0 ? line : before + newLine + 1, span.Start);
            if (text.Text[line] == '>')
            {
                Mark(first, end, Place.Reply);
                kinds[s] = 1;
            }
        }
    }

    private void MarkScopes(ReadOnlySpan<ScopeFound> scopes)
    {
        var sentences = text.AllSentences;
        for (var i = 0; i < scopes.Length; i++)
        {
            var (scope, except, first, end) = scopes[i];
            if (except || (places[first] & scope.Place & Place.Reply) != Place.None || IsExcepted(scopes, i))
            {
                continue;
            }

            var sentence = text.Tokens[first].Sentence;
            switch (scope.Place)
            {
                case Place.Greeting when (sentence > 2 || !OnlyHeadersBefore(sentence)) && !MarkLetterHead(sentence):
                case Place.SignOff when !EndsTheText(sentence):
                    continue;
                case Place.Hiring:
                    SpeaksOfHiring = true;
                    continue;
            }

            var to = scope.Until switch
            {
                Reach.Itself => end,
                Reach.Clause => ClauseEnd(end, Math.Min(end + LongestReach, sentences[sentence].End)),
                Reach.Sentence => Math.Min(end + LongestReach, sentences[sentence].End),
                _ => text.Count,
            };
            to = scope.Until is Reach.Itself or Reach.Text
                ? to
                : Math.Min(to, Limit(end, Math.Min(LongestReach, scope.Most)));
            Mark(scope.Until is Reach.Itself or Reach.Text ? first : end, to, scope.Place);
            if (scope.Place is Place.Greeting or Place.SignOff or Place.Reply)
            {
                for (var s = sentence; s < sentences.Length && sentences[s].First < to; s++)
                {
                    kinds[s] = 1;
                }
            }
        }
    }

    private static bool IsExcepted(ReadOnlySpan<ScopeFound> scopes, int which)
    {
        var (scope, _, first, end) = scopes[which];
        for (var i = which; i >= 0 && scopes[i].First > first - 12; i--)
        {
            if (scopes[i].Except && scopes[i].Scope == scope && scopes[i].End > first)
            {
                return true;
            }
        }

        for (var i = which; i < scopes.Length && scopes[i].First < end; i++)
        {
            if (scopes[i].Except && scopes[i].Scope == scope)
            {
                return true;
            }
        }

        return false;
    }

    // "Thanks." can stand anywhere; it is a sign-off only where nothing but a signature follows, and something came before.
    private bool EndsTheText(int sentence)
    {
        if (text.SentenceCount - sentence > LongestSignature || OnlyHeadersBefore(sentence))
        {
            return false;
        }

        for (var s = sentence + 1; s < text.SentenceCount; s++)
        {
            var (_, first, end) = text.AllSentences[s];
            if (end - first > 12 || text.Text[text.Tokens[end - 1].Start] == '?')
            {
                return false;
            }
        }

        return true;
    }

    // Above a letter's greeting stand addresses and a date: short lines that end without a full stop.
    private bool MarkLetterHead(int greeting)
    {
        var sentences = text.AllSentences;
        if (greeting is 0 or > LongestLetterHead)
        {
            return false;
        }

        for (var s = 0; s < greeting; s++)
        {
            var (first, end) = (sentences[s].First, sentences[s].End);
            if (end - first > LongestAddressLine || text.Text[text.Tokens[end - 1].Start] is '.' or '?' or '!')
            {
                return false;
            }
        }

        for (var s = 0; s < greeting; s++)
        {
            Mark(sentences[s].First, sentences[s].End, Place.Header);
            kinds[s] = 1;
        }

        return true;
    }

    // "Mr Tilley," on a line of its own greets without a word of greeting.
    private void MarkNameAlone()
    {
        var s = 0;
        while (
            s < text.SentenceCount
            && (places[text.AllSentences[s].First] & (Place.Header | Place.Subject)) != Place.None
        )
        {
            s++;
        }

        if (s + 1 >= text.SentenceCount || kinds[s] != 0)
        {
            return;
        }

        var (span, first, end) = text.AllSentences[s];
        var words = 0;
        for (var i = first; i < end; i++)
        {
            var token = text.Tokens[i];
            if (
                token.Kind == WordKind.Mark
                    ? text.Text[token.Start] is not (',' or '.')
                    : !char.IsUpper(text.Text[token.Start])
            )
            {
                return;
            }

            words += token.Kind == WordKind.Mark ? 0 : 1;
        }

        var thanks = Letters.Among(Thanks, text.Tokens[first].Hash);
        if (words is >= 1 and <= 4 && !thanks && text.Text[span.End - 1] is not '.' && EndsLine(span.End))
        {
            Mark(first, end, Place.Greeting);
            kinds[s] = 1;
        }
    }

    private static readonly ulong[] Thanks = Letters.Hashes("thanks thank cheers");

    private bool EndsLine(int at) => text.Text.AsSpan(at).TrimStart(' ') is ['\n' or '\r', ..];

    private bool OnlyHeadersBefore(int sentence)
    {
        for (var s = 0; s < sentence; s++)
        {
            if (kinds[s] == 0)
            {
                return false;
            }
        }

        return true;
    }

    private int ClauseEnd(int from, int sentenceEnd)
    {
        for (var i = from; i < sentenceEnd; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind == WordKind.Mark)
            {
                var letter = text.Text[token.Start];
                if (
                    letter is ';' or '–' or '—' or ':'
                    || (letter == ',' && i > from && i + 1 < sentenceEnd && TurnsAt(i + 1))
                )
                {
                    return i;
                }
            }
            else if (i > from && token.Hash == But)
            {
                return i;
            }
        }

        return sentenceEnd;
    }

    private static readonly ulong But = Letters.Hash("but");

    private static readonly ulong[] Turns = Letters.Hashes(
        "but yet and however still though only just so please can could would i you we they he she it this my your there let why what how"
    );

    private bool TurnsAt(int word) => Letters.Among(Turns, text.Tokens[word].Hash);

    private int Limit(int from, int most)
    {
        var i = from;
        for (var words = 0; i < text.Count && words < most; i++)
        {
            words += text.Tokens[i].Kind == WordKind.Mark ? 0 : 1;
        }

        return i;
    }

    private void MarkQuotations()
    {
        var marks = text.Marks;
        for (var m = 0; m < marks.Length; m++)
        {
            var start = text.Tokens[marks[m]].Start;
            var closing = text.Text[start] switch
            {
                '"' => '"',
                '“' => '”',
                '«' => '»',
                '‘' => '’',
                '\'' when OpensAt(start) => '\'',
                _ => '\0',
            };
            if (closing != '\0' && CloseOf(m, closing) is > 0 and var close)
            {
                Mark(marks[m], marks[close] + 1, Place.Quoted);
                m = close;
            }
        }
    }

    private bool OpensAt(int at) =>
        (at == 0 || char.IsWhiteSpace(text.Text[at - 1]))
        && at + 1 < text.Text.Length
        && char.IsLetter(text.Text[at + 1]);

    // The mark that closes what a mark opens; both by their place among the marks.
    private int CloseOf(int open, char closing)
    {
        var marks = text.Marks;
        for (var m = open + 1; m < marks.Length && marks[m] < marks[open] + LongestQuotation; m++)
        {
            if (text.Text[text.Tokens[marks[m]].Start] == closing)
            {
                return m;
            }
        }

        return -1;
    }

    private void MarkSentences()
    {
        var sentences = text.AllSentences;
        MarkBareName();
        (FirstBody, LastBody, Questions, WordCount, SentenceCount) = (-1, -1, 0, 0, 0);
        var marks = text.Marks;
        for (int s = 0, m = 0; s < sentences.Length; s++)
        {
            var (_, first, end) = sentences[s];
            var place = places[first];
            var words = end - first;
            var asks = false;
            for (; m < marks.Length && marks[m] < end; m++)
            {
                words--;
                asks |= text.Text[text.Tokens[marks[m]].Start] == '?' && !places[marks[m]].HasFlag(Place.Quoted);
            }

            if ((place & (Place.Reply | Place.Header)) == Place.None && words > 0)
            {
                WordCount += words;
                Questions += asks && (place & Place.Subject) == Place.None ? 1 : 0;
            }

            if (asks)
            {
                Mark(first, end, Place.Question);
            }

            if (kinds[s] == 0 && words > 0)
            {
                LastBody = s;
                if (SentenceCount == 0)
                {
                    FirstBody = s;
                    Mark(first, end, Place.First);
                }

                if (SentenceCount++ < opening)
                {
                    Mark(first, end, Place.Opening);
                }
            }
        }

        for (int s = LastBody, left = ClosingSentences; s >= 0 && left > 0; s--)
        {
            if (kinds[s] == 0)
            {
                Mark(sentences[s].First, sentences[s].End, Place.Closing);
                left--;
            }
        }
    }

    // "Sam Okafor" alone on the last line, without a sign-off before it.
    private void MarkBareName()
    {
        var last = text.SentenceCount - 1;
        if (last < 2 || kinds[last] != 0)
        {
            return;
        }

        var (_, first, end) = text.AllSentences[last];
        for (var i = first; i < end; i++)
        {
            if (
                end - first > 3
                || text.Tokens[i].Kind != WordKind.Word
                || !char.IsUpper(text.Text[text.Tokens[i].Start])
            )
            {
                return;
            }
        }

        kinds[last] = 1;
        Mark(first, end, Place.SignOff);
    }

    private void Mark(int first, int end, Place place)
    {
        for (var i = first; i < end; i++)
        {
            places[i] |= place;
        }
    }
}
