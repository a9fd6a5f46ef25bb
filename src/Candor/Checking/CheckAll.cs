using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Practise;
using Candor.Core.Text;

namespace Candor.Checking;

/// <summary>Reads every kind of knowledge into its type, for its faults. A new kind adds a line here.</summary>
public static class CheckAll
{
    public static void Check(IReadOnlyList<KnowledgeFile> files, ICollection<Fault> faults) =>
        Check(new Library(files), faults);

    public static void Check(Library library, ICollection<Fault> faults)
    {
        WordClasses.Read(library, faults);
        _ = new Sources(library, faults);
        _ = new HelpLines(library, faults);
        _ = new Holidays(library, faults);
        _ = new Expectations(library, faults);
        _ = new Analyse(library, faults);
        _ = new Questions(library, faults);
        _ = new Competences(library, faults);
        _ = new Remarks(library, faults);
        _ = new Playbooks(library, faults);
        // Leanings are read with the first point.
        _ = new FindPoints(library, faults).In("You were late.");
        _ = new ReadOutcome(library, faults);
        CheckLearn.Check(library, faults);
        _ = new Core.Review.Review(library, faults);
        _ = new Write(library, faults);
    }
}
