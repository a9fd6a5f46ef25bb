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

    [Fact]
    public async Task Every_command_of_the_readme_runs_as_it_stands_there()
    {
        using var terminal = new TestTerminal();
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rejection.eml"] = terminal.Write(
                "rejection.eml",
                "From: Dana <dana@northwind.example>\nSubject: Your application\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\n"
                    + "Unfortunately we have decided not to proceed with your application for the role of Analyst.\n"
            ),
            ["facts.yaml"] = terminal.Write(
                "facts.yaml",
                "name: Sam Okafor\nperson: Dana Whitfield\nemployer: Northwind\n"
            ),
            ["draft.txt"] = terminal.Write("draft.txt", "Dear Dana,\n\nWhy did you not choose me?\n"),
            ["feedback.txt"] = terminal.Write("feedback.txt", "You rambled, but your questions were good.\n"),
            ["answer.txt"] = terminal.Write(
                "answer.txt",
                "Last spring I timed forty cases and the time fell to three days.\n"
            ),
        };
        files["~/Mail"] = Path.Combine(terminal.Home, "Mail");
        Directory.CreateDirectory(files["~/Mail"]);
        File.Copy(files["rejection.eml"], Path.Combine(files["~/Mail"], "1.eml"));
        var readme = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md"));
        var shown = readme.Where(line => line.StartsWith("candor ", StringComparison.Ordinal)).ToList();
        shown.Count.ShouldBeGreaterThan(5);
        foreach (var line in shown)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1);
            var args = words.Select(word => files.GetValueOrDefault(word, word)).ToList();
            // It would go on to serve.
            args.AddRange(args[0] == "demo" ? ["--only-fill"] : []);

            var ran = await terminal.RunAsync([.. args]);

            // A finding at the level of an error is what the draft was given for.
            ran.ExitCode.ShouldBe(args[0] == "review" ? 1 : 0, $"{line}: {ran.Error}");
            ran.Out.ShouldNotBeEmpty(line);
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^candor ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
