using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Text;
using Reviewer = Candor.Core.Review.Review;

namespace Candor.Tests.Review;

/// <summary>What the build makes of the rules' phrases, so that a short command need not: it must be what the files say.</summary>
public sealed class MadeGraphTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public void The_graph_in_the_program_is_the_one_that_its_files_make() =>
        BuiltIn
            .Library(home, [], [.. Reviewer.Folders])
            .Made(Reviewer.MadeName)
            .ShouldBe(new Reviewer(new Library(ReadFolder.Read(Repository.Knowledge, [])), []).Made());

    [Fact]
    public void A_graph_is_read_as_it_was_written()
    {
        var written = new Reviewer(new Library(ReadFolder.Read(Repository.Knowledge, [])), []).Made();
        Graph.Read(written)!.Write().ShouldBe(written);
    }

    [Fact]
    public void A_rule_of_the_users_own_is_looked_for_with_the_others()
    {
        Directory.CreateDirectory(Path.Combine(home, "knowledge", "review"));
        File.WriteAllText(
            Path.Combine(home, "knowledge", "review", "own.yaml"),
            "level: warning\nmessage: A word of mine\nwhy: I wear it out.\nsources: [candor]\nfind: quixotic\n"
        );
        var faults = new List<Fault>();
        var review = new Reviewer(BuiltIn.Library(home, faults, [.. Reviewer.Folders]), faults);
        faults.ShouldBeEmpty();
        var found = review
            .Of("Dear Dana,\n\nWhy was I not selected? I liked the quixotic interviewer.\n\nSam")
            .Findings;
        found.Select(f => f.Rule).ShouldContain("own");
        found.Select(f => f.Rule).ShouldContain("asks-for-the-reason");
    }
}
