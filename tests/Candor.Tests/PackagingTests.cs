namespace Candor.Tests;

public sealed class PackagingTests
{
    [Fact]
    public async Task The_man_page_names_every_command()
    {
        using var terminal = new TestTerminal();
        var help = (await terminal.RunAsync("--help")).Out;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..]
            .Split('\n')
            .Skip(1)
            .Select(line => line.Trim().Split(' ')[0])
            .Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower))
            .ToList();
        commands.Count.ShouldBeGreaterThan(15);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "packaging", "candor.1"),
            TestContext.Current.CancellationToken
        );
        commands.Where(command => !page.Contains(command, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("candor rev", "review")]
    [InlineData("candor review --mom", "--moment")]
    public async Task The_shell_is_told_what_may_come_next(string line, string next)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync($"[suggest:{line.Length}]", line);
        ran.Out.Split('\n').ShouldContain(next);
        foreach (var shell in new[] { "bash", "zsh", "fish" })
        {
            (await terminal.RunAsync("completion", shell)).Out.ShouldContain("[suggest:");
        }

        (await terminal.RunAsync("completion", "cmd")).ExitCode.ShouldBe(2);
    }
}
