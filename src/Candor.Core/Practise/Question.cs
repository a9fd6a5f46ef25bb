using Candor.Core.Knowledge;

namespace Candor.Core.Practise;

/// <summary>What a question is for, as an interview goes: it opens, asks for stories, and closes.</summary>
public enum QuestionKind
{
    /// <summary>"Tell me about yourself" and its like.</summary>
    Opening,

    /// <summary>A story from the past, for a competence.</summary>
    Behavioural,

    /// <summary>"What would you do if …".</summary>
    Situational,

    /// <summary>Why this job, why this employer.</summary>
    Motivation,

    /// <summary>Weaknesses, failures, what would be done differently.</summary>
    Weakness,

    /// <summary>Gaps, short stays, changes of field.</summary>
    Gap,

    Salary,

    /// <summary>A hard thing explained to somebody.</summary>
    Technical,

    /// <summary>The last minutes: questions back, what else to say.</summary>
    Closing,

    /// <summary>Asking for concerns, and answering one that is named (D7, D9).</summary>
    Concerns,
}

/// <summary>What a good answer is made of, which decides what is measured of it.</summary>
public enum AnswerShape
{
    /// <summary>Something that happened: situation, task, action, result.</summary>
    Story,

    /// <summary>A view with its reasons.</summary>
    Reason,

    /// <summary>A fact or two, and done.</summary>
    Brief,

    /// <summary>An explanation for a listener.</summary>
    Explanation,
}

/// <summary>A question of an interview, with what it is after. A file of <c>knowledge/questions/</c>.</summary>
/// <param name="Id">The file's path below the folder, without its ending: <c>behavioural/disagreement</c>.</param>
/// <param name="Ask">As an interviewer says it.</param>
/// <param name="Message">What it listens for, in one line.</param>
/// <param name="Competence">What it is about: conflict, deadlines …; empty for kinds that need none.</param>
/// <param name="Topics">Ids of <c>knowledge/topics/</c> that it helps to practise.</param>
/// <param name="Seconds">How long a good answer takes to say, from and to. Advice, not a limit.</param>
/// <param name="FollowUps">What an interviewer asks next.</param>
public sealed record Question(
    string Id,
    QuestionKind Kind,
    string Ask,
    string Message,
    string Why,
    IReadOnlyList<string> Sources,
    string Competence,
    AnswerShape Shape,
    IReadOnlyList<string> Topics,
    (int From, int To) Seconds,
    IReadOnlyList<string> FollowUps
)
{
    internal static Question? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var shape = entry.One<AnswerShape>("shape", AnswerShape.Story);
        var (from, to) = shape switch
        {
            AnswerShape.Brief => (10, 45),
            AnswerShape.Reason => (30, 90),
            _ => (60, 120),
        };
        var question = new Question(
            file.Id,
            entry.One<QuestionKind>("kind"),
            entry.Text("ask"),
            entry.Text("message"),
            entry.Text("why"),
            Knowledge.Sources.Of(entry),
            entry.TextOrNone("competence") ?? "",
            shape,
            entry.Texts("topics"),
            ((int)entry.Number("from-seconds", 5, 600, from), (int)entry.Number("to-seconds", 5, 600, to)),
            entry.Texts("follow-ups")
        );
        if (question.Seconds.From >= question.Seconds.To)
        {
            entry.Wrong("'from-seconds' is less than 'to-seconds'", "from-seconds");
        }

        entry.Elsewhere("examples");
        entry.Done();
        return question;
    }
}
