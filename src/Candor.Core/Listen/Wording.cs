using System.Runtime.CompilerServices;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>How much a wording shows: alone, or only beside others or in a certain kind of mail.</summary>
public enum Weight
{
    /// <summary>Too common to count by itself: sorrow, a "but", other applicants. Several of them together are weighed.</summary>
    Trace,
    Weak,

    /// <summary>As much as a strong one, but only in a mail that is plainly about a job: "it's a no", "went elsewhere".</summary>
    Hint,
    Strong,
}

/// <summary>What a mail is about, by its words: a job, perhaps a job, or another thing that one applies for.</summary>
public enum MailContext
{
    Job,
    Application,
    Elsewhere,
}

/// <summary>
/// One way in which e-mails say something about an application: an entry of <c>knowledge/outcomes/</c>. It shows an
/// outcome, a feedback stance or a stage, or it takes back what others in its sentence seem to show.
/// </summary>
public sealed record Wording(
    string Id,
    string Message,
    OutcomeKind? Kind,
    FeedbackStance? Feedback,
    Stage? Stage,
    Weight Weight,
    bool Cancels,
    MailContext? Context,
    bool OnlySubject,
    IReadOnlyList<Phrase> Phrases,
    IReadOnlyList<Phrase> Not
)
{
    /// <summary>A wording is itself alone: each is read once, and comparing all its phrases would cost more than finding them.</summary>
    public bool Equals(Wording? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static Wording? Read(KnowledgeFile file, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Text("why");
        Sources.Of(entry);
        entry.Elsewhere("examples");
        var wording = new Wording(
            file.Id,
            entry.Text("message"),
            entry.Has("kind") ? entry.One<OutcomeKind>("kind") : null,
            entry.Has("feedback") ? entry.One<FeedbackStance>("feedback") : null,
            entry.Has("stage") ? entry.One<Stage>("stage") : null,
            entry.One<Weight>("weight", Weight.Strong),
            entry.Flag("cancels"),
            entry.Has("context") ? entry.One<MailContext>("context") : null,
            entry.Flag("only-subject"),
            Read(entry, "phrases", classes),
            Read(entry, "not", classes)
        );
        if (wording is { Kind: null, Feedback: null, Stage: null, Cancels: false, Context: null })
        {
            entry.Wrong("it shows nothing: give 'kind', 'feedback', 'stage' or 'context', or 'cancels: yes'");
        }

        if (wording.Phrases.Count == 0)
        {
            entry.Wrong("'phrases' is missing: without one it is never found");
        }

        entry.Done();
        return wording;
    }

    private static List<Phrase> Read(Entry entry, string key, WordClasses classes)
    {
        var phrases = new List<Phrase>();
        foreach (var source in entry.Texts(key))
        {
            if (Phrase.TryRead(source, classes, out var phrase, out var wrong))
            {
                phrases.Add(phrase);
            }
            else
            {
                entry.Wrong($"'{source}': {wrong}", key);
            }
        }

        return phrases;
    }
}
