using Candor.Checking;
using Candor.Core.Knowledge;

namespace Candor.Tests.Knowledge;

/// <summary>Whom to call must never be lost to a slip of the pen.</summary>
public sealed class HelpLinesTests
{
    [Fact]
    public void A_country_has_its_lines() => Lines(null, []).Of("GB").ShouldContain(line => line.Phone == "116 123");

    [Fact]
    public void An_own_file_takes_the_place_of_the_list()
    {
        var faults = new List<Fault>();
        var lines = Lines("- { country: GB, name: Own, phone: '999', open: always }", faults);
        faults.ShouldBeEmpty();
        lines.All.ShouldHaveSingleItem().Name.ShouldBe("Own");
    }

    [Theory]
    [InlineData("- { country: Britain, name: Own, phone: '999', open: always }")]
    [InlineData("- { country: GB, name: Own, telephone: '999', open: always }")]
    public void An_own_file_with_a_fault_is_named_and_the_built_in_lines_stay(string line)
    {
        var faults = new List<Fault>();
        var lines = Lines(line, faults);
        faults.ShouldNotBeEmpty();
        lines.Of("GB").ShouldContain(one => one.Phone == "116 123");
        lines.Care.ShouldNotBeEmpty();
        lines.Directory.ShouldNotBeEmpty();
    }

    private static HelpLines Lines(string? own, List<Fault> faults)
    {
        var overlay = own is null
            ? null
            : KnowledgeFile.Of(
                "help/lines.yaml",
                $"message: Own\nsources: [candor]\ndirectory: example.org\nlines:\n  {own}\n",
                faults
            );
        return new(new Library(ReadFolder.Read(Repository.Knowledge, []), overlay is null ? [] : [overlay]), faults);
    }
}
