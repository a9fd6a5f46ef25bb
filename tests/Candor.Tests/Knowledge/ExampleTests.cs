using Candor.Checking;
using Candor.Core.Knowledge;

namespace Candor.Tests.Knowledge;

/// <summary>Every knowledge file's examples are its tests, and this is the test that runs them.</summary>
public sealed class ExampleTests
{
    private static readonly List<Fault> Faults = [];

    private static readonly Library All = new(ReadFolder.Read(Repository.Knowledge, Faults));

    /// <summary>
    /// For each kind of file (its folder): runs a file's examples and tells which do not hold, a line each, and
    /// nothing where all do. A new kind adds a line here.
    /// </summary>
    private static readonly Dictionary<string, Func<Library, KnowledgeFile, IEnumerable<string>>> Kinds = new()
    {
        ["practise"] = PractiseExamples.Run,
        ["competences"] = CompetenceExamples.Run,
        ["questions"] = QuestionExamples.Run,
        ["playbooks"] = Ask.PlaybookExamples.Run,
        ["exercises"] = LearnExamples.OfExercise,
        ["expectations"] = Ask.ExpectationExamples.Run,
        ["holidays"] = Ask.HolidayExamples.Run,
        ["hearing"] = LearnExamples.OfHearing,
        ["languages"] = OutcomeExamples.OfLanguage,
        ["outcomes"] = OutcomeExamples.OfWording,
        ["senders"] = OutcomeExamples.OfSender,
        ["readings"] = LearnExamples.OfReading,
        ["telling"] = LearnExamples.OfTelling,
        ["themes"] = LearnExamples.OfTheme,
        ["topics"] = LearnExamples.OfTopic,
        ["review"] = ReviewExamples.Run,
        ["writing"] = Ask.WritingExamples.Run,
    };

    /// <summary>Folders whose files are parts of other files, or plain lists; they are tested through those or by tests of their own.</summary>
    private static readonly string[] Parts =
    [
        "grouping",
        "help",
        "leanings",
        "scopes",
        "sources",
        "tone",
        "weighing",
        "words",
    ];

    public static TheoryData<string> Paths() => [.. Files().Select(file => file.Path)];

    [Fact]
    public void Every_file_can_be_read()
    {
        CheckAll.Check([.. Files()], Faults);
        Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_example_of_every_file_holds(string path)
    {
        var file = All[path]!;
        var folder = path[..path.IndexOf('/')];
        if (Parts.Contains(folder))
        {
            return;
        }

        Kinds.ShouldContainKey(folder, $"{path}: there is no such kind of knowledge file");
        file.Root["examples"].ShouldNotBeNull($"{path}: a file without examples is not tested");
        Kinds[folder](All, file).ShouldBeEmpty();
    }

    private static IEnumerable<KnowledgeFile> Files() =>
        Directory
            .EnumerateFiles(Repository.Knowledge, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Knowledge, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => All[path])
            .OfType<KnowledgeFile>();
}
