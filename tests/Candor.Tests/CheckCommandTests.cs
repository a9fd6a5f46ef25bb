namespace Candor.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Without_files_of_ones_own_there_is_nothing_to_check()
    {
        var ran = await terminal.RunAsync("check");
        ran.ExitCode.ShouldBe(0);
        ran.Out.ShouldContain("no knowledge files of your own");
    }

    [Fact]
    public async Task A_slip_in_a_playbook_is_named_with_its_place_and_the_key_that_was_meant()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Knowledge, "playbooks", "strike-now.yaml"));
        var path = terminal.Write("knowledge/playbooks/mine.yaml", text.Replace("steps:", "stpes:"));
        var ran = await terminal.RunAsync("check");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain($"{path}:");
        ran.Error.ShouldContain("did you mean 'steps'?");
    }

    [Fact]
    public async Task A_rule_that_takes_over_the_exceptions_of_a_rule_that_is_not_there_is_named_with_the_one_that_was_meant()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Repository.Knowledge, "review", "may-read-as-sarcasm.yaml")
        );
        var path = terminal.Write(
            "knowledge/review/may-read-as-sarcasm.yaml",
            text.Replace("except-from: sarcasm", "except-from: sarcasms")
        );
        var ran = await terminal.RunAsync("check");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain($"{path}:");
        ran.Error.ShouldContain("'except-from': there is no other rule 'sarcasms'; did you mean 'sarcasm'?");
    }

    [Fact]
    public async Task A_good_file_of_ones_own_is_fine()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Knowledge, "playbooks", "strike-now.yaml"));
        terminal.Write("knowledge/playbooks/mine.yaml", text);
        var ran = await terminal.RunAsync("check");
        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
    }
}
