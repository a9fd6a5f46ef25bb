namespace Candor.Tests;

/// <summary>The examples of <c>docs/cli.md</c>: <c>$ candor ARGS</c> or <c>$ echo "INPUT" | candor ARGS</c> and below it what is answered.</summary>
public static class CliDocs
{
    /// <summary>Runs the examples of a command's section and checks each answer.</summary>
    public static async Task CheckAsync(string command)
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md"))
            .Split("\n## ")
            .Single(s => s.StartsWith($"candor {command}\n", StringComparison.Ordinal));
        var lines = section.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("$ candor ", StringComparison.Ordinal))
            {
                await CheckAsync("", lines[i][9..].Split(' '), lines, i);
            }

            if (!lines[i].StartsWith("$ echo \"", StringComparison.Ordinal))
            {
                continue;
            }

            var input = lines[i][8..lines[i].LastIndexOf("\" | candor ", StringComparison.Ordinal)];
            var args = lines[i][(lines[i].LastIndexOf(" | candor ", StringComparison.Ordinal) + 10)..].Split(' ');
            await CheckAsync(input + "\n", args, lines, i);
        }
    }

    private static async Task CheckAsync(string input, string[] args, string[] lines, int at)
    {
        var end = Array.IndexOf(lines, "```", at);
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync(input, args);
        ran.Error.ShouldBe("");
        ran.Out.TrimEnd().ShouldBe(string.Join('\n', lines[(at + 1)..end]));
    }
}
