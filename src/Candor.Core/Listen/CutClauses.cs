using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Cuts a sentence where it starts to say something else: at "but" and its kin, at a semicolon or dash, and at a comma
/// or "and" where the judgement turns or a second thing is judged in its own words.
/// </summary>
// Over 300 lines: where to cut is one question, and half of the file are its word lists.
internal static class CutClauses
{
    internal static readonly string[] Turns =
    [
        "but",
        "however",
        "although",
        "though",
        "whereas",
        "nevertheless",
        "nonetheless",
        "yet",
        "while",
        "whilst",
        "except",
    ];

    private static readonly string[] Person =
    [
        "you",
        "your",
        "we",
        "i",
        "it",
        "they",
        "was",
        "were",
        "is",
        "are",
        "there",
    ];

    /// <summary>Words. A heading before a colon is not longer.</summary>
    private const int LongestLead = 14;

    private static readonly string[] Leads = ["although", "though", "while", "whilst", "even", "despite", "whereas"];

    public static IReadOnlyList<Clause> Of(ReadText read, Sentence sentence, Judge judge)
    {
        var clauses = new List<Clause>();
        foreach (var part in Quotations(read, sentence))
        {
            Cut(clauses, read, LeadIn(read, part, judge), judge);
        }

        return clauses;
    }

    // "Dana said "…" and Tom "…"": what stands in quotation marks after a colon or another quotation is said for itself.
    private static IEnumerable<Clause> Quotations(ReadText read, Sentence sentence)
    {
        var first = sentence.First;
        for (var i = sentence.First + 1; i < sentence.End - 1; i++)
        {
            if (Form(read, i) is "\"" or "“" && Form(read, i - 1) is "\"" or "”" or ":" && i > first + 1)
            {
                yield return new(first, i);
                first = i;
            }
        }

        yield return new(first, sentence.End);
    }

    // "Mr Tranter (ops): …", "recruiter by text: …": who says it, or a long heading. A short one ("Coding: …") stays.
    private static Clause LeadIn(ReadText read, Clause part, Judge judge)
    {
        for (var i = part.First + 1; i < Math.Min(part.End - 1, part.First + LongestLead); i++)
        {
            if (Form(read, i) == ":")
            {
                var lead = new Clause(part.First, i);
                return (i - part.First > 3 || judge.IsFramed(lead)) && !judge.Judgements(lead).Any()
                    ? part with
                    {
                        First = i + 1,
                    }
                    : part;
            }
        }

        return part;
    }

    private static void Cut(List<Clause> clauses, ReadText read, Clause sentence, Judge judge)
    {
        var first = sentence.First;
        var lead = Leads.Contains(Form(read, first), StringComparer.Ordinal);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var form = Form(read, i);
            var mark =
                form is ";" or "–" or "—"
                || (lead && form == ",")
                || form == "," && Turns.Contains(Form(read, i + 1), StringComparer.Ordinal);
            var turn =
                Turns.Contains(form, StringComparer.Ordinal)
                && i - first > 1
                && sentence.End - i > 2
                && (
                    form is not ("yet" or "while" or "though" or "whilst" or "however")
                    || Form(read, i - 1) is "," or ";" or "–" or "—" or "-"
                    || form == "while"
                )
                && !(form == "but" && Form(read, i - 1) is "all" or "nothing" or "anything");
            if (mark && i > first)
            {
                Add(clauses, read, new(first, i + 1), judge);
                (first, lead) = (i + 1, false);
            }
            else if (turn)
            {
                Add(clauses, read, new(first, i), judge);
                first = i;
            }
        }

