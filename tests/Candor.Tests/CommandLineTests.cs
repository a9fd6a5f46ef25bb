namespace Candor.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task A_mistyped_command_is_an_error_and_not_the_web_app()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("xyzzy");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldStartWith("candor: there is no command 'xyzzy'");
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync("--help");
        ran.ExitCode.ShouldBe(0);
    }
}
