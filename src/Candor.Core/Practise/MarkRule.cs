using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>What a stretch of an answer can be marked as.</summary>
public enum MarkKind
{
    /// <summary>A word that holds the floor and says nothing there: "um", "like", "you know".</summary>
    Filler,

    /// <summary>A word that takes back what is said: "I think", "maybe".</summary>
    Hedge,

    /// <summary>Words said twice in a row by accident.</summary>
    Repeat,

    /// <summary>A sentence begun again in other words.</summary>
    Restart,

    Number,

    /// <summary>A name of a person, firm, tool or place.</summary>
    Name,

    /// <summary>When, or for how long.</summary>
    Time,

    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>A sentence in which "we" acts and "I" does not.</summary>
    WeWithoutI,
}

/// <summary>A stretch marked, by words of the <see cref="ReadText"/>: from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="File">The id of the knowledge file that marks it, empty where no file does.</param>
public readonly record struct WordMark(MarkKind Kind, int First, int End, string File);

/// <summary>
/// A file of <c>knowledge/practise/marks/</c> or <c>fillers/</c>: words to find and the contexts that decide whether a use
/// of them counts. The first context, in the file's order, that covers the use decides; where none does, <c>otherwise</c>.
/// </summary>
public sealed record MarkRule(
    string Id,
    MarkKind Kind,
    string Message,
    IReadOnlyList<Phrase> Finds,
    IReadOnlyList<(bool Marked, IReadOnlyList<Phrase> When)> Contexts,
    bool Otherwise,
    bool? Opening
)
{
    private enum Verdict
    {
        Marked,
        Content,
    }

    public static IReadOnlyList<MarkRule> ReadAll(Library library, WordClasses classes, ICollection<Fault> faults) =>
        [
            .. library.Read("practise/fillers", faults, (file, own) => Read(file, classes, own)),
            .. library.Read("practise/marks", faults, (file, own) => Read(file, classes, own)),
        ];

    private static MarkRule? Read(KnowledgeFile file, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var rule = new MarkRule(
            file.Id,
            entry.One<MarkKind>("mark"),
            entry.Text("message"),
            ReadPhrases.Of(entry, "finds", classes),
            [.. entry.Maps("contexts").Select(context => Context(context, classes))],
            entry.One<Verdict>("otherwise", Verdict.Marked) == Verdict.Marked,
            entry.Has("opening") ? entry.One<Verdict>("opening") == Verdict.Marked : null
        );
        entry.Text("why");
        Sources.Of(entry);
        entry.Elsewhere("examples");
        entry.Done();
        return rule;
    }

    private static (bool, IReadOnlyList<Phrase>) Context(Entry entry, WordClasses classes)
    {
        var marked = entry.Has("marked");
        if (marked == entry.Has("content"))
        {
            entry.Wrong("a context holds either 'marked' or 'content', with its phrases");
        }

        var when = ReadPhrases.Of(entry, marked ? "marked" : "content", classes);
        entry.Done();
        return (marked, when);
    }
}
