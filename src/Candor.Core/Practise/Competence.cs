using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// What a job asks of a person, and the words in which advertisements ask for it. A file of <c>knowledge/competences/</c>,
/// named as the questions of the bank name it.
/// </summary>
/// <param name="Id">The file's name: <c>stakeholders</c>.</param>
/// <param name="Message">In plain words: "keeping calm".</param>
/// <param name="Why">Why an interviewer asks after it.</param>
/// <param name="Topics">Ids of <c>knowledge/topics/</c> that lie near it.</param>
public sealed record Competence(
    string Id,
    string Message,
    string Why,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Topics
)
{
    internal IReadOnlyList<Phrase> Advertised { get; private init; } = [];

    internal static Competence? Read(KnowledgeFile file, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        var read = new Competence(
            file.Id,
            entry.Text("message"),
            entry.Text("why"),
            Knowledge.Sources.Of(entry),
            entry.Texts("topics")
        )
        {
            Advertised = ReadPhrases.Of(entry, "advertised", classes),
        };
        entry.Elsewhere("examples");
        entry.Done();
        return read;
    }
}
