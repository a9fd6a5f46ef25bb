using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>The parts of a story as interviewers listen for them, and what is no part of one.</summary>
public enum Part
{
    /// <summary>Where, when, with whom.</summary>
    Situation,

    /// <summary>What had to be done, and by whom.</summary>
    Task,

    /// <summary>What the speaker did.</summary>
    Action,

    /// <summary>What came of it.</summary>
    Result,

    /// <summary>Opinions, self-description, asides.</summary>
    Outside,
}

/// <summary>A file of <c>knowledge/practise/parts/</c>: the wordings that mark one part of a story, by how surely they do.</summary>
public sealed record PartCues(string Id, Part Part, IReadOnlyList<(Phrase Phrase, double Weight)> Cues)
{
    /// <summary>How much one wording counts: "as a result" is strong, "finally" some, a bare "was" a hint.</summary>
    private static readonly (string Key, double Weight)[] Weights = [("strong", 2), ("some", 1), ("hint", 0.5)];

    public static IReadOnlyList<PartCues> ReadAll(Library library, WordClasses classes, ICollection<Fault> faults) =>
        library.Read("practise/parts", faults, (file, own) => Read(file, classes, own));

    private static PartCues? Read(KnowledgeFile file, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var cues = new PartCues(
            file.Id,
            entry.One<Part>("part"),
            [
                .. Weights.SelectMany(weight =>
                    ReadPhrases.Of(entry, weight.Key, classes).Select(phrase => (phrase, weight.Weight))
                ),
            ]
        );
        entry.Text("message");
        entry.Text("why");
        Sources.Of(entry);
        entry.Elsewhere("examples");
        entry.Done();
        return cues;
    }
}
