using Candor.Checking;
using Candor.Core.Knowledge;

namespace Candor.Tests.Knowledge;

public sealed class SourcesTests
{
    [Fact]
    public void Every_id_has_a_name_and_a_line()
    {
        var faults = new List<Fault>();
        var sources = new Sources(new Library(ReadFolder.Read(Repository.Knowledge, faults)), faults);
        faults.ShouldBeEmpty();
        foreach (var id in Sources.Ids)
        {
            sources[id].ShouldNotBeNull(id);
            sources[id]!.Name.ShouldNotBeEmpty(id);
            sources[id]!.Says.ShouldNotBeEmpty(id);
        }

        sources.Names(["E8", "E10", "C5"]).ShouldBe(["Gentle questions, Kate Horrey", "Ask for advice"]);
    }

    [Theory]
    [InlineData("[A7, C5]", "A7|C5")]
    [InlineData("candor", "candor")]
    [InlineData("[E16, evidence: advice, 'evidence: why-first']", "E16|evidence: advice|evidence: why-first")]
    public void Ids_are_read(string yaml, string ids)
    {
        var (read, faults) = Read("sources: " + yaml);
        faults.ShouldBeEmpty();
        string.Join('|', read).ShouldBe(ids);
    }

    [Theory]
    [InlineData("sources: [A7, A19]", "f.yaml:1:15: there is no source 'A19'; A has A1 to A18")]
    [InlineData("sources: [F1]", "f.yaml:1:11: 'F1' is no source; allowed: A1 … E16, 'evidence: …', candor")]
    [InlineData("sources: []", "f.yaml:1:10: 'sources' is empty: name an id such as A7, or candor for our own")]
    [InlineData("other: x", "f.yaml:1:1: 'sources' is missing: ids such as A7, 'evidence: advice', or candor")]
    public void An_id_that_does_not_exist_is_a_fault_with_its_place(string yaml, string fault)
    {
        Read(yaml).Faults.Select(f => f.ToString()).ShouldBe([fault]);
    }

    private static (IReadOnlyList<string> Ids, List<Fault> Faults) Read(string yaml)
    {
        var faults = new List<Fault>();
        var root = ReadYaml.Read("f.yaml", yaml, faults)!;
        var entry = Entry.Of("f.yaml", root, faults)!;
        return (Sources.Of(entry), faults);
    }
}
