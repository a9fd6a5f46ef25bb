using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>Names in the text against the names that are known. Where it cannot tell a name from a word, it says nothing.</summary>
internal static class CompareNames
{
    private static readonly HashSet<string> Titles = Set(
        "mr mrs ms miss mx dr prof professor sir madam hi dear hello hey good morning afternoon evening again and to rev reverend father sister captain "
            + "hiya heya howdy hullo g'day greetings salutations mam mama mister doctor chef madame monsieur frau herr signor signora "
            + "señor señora coach principal headteacher vicar pastor matron"
    );

    private static readonly HashSet<string> OfMen = Set("mr mister sir");

    private static readonly HashSet<string> OfWomen = Set("mrs ms miss");

    private static readonly HashSet<string> Nobody = Set(
        "team all there everyone everybody hiring manager recruiter recruiting recruitment human resources hr people talent "
            + "department sir madam sirs ma maam ma'am bhai ji respected recruiters personnel office panel committee colleagues whom it may concern folks both the selection"
    );

    public static readonly HashSet<string> AnyRole = Set(
        "a an the this that same similar another other next new open current future any first second permanent temporary "
            + "senior junior lead full part time your my our"
    );

    private static readonly HashSet<string> Closings = Set(
        "regards wishes sincerely faithfully truly thanks thank yours best love greetings respectfully cordially"
    );

    private static readonly HashSet<string> Ahead = Set(
        "if when should whenever another next other others future further upcoming forthcoming coming prepare preparing "
            + "going off trying seeing soon later also before after since left used once"
    );

    /// <summary>The name greeted must be part of the name written to, or of another person of this application.</summary>
    public static void Greeting(Rule rule, Workspace work, ReviewFacts facts)
    {
        var known = Parts([facts.To, .. facts.People]);
        var (first, end) = (-1, -1);
        for (var i = 0; i < work.Text.Count && work.Text.Tokens[i].Sentence <= Layout.LongestLetterHead; i++)
        {
            if (IsOtherTitle(work, i, facts.To))
            {
                Title(rule, work, i, facts.To);
                return;
            }

            if ((work.Layout[i] & Place.Greeting) == Place.None || work.Text.Tokens[i].Kind != WordKind.Word)
            {
                continue;
            }

            var form = work.Text.FormAt(i);
            if (Titles.Contains(form) || !IsCapital(work, i) || IsPlaceholder(work, i))
            {
                continue;
            }

            if (
                known.Contains(form)
                || known.Any(name => ShortNames.Are(form, name))
                || Nobody.Contains(form)
                || Parts([facts.Employer]).Contains(form)
            )
            {
                return;
            }

            (first, end) = (first < 0 ? i : first, i + 1);
        }

        if (first >= 0)
        {
            var span = work.SpanOf(first, end);
            var found = span.Of(work.Text.Text);
            var right = end - first > 1 ? facts.To : facts.To.Split(' ')[0];
            work.Add(rule, span, CheckFacts.Message(rule, found, facts.To), new Fix(span, right));
        }
    }

    // "Dear Ms Nakamura" to Mr Nakamura: whoever looks at the name alone does not see it.
    private static bool IsOtherTitle(Workspace work, int at, string to)
    {
        if (
            (work.Layout[at] & Place.Greeting) == Place.None
            || at + 1 >= work.Text.Count
            || !Parts([to]).Contains(work.Text.FormAt(at + 1))
        )
        {
            return false;
        }

        var (found, right) = (work.Text.FormAt(at), to.Split(' ')[0].TrimEnd('.').ToLowerInvariant());
        return (OfMen.Contains(found) && OfWomen.Contains(right)) || (OfWomen.Contains(found) && OfMen.Contains(right));
    }

    private static void Title(Rule rule, Workspace work, int at, string to)
    {
        var span = work.SpanOf(at, at + 2);
        work.Add(rule, span, CheckFacts.Message(rule, span.Of(work.Text.Text), to), new Fix(span, to));
    }

    /// <summary>"Dr", "Chef", "Madame": what follows is a person, not a firm.</summary>
    public static bool IsTitle(Workspace work, int word) => Titles.Contains(work.Text.FormAt(word));

