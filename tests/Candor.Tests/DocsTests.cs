using System.Text.RegularExpressions;

namespace Candor.Tests;

public sealed partial class DocsTests
{
    [Fact]
    public void Every_link_between_the_pages_of_the_docs_leads_somewhere()
    {
        var pages = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Append(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        var broken =
            from page in pages
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetRelativePath(Repository.Root, page)}: {target}";
        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_command_that_the_readme_shows_is_one()
    {
        using var terminal = new TestTerminal();
        var shown = Command().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")));
        foreach (var name in shown.Select(match => match.Groups[1].Value).Distinct())
        {
            (await terminal.RunAsync(name, "--help")).ExitCode.ShouldBe(0, name);
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^candor ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
