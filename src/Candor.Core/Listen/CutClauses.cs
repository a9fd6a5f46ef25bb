using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Cuts a sentence where it starts to say something else: at "but" and its kin, at a semicolon or dash, and at a comma
/// or "and" where the judgement turns or a second thing is judged in its own words.
/// </summary>
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

    private static readonly string[] Leads = ["although", "though", "while", "whilst", "even", "despite", "whereas"];

    public static IReadOnlyList<Clause> Of(ReadText read, Sentence sentence, Judge judge)
    {
        var clauses = new List<Clause>();
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

        return clauses;
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

            if (form == "," && judge.IsSigned && IsListed(read, i, clause))
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
            return true;
        }

        // "Your presentation was clear and well paced" is one thing; "you were clear, warm and well prepared" is three.
        if (OneSubject(read, left) && !OwnSubject(read, right))
        {
            return false;
        }

        var (one, other) = (judge.TopicOf(left), judge.TopicOf(right));
        return one is not null && other is not null && one.Id != other.Id;
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
