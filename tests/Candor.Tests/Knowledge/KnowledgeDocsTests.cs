using Candor.Checking;
using Candor.Core.Knowledge;

namespace Candor.Tests.Knowledge;

/// <summary>The files that docs/knowledge.md shows a coach are files that work: no fault, and their examples hold.</summary>
public sealed class KnowledgeDocsTests
{
    [Fact]
    public void Every_file_that_the_guide_shows_can_be_read_and_its_examples_hold()
    {
        var faults = new List<Fault>();
        var shown = Shown(faults).ToList();
        shown.Count.ShouldBeGreaterThan(3);
        var all = new Library(ReadFolder.Read(Repository.Knowledge, faults), shown);
        CheckAll.Check([.. ReadFolder.Read(Repository.Knowledge, []), .. shown], faults);
        faults.ShouldBeEmpty();
        foreach (var file in shown.Where(file => !file.Path.StartsWith("exercises/", StringComparison.Ordinal)))
        {
            var run = file.Path.StartsWith("questions/", StringComparison.Ordinal)
                ? QuestionExamples.Run(all, file)
                : PractiseExamples.OfOther(all, file);
            run.ShouldBeEmpty(file.Path);
        }
    }

    // A path in backticks on a line of its own, and below it the file.
    private static IEnumerable<KnowledgeFile> Shown(List<Fault> faults)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "knowledge.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (
                lines[i].StartsWith("`knowledge/", StringComparison.Ordinal)
                && lines[i].EndsWith(".yaml`", StringComparison.Ordinal)
            )
            {
                var start = Array.IndexOf(lines, "```yaml", i) + 1;
                var text = string.Join('\n', lines[start..Array.IndexOf(lines, "```", start)]);
                if (KnowledgeFile.Of(lines[i][11..^1], text, faults) is { } file)
                {
                    yield return file;
                }
            }
        }
    }
}