        if (first < sentence.End)
        {
            Add(clauses, read, new(first, sentence.End), judge);
        }
    }

    /// <summary>Without the "but", the comma and the full stop at its ends.</summary>
    public static (int First, int End) Trim(ReadText read, Clause clause)
    {
        var (first, end) = (clause.First, clause.End);
        while (
            first < end
            && (
                (read.Words[first].Kind == WordKind.Mark && Form(read, first) is not ("\"" or "“" or "'" or "‘"))
                || Turns.Contains(Form(read, first), StringComparer.Ordinal)
                || Form(read, first) is "and" or "also" or "so" or "then" or "plus" or "even"
            )
        )
        {
            first++;
        }

        while (
            end > first
            && (
                Form(read, end - 1) is "," or ";" or "." or ":" or "–" or "—" or "(" or "!"
                || Form(read, end - 1) is "and" or "but" or "so" or "also"
            )
        )
        {
            end--;
        }

        return (first, end);
    }

    // Looks for the first comma or "and" on whose two sides different things are judged, cuts there, goes on behind it.
    private static void Add(List<Clause> clauses, ReadText read, Clause clause, Judge judge)
    {
        var judged = judge.Judgements(clause).ToList();
        for (var i = clause.First + 1; (judged.Count > 0 || judge.IsSigned) && i < clause.End - 1; i++)
        {
            var form = Form(read, i);
            // "Clear, simple explanation" is one thing.
            if (
                form is not ("," or "and" or "plus" or "(")
                || (form == "," && i - clause.First == 1 && !judge.IsSigned)
            )
            {
                continue;
            }

            if (form == "," && (judge.IsSigned && IsListed(read, i, clause) || IsNote(read, clause, judge)))
            {
                clauses.Add(new(clause.First, i));
                Add(clauses, read, new(i, clause.End), judge);
                return;
            }

            var (left, right) = (new Clause(clause.First, i), new Clause(i, clause.End));
            if (Part(read, judge.Judgements(left).ToList(), judge.Judgements(right).ToList(), left, right, judge))
            {
                clauses.Add(left);
                Add(clauses, read, right, judge);
                return;
            }
        }

        clauses.Add(clause);
    }

    private static bool Part(
        ReadText read,
        List<(int First, int End, Polarity Polarity, bool Certain)> before,
        List<(int First, int End, Polarity Polarity, bool Certain)> after,
        Clause left,
        Clause right,
        Judge judge
    )
    {
        if (before.Count == 0 || after.Count == 0)
        {
            return false;
        }

        if (before[^1].Polarity != after[0].Polarity)
        {
            // "Your warm-up, with the round that fell apart, was a masterclass" does not turn.
            return !IsRelative(read, right) && (OwnSubject(read, right) || after[0].First - right.First <= 3);
        }

        // "Your presentation was clear and well paced" is one thing; "you were clear, warm and well prepared" is three.
        if (OneSubject(read, left) && !OwnSubject(read, right))
        {
            return false;
        }

        var (one, other) = (judge.TopicOf(left), judge.TopicOf(right));
        return one is not null && other is not null && one.Id != other.Id;
    }

    // "Strong SQL, light on experimentation": without a person in it, and each part of two words and more judging.
    private static bool IsNote(ReadText read, Clause clause, Judge judge)
    {
        var first = clause.First;
        for (var i = clause.First; i <= clause.End; i++)
        {
            if (i < clause.End && Form(read, i) is not ("," or "." or "\"" or "”"))
            {
                if (Person.Contains(Form(read, i), StringComparer.Ordinal))
                {
                    return false;
                }

                continue;
            }

            var part = new Clause(first, i);
            if (i > first && (i - first < 2 || judge.Of(part) is null))
            {
                return false;
            }

            first = i + 1;
        }

        return true;
    }

    // "Strengths: confident, strong on data protection, good listener".
    private static bool IsListed(ReadText read, int comma, Clause clause) =>
        clause.End - clause.First <= 30
        && Form(read, comma + 1)
            is not (
                "which"
                or "who"
                or "that"
                or "so"
                or "because"
                or "when"
                or "especially"
                or "particularly"
                or "like"
                or "where"
                or "for"
                or "e"
                or "such"
                or "even"
                or "if"
                or "as"
                or "you"
                or "but"
            );

    private static bool IsRelative(ReadText read, Clause right) =>
        Form(read, right.First + 1)
            is "with"
                or "which"
                or "who"
                or "that"
                or "where"
                or "when"
                or "even"
                or "especially"
                or "including"
                or "like"
                or "as";

    private static bool OneSubject(ReadText read, Clause clause)
    {
        var forms = Enumerable.Range(clause.First, clause.End - clause.First).Select(i => Form(read, i)).ToList();
        return !forms.Contains("you", StringComparer.Ordinal)
            && forms.Exists(f => f is "was" or "were" or "is" or "are" or "felt" or "seemed" or "sounded" or "came");
    }

    private static bool OwnSubject(ReadText read, Clause clause) =>
        Enumerable
            .Range(clause.First, Math.Min(4, clause.End - clause.First))
            .Any(i => Form(read, i) is "you" or "your" or "we" or "i" or "there" or "the" or "it" or "they");

    private static string Form(ReadText read, int at) => at >= 0 && at < read.Words.Count ? read.Words[at].Form : "";
}
