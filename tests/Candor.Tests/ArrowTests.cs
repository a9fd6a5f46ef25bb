using System.Text.RegularExpressions;

namespace Candor.Tests;

/// <summary>The arrows between the parts run one way (docs/architecture.md): read from the sources' own usings.</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] Verbs = ["Ask", "Listen", "Learn", "Practise"];

    private static readonly string[] Tools = ["Review", "Mail", "Knowledge", "Text"];

    [Fact]
    public void Core_names_nothing_of_the_program()
    {
        Named("src/Candor.Core", "").Where(n => !n.Namespace.StartsWith("Candor.Core")).ShouldBeEmpty();
    }

    [Fact]
    public void In_Core_verbs_do_not_name_each_other()
    {
        foreach (var verb in Verbs)
        {
            var others = Verbs.Where(other => other != verb).Select(other => $"Candor.Core.{other}");
            Named("src/Candor.Core", verb).Where(n => others.Contains(n.Namespace)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void In_Core_tools_do_not_name_verbs()
    {
        var verbs = Verbs.Select(verb => $"Candor.Core.{verb}").ToArray();
        foreach (var tool in Tools)
        {
            Named("src/Candor.Core", tool).Where(n => verbs.Contains(n.Namespace)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void In_Core_nouns_name_no_verb_and_no_tool_but_Text()
    {
        Named("src/Candor.Core", "", SearchOption.TopDirectoryOnly)
            .Where(n => n.Namespace is not ("Candor.Core" or "Candor.Core.Text"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Core_is_pure()
    {
        string[] impure =
        [
            "System.IO.File",
            "System.Net",
            "System.Data",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
        ];
        var references = typeof(Candidate).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        references.Where(name => impure.Any(name.StartsWith)).ShouldBeEmpty();
        foreach (var path in Sources("src/Candor.Core", SearchOption.AllDirectories))
        {
            ImpureCall().Matches(File.ReadAllText(path)).Select(m => $"{path}: {m.Value}").ShouldBeEmpty();
        }
    }

    private static IEnumerable<(string File, string Namespace)> Named(
        string project,
        string folder,
        SearchOption depth = SearchOption.AllDirectories
    ) =>
        from path in Sources(Path.Combine(project, folder), depth)
        from Match match in CandorNamespace().Matches(File.ReadAllText(path))
        select (path, match.Groups[1].Value);

    private static IEnumerable<string> Sources(string folder, SearchOption depth) =>
        Directory
            .EnumerateFiles(
                Directory.CreateDirectory(Path.Combine(Repository.Root, folder)).FullName,
                "*.cs",
                new EnumerationOptions { RecurseSubdirectories = depth == SearchOption.AllDirectories }
            )
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"));

    [GeneratedRegex(@"^using (?:static )?(Candor(?:\.[A-Za-z]+)*)", RegexOptions.Multiline)]
    private static partial Regex CandorNamespace();

    [GeneratedRegex(@"\b(File|Directory|Process|Environment|HttpClient|Socket|Console)\.[A-Z]\w+\(")]
    private static partial Regex ImpureCall();
}