    /// <summary>The name that the text is signed with shares a part with the candidate's own.</summary>
    public static void Sender(Rule rule, Workspace work, ReviewFacts facts)
    {
        var known = Parts([facts.From]);
        for (var s = work.Text.SentenceCount - 1; s >= 0; s--)
        {
            var sentence = work.Text.AllSentences[s];
            var place = work.Layout[sentence.First];
            if ((place & Place.Reply) != Place.None)
            {
                continue;
            }

            var words = Enumerable.Range(sentence.First, sentence.End - sentence.First).ToList();
            if (
                (place & Place.SignOff) == Place.None
                || s == 0
                || (work.Layout[work.Text.AllSentences[s - 1].First] & Place.SignOff) == Place.None
            )
            {
                BareName(rule, work, facts, known, s, words);
                return;
            }

            if (
                words.Count is >= 1 and <= 3
                && words.All(i => work.Text.Tokens[i].Kind == WordKind.Word && IsCapital(work, i))
                && (work.Layout[work.Text.AllSentences[s - 1].First] & Place.Reply) == Place.None
                && EndsWithComma(work, work.Text.AllSentences[s - 1])
            )
            {
                if (!words.Any(i => known.Contains(work.Text.FormAt(i))))
                {
                    work.Add(
                        rule,
                        sentence.Span,
                        CheckFacts.Message(rule, sentence.Span.Of(work.Text.Text), facts.From),
                        new Fix(sentence.Span, facts.From)
                    );
                }

                return;
            }
        }
    }

    // A full name alone on the last line is a signature too; a single word there could be anything.
    private static void BareName(
        Rule rule,
        Workspace work,
        ReviewFacts facts,
        HashSet<string> known,
        int at,
        List<int> words
    )
    {
        var span = work.Text.AllSentences[at].Span;
        if (
            at > 0
            && words.Count is 2 or 3
            && words.All(i =>
                work.Text.Tokens[i].Kind == WordKind.Word
                && IsCapital(work, i)
                && !known.Contains(work.Text.FormAt(i))
                && !Closings.Contains(work.Text.FormAt(i))
            )
            && work.Text.Text[..span.Start].TrimEnd(' ', '\t').EndsWith('\n')
        )
        {
            work.Add(
                rule,
                span,
                CheckFacts.Message(rule, span.Of(work.Text.Text), facts.From),
                new Fix(span, facts.From)
            );
        }
    }

    /// <summary>"the Marketing Manager role" where it is neither a part of the role applied for nor a fuller name of it.</summary>
    public static void Role(Rule rule, Workspace work, ReviewFacts facts)
    {
        var known = Parts([facts.Role, facts.Employer]);
        var role = Parts([facts.Role]);
        for (var i = 1; i < work.Text.Count; i++)
        {
            if (
                (work.Layout[i] & (Place.Reply | Place.Quoted | Place.Header | Place.SignOff | Place.Future))
                    != Place.None
                || work.Text.FormAt(i) is not ("role" or "position" or "vacancy" or "post" or "job")
            )
            {
                continue;
            }

            var from = i;
            while (from > 0 && i - from < 5 && IsCapital(work, from - 1) && Joined(work, from - 1))
            {
                from--;
            }

            var names = Enumerable.Range(from, i - from).Where(w => !AnyRole.Contains(work.Text.FormAt(w))).ToList();
            if (
                names.Count > 0
                && !TellsOfAnother(work, from)
                && from > work.SentenceOf(i).First
                && names.Any(w => !known.Contains(work.Text.FormAt(w)))
                && !role.All(part => names.Any(w => work.Text.FormAt(w) == part))
            )
            {
                var span = work.SpanOf(names[0], i);
                work.Add(
                    rule,
                    span,
                    CheckFacts.Message(rule, span.Of(work.Text.Text), facts.Role),
                    new Fix(span, facts.Role)
                );
                return;
            }
        }
    }

    // "I am preparing for Rand Water", "when the Galway job opens": what lies ahead may well be elsewhere.
    public static bool TellsOfAnother(Workspace work, int at)
    {
        for (var i = work.SentenceOf(at).First; i < at; i++)
        {
            if (Ahead.Contains(work.Text.FormAt(i)))
            {
                return true;
            }
        }

        return false;
    }

    // "Dear [Name]" is told by the rule for what was left to fill in.
    private static bool IsPlaceholder(Workspace work, int word) =>
        word > 0 && work.Text.Text[work.Text.Tokens[word - 1].Start] is '[' or '{' or '<' or '(';

    private static bool EndsWithComma(Workspace work, Sentence sentence) =>
        work.Text.Text[work.Text.Tokens[sentence.End - 1].Start] == ',';

    private static bool Joined(Workspace work, int word) => work.Text.Tokens[word].Kind == WordKind.Word;

    public static bool IsCapital(Workspace work, int word) =>
        char.IsUpper(work.Text.Text[work.Text.Tokens[word].Start]);

    public static HashSet<string> Parts(IEnumerable<string> names) =>
        [
            .. names
                .SelectMany(name => name.ToLowerInvariant().Replace('’', '\'').Split([' ', '-', ',', '.', '(', ')']))
                .Where(part => part.Length > 0),
        ];

    public static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
